package dev.pipe.common.chatops;

import dev.pipe.common.config.Permission;

/** Who may type a command: people with a permission of GitHub's, and for some the pull request's author as well. */
public enum Who {
    READ(Permission.READ, false, "anyone"),
    AUTHOR_OR_TRIAGE(Permission.TRIAGE, true, "the author, or triage"),
    TRIAGE(Permission.TRIAGE, false, "triage"),
    AUTHOR_OR_WRITE(Permission.WRITE, true, "the author, or write"),
    WRITE(Permission.WRITE, false, "write"),
    ADMIN(Permission.ADMIN, false, "admin");

    private final Permission needs;
    private final boolean author;
    private final String words;

    Who(Permission needs, boolean author, String words) {
        this.needs = needs;
        this.author = author;
        this.words = words;
    }

    /** The permission that is enough for whoever is not the author. */
    public Permission needs() {
        return needs;
    }

    /** True when the author may whatever their permission, as long as they can read. */
    public boolean authorToo() {
        return author;
    }

    /** Who they are, for people: {@code the author, or write}. */
    public String words() {
        return words;
    }

    public boolean covers(Permission has, boolean isAuthor) {
        return has.covers(needs) || author && isAuthor && has.covers(Permission.READ);
    }
}
