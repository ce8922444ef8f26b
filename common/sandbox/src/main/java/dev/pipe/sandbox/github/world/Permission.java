package dev.pipe.sandbox.github.world;

import java.util.Locale;

/** What a person may do in a repository, in rising order. */
public enum Permission {
    NONE,
    READ,
    TRIAGE,
    WRITE,
    MAINTAIN,
    ADMIN;

    public boolean atLeast(Permission other) {
        return compareTo(other) >= 0;
    }

    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** GitHub's older field knows four words only. */
    public String legacyName() {
        return switch (this) {
            case TRIAGE -> "read";
            case MAINTAIN -> "write";
            default -> roleName();
        };
    }

    public static Permission of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pull" -> READ;
            case "push" -> WRITE;
            default -> valueOf(name.toUpperCase(Locale.ROOT));
        };
    }
}
