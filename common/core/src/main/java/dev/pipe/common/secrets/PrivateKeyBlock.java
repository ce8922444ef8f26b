package dev.pipe.common.secrets;

import java.util.List;
import java.util.regex.Pattern;

/** The body of a PEM or PGP private key, with or without its end line; a header alone, as in a parser, is no key. */
final class PrivateKeyBlock {

    private static final Pattern BEGIN =
            Pattern.compile("-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern PUTTY = Pattern.compile(
            "Private-Lines: \\d{1,3}\\r?\\n((?:[A-Za-z0-9+/]{64}\\r?\\n){0,99}[A-Za-z0-9+/]{8,64}={0,2})");
    private static final Pattern KEY_MATERIAL = Pattern.compile("[A-Za-z0-9+/=]{24,}");
    private static final int LONGEST_KEY = 32_768;

    private PrivateKeyBlock() {}

    static void collect(String text, List<FoundCredential> into) {
        if (text.contains("Private-Lines: ")) {
            var putty = PUTTY.matcher(text);
            while (putty.find()) {
                into.add(new FoundCredential("private-key", putty.start(1), putty.end(1), 0.99));
            }
        }
        if (!text.contains("PRIVATE KEY")) {
            return;
        }
        var begin = BEGIN.matcher(text);
        while (begin.find()) {
            var start = begin.end();
            var end = endOfBody(text, start);
            if (end > start && !Decoys.isExample(text.substring(start, end))) {
                into.add(new FoundCredential("private-key", start, end, 0.99));
            }
        }
    }

    private static int endOfBody(String text, int start) {
        var limit = Math.min(text.length(), start + LONGEST_KEY);
        var footer = text.indexOf("-----", start);
        if (footer >= 0 && footer < limit) {
            return KEY_MATERIAL.matcher(text).region(start, footer).find() ? footer : start;
        }
        var material = KEY_MATERIAL.matcher(text).region(start, limit);
        var end = start;
        while (material.find()) {
            end = material.end();
        }
        return end;
    }
}
