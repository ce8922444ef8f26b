package dev.pipe.common.event;

import static java.util.Objects.requireNonNull;

/** One pull request; {@link #toString()} is {@code owner/name#number}, the key of everything that concerns it. */
public record PullRequestRef(RepoRef repo, int number) {

    public PullRequestRef {
        requireNonNull(repo, "repo");
        if (number <= 0) {
            throw new IllegalArgumentException("Pull request number " + number + " is not positive");
        }
    }

    /** Reads {@code owner/name#number}; anything else is an {@link IllegalArgumentException} that shows the text. */
    public static PullRequestRef parse(String text) {
        var hash = text.indexOf('#');
        if (hash < 0 || !text.substring(hash + 1).matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("'" + text + "' is not owner/name#number");
        }
        return new PullRequestRef(RepoRef.parse(text.substring(0, hash)), Integer.parseInt(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return repo.fullName() + "#" + number;
    }
}
