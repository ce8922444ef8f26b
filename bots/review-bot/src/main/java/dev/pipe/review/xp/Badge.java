package dev.pipe.review.xp;

import java.util.Arrays;

/** What more than points can be earned. */
public enum Badge {
    REVIEWED_ALL_FILES("Reviewed All Files", "Read every step of a change"),
    SPEED_RUNNER("Speed Runner", "Read a change of several steps in one go");

    public final String title;

    /** What it was earned by. */
    public final String meaning;

    Badge(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** What the badge of this title was earned by; empty for one that is given no more. */
    public static String meaning(String title) {
        return Arrays.stream(values())
                .filter(badge -> badge.title.equals(title))
                .map(badge -> badge.meaning)
                .findFirst()
                .orElse("");
    }
}
