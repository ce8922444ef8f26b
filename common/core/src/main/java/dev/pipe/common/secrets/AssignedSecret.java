package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code password = "..."} and its like, in code, properties, YAML, JSON and shell. The name says that it is a secret,
 * the value's own look decides: {@link Decoys} throws out examples, references and hashes.
 */
final class AssignedSecret {

    private static final String WORD = "password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key"
            + "|private[_-]?key|signing[_-]?key|encryption[_-]?key|auth[_-]?key|account[_-]?key|credentials?";

    private static final Pattern QUOTED = Pattern.compile(
            "(?i)(" + WORD + ")([\\w-]{0,20})[\"'`]?\\]?\\s{0,4}(?::\\s{0,2}[\\w.<>\\[\\]&']{1,24}\\s{0,2})?"
                    + "(?:=>|:=|==|[:=(,])\\s{0,4}[brfu@]?(?:(\")([^\"\\r\\n]{6,300})\"|(['`])([^'`\\r\\n]{6,300})\\5)");

    private static final Pattern UNQUOTED = Pattern.compile(
            "(?im)(" + WORD + ")([\\w.-]{0,20})\\s{0,4}[:=]\\s{0,4}([^\\s\"'`#;,(){}\\[\\]<>]{8,200})[ \\t]*\\r?$");

    /** An assignment by flag or header: {@code --password hunter2}, {@code -p} is too common to count. */
    private static final Pattern FLAG =
            Pattern.compile("(?i)--(" + WORD + ")()[ =]([^\\s\"'`#;,(){}\\[\\]<>|&]{8,200})");

    /** {@code Server=db;Password=...;}, and {@code <password>...</password>}. */
    private static final Pattern CONNECTION = Pattern.compile(
            "(?i)[;\"']\\s{0,2}(password|pwd)(\\s{0,2})=\\s{0,2}([^\\s\"'`;,(){}\\[\\]<>$]{6,200})(?=[;\"'])");

    private static final Pattern ELEMENT =
            Pattern.compile("(?i)<(" + WORD + ")()>\\s{0,4}([^\\s<>${}]{6,200})\\s{0,4}</");

    /** Without quotes it may be a variable's name. */
    private static final double CERTAINTY_WITHOUT_QUOTES = 0.85;

    private static final double LEAST = 0.54;

    private AssignedSecret() {}

    static void collect(String text, List<FoundCredential> into) {
        collect(QUOTED.matcher(text), text, 1.0, into);
        collect(UNQUOTED.matcher(text), text, CERTAINTY_WITHOUT_QUOTES, into);
        collect(CONNECTION.matcher(text), text, 1.0, into);
        collect(ELEMENT.matcher(text), text, 1.0, into);
        collect(FLAG.matcher(text), text, CERTAINTY_WITHOUT_QUOTES, into);
    }

    private static void collect(Matcher matcher, String text, double certainty, List<FoundCredential> into) {
        var from = 0;
        while (from <= text.length() && matcher.find(from)) {
            var group = valueGroup(matcher);
            var name = SecretName.around(text, matcher.start(1), matcher.end(2));
            var confidence = Decoys.confidenceThatSecret(name, matcher.group(group));
            if (confidence * certainty > LEAST) {
                into.add(new FoundCredential(
                        name.kind(), matcher.start(group), matcher.end(group), confidence * certainty));
            }
            from = matcher.end(2); // a value that is no secret may hold the next name
        }
    }

    private static int valueGroup(Matcher matcher) {
        if (matcher.groupCount() == 3) {
            return 3;
        }
        return matcher.group(4) != null ? 4 : 6;
    }
}
