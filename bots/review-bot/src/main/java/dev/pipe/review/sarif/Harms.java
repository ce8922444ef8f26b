package dev.pipe.review.sarif;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What harm a rule speaks of, so that two tools that mean the same are known to. A rule's own name is surest: tools give
 * one rule several weaknesses, of which most are neighbours. Where the name says nothing, the weaknesses (CWE) do.
 */
final class Harms {

    static final String CREDENTIAL = "credential";

    private static final Pattern CWE = Pattern.compile("\\bcwe[-_:/ ]*0*(\\d{1,5})\\b");

    /** Of the rule's name, all lower case with hyphens. */
    private static final Map<String, Pattern> NAMED = Map.ofEntries(
            entry(
                    CREDENTIAL,
                    named(
                            "^credential/|secret-in-image|hard-?coded-(?:.*-)?(?:secret|password|credential|key|token)s?(?:-|$)")),
            entry("sql", named("(?<!no)sql(?!alchemy|ite)|dynamic-sql")),
            entry("nosql", named("nosql")),
            entry(
                    "command",
                    named("command-(?:line-)?(?:injection|execution)|shell-(?:eval|injection|true)|subprocess")),
            entry("code", named("code-injection|\\beval\\b")),
            entry("xss", named("\\bxss\\b|cross-site-scripting|unescaped-html")),
            entry("path", named("path-(?:traversal|injection)|archive-extraction|zip-?slip|tar-?slip")),
            entry("csrf", named("csrf|cross-site-request-forgery")),
            entry("ssrf", named("ssrf|server-side-request-forgery|(?<!site-)request-forgery")),
            entry("deserialization", named("deseriali[sz]ation|pickle")),
            entry("xxe", named("\\bxxe\\b|external-entit")),
            entry("ldap", named("ldap")),
            entry("xpath", named("xpath")),
            entry("template", named("template-injection|ssti")),
            entry("redirect", named("redirect")),
            entry("certificate", named("tls-verification|cert(?:ificate)?-valid|disabled-cert|cert(?:ificate)?-verif")),
            entry("hash", named("weak-(?:.*-)?hash|insecure-hash|\\bmd5\\b|\\bsha1\\b")),
            entry("cipher", named("weak-(?:cipher|crypto)|broken-crypto|insecure-cipher|\\becb\\b")),
            entry("cookie", named("cookie")),
            entry("cors", named("\\bcors\\b")),
            entry("jwt", named("\\bjwt\\b.*(?:unverified|verif|none)")),
            entry("log", named("secret-in-log|clear-?text-logging")),
            entry("root", named("as-root|missing-user|user-dropped|/ds-?0*2$")),
            entry("random", named("predictable-secret|insecure-random|weak-random")));

    private static final Map<String, String> WEAKNESSES = Map.ofEntries(
            entry("798", CREDENTIAL),
            entry("259", CREDENTIAL),
            entry("321", CREDENTIAL),
            entry("89", "sql"),
            entry("564", "sql"),
            entry("943", "nosql"),
            entry("77", "command"),
            entry("78", "command"),
            entry("88", "command"),
            entry("94", "code"),
            entry("95", "code"),
            entry("79", "xss"),
            entry("80", "xss"),
            entry("22", "path"),
            entry("23", "path"),
            entry("36", "path"),
            entry("352", "csrf"),
            entry("918", "ssrf"),
            entry("502", "deserialization"),
            entry("611", "xxe"),
            entry("90", "ldap"),
            entry("643", "xpath"),
            entry("1336", "template"),
            entry("601", "redirect"),
            entry("295", "certificate"),
            entry("328", "hash"),
            entry("916", "hash"),
            entry("327", "cipher"),
            entry("614", "cookie"),
            entry("1004", "cookie"),
            entry("942", "cors"),
            entry("347", "jwt"),
            entry("532", "log"),
            entry("250", "root"),
            entry("330", "random"),
            entry("338", "random"));

    private Harms() {}

    /** Never empty: at the least the last word of the rule's own name, by which a tool may share it with another. */
    static Set<String> of(String ruleId, Collection<String> tags) {
        var name = ruleId.toLowerCase(Locale.ROOT).replace('_', '-');
        var harms = new TreeSet<String>();
        NAMED.forEach((harm, words) -> {
            if (words.matcher(name).find()) {
                harms.add(harm);
            }
        });
        if (harms.isEmpty()) {
            weaknesses(tags).forEach(number -> harms.add(WEAKNESSES.getOrDefault(number, "cwe-" + number)));
        }
        harms.add("rule " + name.substring(name.lastIndexOf('/') + 1));
        return Set.copyOf(harms);
    }

    /** The numbers of the weaknesses that a rule names, without leading zeros. */
    static Set<String> weaknesses(Collection<String> texts) {
        var numbers = new HashSet<String>();
        for (var text : texts) {
            CWE.matcher(text.toLowerCase(Locale.ROOT)).results().forEach(found -> numbers.add(found.group(1)));
        }
        return numbers;
    }

    private static Pattern named(String words) {
        return Pattern.compile(words);
    }
}
