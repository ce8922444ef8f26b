package dev.pipe.pipeline.living;

import dev.pipe.pipeline.run.Standing;

/** Where a pull request stands, shorter than the living comment: the answer to {@code /status}. */
public final class StatusText {

    private StatusText() {}

    public static String of(Standing standing) {
        var headline = Headline.of(standing);
        return "**" + headline.icon() + " " + headline.words() + "**\n\n" + StageTable.of(standing) + "\n"
                + HoldSection.of(standing) + GrantSection.of(standing);
    }

    /** One line, for a machine or a terminal. */
    public static String line(Standing standing) {
        return Headline.of(standing).words();
    }
}
