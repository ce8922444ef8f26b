package dev.pipe.common.event;

import static java.util.Objects.requireNonNull;

/** A repository on GitHub. Names compare case-insensitively there; we keep GitHub's own spelling. */
public record RepoRef(String owner, String name) {

    public RepoRef {
        requireNonNull(owner, "owner");
        requireNonNull(name, "name");
    }

    /** Reads {@code owner/name}; anything else is an {@link IllegalArgumentException} that shows the text. */
    public static RepoRef parse(String fullName) {
        var slash = fullName.indexOf('/');
        if (slash <= 0 || slash == fullName.length() - 1 || fullName.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("'" + fullName + "' is not owner/name");
        }
        return new RepoRef(fullName.substring(0, slash), fullName.substring(slash + 1));
    }

    public String fullName() {
        return owner + "/" + name;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
