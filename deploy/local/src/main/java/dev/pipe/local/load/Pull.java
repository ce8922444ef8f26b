package dev.pipe.local.load;

import java.util.List;

/**
 * One pull request of the load.
 *
 * @param repository {@code owner/name}
 * @param comments the ids of people's comments that are commands
 */
record Pull(String repository, int number, PullKind kind, List<Long> comments) {

    Pull {
        comments = List.copyOf(comments);
    }

    String path() {
        return "/repos/" + repository + "/pulls/" + number;
    }

    String issuePath() {
        return "/repos/" + repository + "/issues/" + number;
    }

    @Override
    public String toString() {
        return repository + "#" + number;
    }
}
