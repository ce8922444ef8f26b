package dev.pipe.common.secrets;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code password = "..."} and its like, in code, properties, YAML, JSON and shell. The name says that it is a secret,
 * the value's own look decides: {@link Decoys} throws out examples, references and hashes.
 */
final class AssignedSecret {

    private static final String WORD = "password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
            + "|(?:private|signing|encryption|auth|account|jwt|session|master|app|consumer|licen[cs]e|subscription|hmac|aes|crypto?)[_-]?key"
            + "|credentials?";

    private static final Pattern BEGINS_WORD = Pattern.compile("(?i)(?=" + WORD + ")");

    /** Each of the words above holds one of these, behind so many signs at most. */
    private static final List<String> ENDS =
            List.of("passw", "passphrase", "pwd", "secret", "token", "key", "credential");

    private static final int LONGEST_BEGINNING = 16;

    /** What turns a text into bytes, or back from Base64. */
    private static final String WRAPPED =
            "(?:(?:\\[\\]byte|Buffer\\.from|atob|(?:base64|Base64)\\.\\w{0,6}decode\\w{0,8}|base64_decode"
                    + "|Base64\\.getDecoder\\(\\)\\.decode|new TextEncoder\\(\\)\\.encode|(?:String|SecretString|Secret|SecretKey)(?:::|\\.)(?:from|new)"
                    + "|bytes|new (?:String|SecureString))\\(\\s{0,4})?";

    private static final Pattern QUOTED = Pattern.compile("(?i)(" + WORD
            + ")([\\w-]{0,20}(?:\\.(?:key|value))?)[\"'`]?[!)\\]]?\\s{0,4}(?::\\s{0,2}[\\w.<>\\[\\]&']{1,24}\\s{0,2})?"
            + "(?:=>|:=|\\|\\||\\?[?:]|!?={1,3}|[:(,])\\s{0,4}" + WRAPPED
            + "[brfu@]?(?:(\")([^\"\\r\\n]{6,300})\"|(['`])([^'`\\r\\n]{6,300})\\5)");

    private static final Pattern UNQUOTED = Pattern.compile(
            "(?im)(" + WORD + ")([\\w.-]{0,20})\\s{0,4}[:=]\\s{0,4}([^\\s\"'`#;,(){}\\[\\]<>]{8,200})[ \\t]*\\r?$");

    /** An assignment by flag or header: {@code --password hunter2}, {@code -p} is too common to count. */
    private static final Pattern FLAG =
            Pattern.compile("(?i)--(" + WORD + ")()[ =][\"']?([^\\s\"'`#;,(){}\\[\\]<>|&]{8,200})");

    /** {@code Server=db;Password=...;}, and {@code <password>...</password>}. */
    private static final Pattern CONNECTION = Pattern.compile(
            "(?i)[;\"']\\s{0,2}(password|pwd)(\\s{0,2})=\\s{0,2}([^\\s\"'`;,(){}\\[\\]<>$]{6,200})(?=[;\"'])");

    private static final Pattern ELEMENT =
            Pattern.compile("(?i)<(" + WORD + ")()>\\s{0,4}([^\\s<>${}]{6,200})\\s{0,4}</");

