package dev.pipe.review.xp;

/** What more than points can be earned. */
public enum Badge {
    REVIEWED_ALL_FILES("Reviewed All Files", "Read every step of a change"),
    SPEED_RUNNER("Speed Runner", "Read a change of several steps in one go");

    public final String title;
    public final String meaning;

    Badge(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }
}
