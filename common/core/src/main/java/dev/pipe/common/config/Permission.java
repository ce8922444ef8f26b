package dev.pipe.common.config;

/** What GitHub lets a person do in a repository, weakest first. */
public enum Permission {
    NONE,
    READ,
    TRIAGE,
    WRITE,
    MAINTAIN,
    ADMIN;

    /** Reads GitHub's word; an unknown one (a custom role) counts as READ, which is the least GitHub gives it. */
    public static Permission of(String githubWord) {
        for (var permission : values()) {
            if (permission.name().equalsIgnoreCase(githubWord)) {
                return permission;
            }
        }
        return READ;
    }

    public boolean covers(Permission needed) {
        return compareTo(needed) >= 0;
    }
}
