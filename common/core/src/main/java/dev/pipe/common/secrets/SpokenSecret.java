package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A secret in the middle of a sentence: {@code because password=... is only for tests}. In code that may be anything, so no
 * rule speaks of it; but what is shown to others is better without.
 */
final class SpokenSecret {

    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)(password|passwd|passphrase|pwd|secret|token|api[_-]?key)([\\w.-]{0,20})(?:[ \\t]{0,2}[:=][ \\t]{0,2}|[ \\t]is[ \\t])"
                    + "([^\\s\"'`#;,(){}\\[\\]<>]{8,200}+)(?=[ \\t,;)])");

    private static final double LEAST = 0.8;

    private SpokenSecret() {}

    static void collect(String text, List<FoundCredential> into) {
        var matcher = SPOKEN.matcher(text);
        while (matcher.find()) {
            var name = SecretName.around(text, matcher.start(1), matcher.end(2));
            var confidence = Decoys.confidenceThatSecret(name, matcher.group(3));
            if (confidence >= LEAST) {
                into.add(new FoundCredential(name.kind(), matcher.start(3), matcher.end(3), LEAST));
            }
        }
    }
}