    /** {@code - name: DB_PASSWORD} with its {@code value:} below or beside it, in any notation. */
    private static final Pattern NAME_AND_VALUE = Pattern.compile(
            "(?i)(?:name|key)[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?[\\w.-]{0,40}?(" + WORD
                    + ")([\\w.-]{0,20})[\"']?[ \\t]{0,4}[,;]?\\s{0,60}[\"']?value[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?([^\\s\"'`#;,(){}\\[\\]<>$]{6,200})");

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?i)(?:name|key|id)=\"[\\w.-]{0,40}?(" + WORD
                    + ")([\\w.-]{0,20})\"\\s{0,9}(?:value=\"|>\\s{0,9}(?:<value>)?)(?=[^\"<>]{0,199}\\d)([^\\s\"<>${}]{6,200})[\"<]");

    private static final Pattern VARIABLE_DEFAULT = Pattern.compile("(?i)variable\\s{1,4}\"[\\w-]{0,40}?(" + WORD
            + ")([\\w-]{0,20})\"\\s{0,4}\\{[^{}]{0,300}?\\bdefault\\s{0,9}=\\s{0,4}\"([^\"\\r\\n]{6,200})\"");

    /** {@code ${JWT_SECRET:what holds where nobody sets it}}. */
    private static final Pattern FALLBACK =
            Pattern.compile("(?i)\\$\\{[\\w.-]{0,40}?(" + WORD + ")([\\w.-]{0,20}):-?([^\\s\"'${}]{8,200})\\}");

    /** Without quotes it may be a variable's name. */
    private static final double CERTAINTY_WITHOUT_QUOTES = 0.85;

    static final double LEAST = 0.54;
    private static final int SHORT = 8;

    private AssignedSecret() {}

    static void collect(String text, List<FoundCredential> into) {
        var words = words(text);
        if (words.length == 0) {
            return;
        }
        collectFrom(words, QUOTED.matcher(text), text, 1.0, into);
        collectFrom(words, UNQUOTED.matcher(text), text, CERTAINTY_WITHOUT_QUOTES, into);
        collect(CONNECTION.matcher(text), text, 1.0, into);
        collect(ELEMENT.matcher(text), text, 1.0, into);
        collect(NAME_AND_VALUE.matcher(text), text, 1.0, into);
        collect(ATTRIBUTE.matcher(text), text, 1.0, into);
        collect(VARIABLE_DEFAULT.matcher(text), text, 1.0, into);
        collect(FALLBACK.matcher(text), text, CERTAINTY_WITHOUT_QUOTES, into);
        collect(FLAG.matcher(text), text, CERTAINTY_WITHOUT_QUOTES, into);
    }

    /** Where the telling words begin: sought once, and first by their ends, since plain searches are quick. */
    private static int[] words(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var matcher = BEGINS_WORD.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        if (lower.length() != text.length()) { // a few letters are two in lower case
            return matcher.results().mapToInt(MatchResult::start).toArray();
        }
        var starts = new BitSet();
        for (var end : ENDS) {
            for (var at = lower.indexOf(end); at >= 0; at = lower.indexOf(end, at + 1)) {
                matcher.region(Math.max(0, at - LONGEST_BEGINNING), at + 1);
                while (matcher.find()) {
                    starts.set(matcher.start());
                }
            }
        }
        return starts.stream().toArray();
    }

    /** Of a pattern that begins with a telling word. */
    private static void collectFrom(
            int[] words, Matcher matcher, String text, double certainty, List<FoundCredential> into) {
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        var from = 0;
        for (var word : words) {
            if (word >= from && matcher.region(word, text.length()).lookingAt()) {
                from = take(matcher, text, certainty, into);
            }
        }
    }

    private static void collect(Matcher matcher, String text, double certainty, List<FoundCredential> into) {
        var from = 0;
        while (from <= text.length() && matcher.find(from)) {
            from = take(matcher, text, certainty, into);
        }
    }

    /** Answers where to go on: a value that is no secret may hold the next name. */
    private static int take(Matcher matcher, String text, double certainty, List<FoundCredential> into) {
        var group = valueGroup(matcher);
        var name = SecretName.around(text, matcher.start(1), matcher.end(2));
        var confidence = Decoys.confidenceThatSecret(name, matcher.group(group));
        if (confidence * certainty > LEAST && !isNextArgument(text, matcher.end(2), matcher.start(group))) {
            into.add(
                    new FoundCredential(name.kind(), matcher.start(group), matcher.end(group), confidence * certainty));
        }
        return matcher.end(2);
    }

    /** {@code write("mysql_native_password", "latin1")}: what is short and only stands next to a name. */
    private static boolean isNextArgument(String text, int afterName, int value) {
        var end = Math.min(text.length(), value + SHORT);
        return text.substring(afterName, value).indexOf(',') >= 0
                && text.substring(value, end).chars().anyMatch(c -> c == '"' || c == '\'');
    }

    private static int valueGroup(Matcher matcher) {
        if (matcher.groupCount() == 3) {
            return 3;
        }
        return matcher.group(4) != null ? 4 : 6;
    }
}
