package dev.pipe.review.say;

import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.common.text.SafeMarkdown;

/**
 * An admin let a head pass although its review rejects it: what the review found stays said, and blocks nothing.
 *
 * @param reason as its giver wrote it
 */
public record Overridden(String login, String reason) {

    private static final int LONGEST = 500;

    String markdown() {
        var masked = CredentialMask.mask(reason).strip();
        var cut = masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
        return SafeMarkdown.text(
                login + " overrode the review of this head" + (cut.isEmpty() ? "." : ": " + cut.replace('\n', ' ')));
    }
}
