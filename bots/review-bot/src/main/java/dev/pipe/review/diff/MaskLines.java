package dev.pipe.review.diff;

import dev.pipe.common.secrets.CredentialMask;
import java.util.List;

/** Masks credentials in lines that belong together, as many lines as before: a private key may span several. */
public final class MaskLines {

    private MaskLines() {}

    public static List<String> of(List<String> lines) {
        var text = String.join("\n", lines);
        var found = CredentialMask.findToHide(text);
        if (found.isEmpty()) {
            return lines;
        }
        var masked = new StringBuilder(text.length());
        var from = 0;
        for (var credential : found) {
            masked.append(text, from, credential.start());
            var secret = text.substring(credential.start(), credential.end());
            masked.append(CredentialMask.MASK);
            secret.chars().filter(sign -> sign == '\n').forEach(newline -> masked.append('\n')
                    .append(CredentialMask.MASK));
            from = credential.end();
        }
        return List.of(masked.append(text, from, text.length()).toString().split("\n", -1));
    }
}
