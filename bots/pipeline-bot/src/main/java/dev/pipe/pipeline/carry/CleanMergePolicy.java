package dev.pipe.pipeline.carry;

import dev.pipe.common.github.GitHubReads.GitCommit;
import java.util.List;

/** Decides whether a new head is the one before with its own base merged in, and nothing else. */
final class CleanMergePolicy {

    private final GitObjects objects;

    CleanMergePolicy(GitObjects objects) {
        this.objects = objects;
    }

    /**
     * What was found.
     *
     * @param mergedSha the commit of the base that was merged in; null when it is no clean merge
     * @param why why it is none; empty when it is one
     */
    record Finding(String mergedSha, String why) {

        static Finding no(String why) {
            return new Finding(null, why);
        }

        boolean clean() {
            return mergedSha != null;
        }
    }

    Finding find(String before, String now, String base) {
        var head = objects.commit(now).orElse(null);
        if (head == null || head.parents().size() != 2 || !head.parents().contains(before)) {
            return Finding.no("it is not a merge of two commits of which one is the head before");
        }
        var merged = head.parents().getFirst().equals(before)
                ? head.parents().getLast()
                : head.parents().getFirst();
        if (merged.equals(before) || !isOf(base, merged)) {
            return Finding.no("what was merged in is no commit of the base branch");
        }
        try {
            return recomputed(
                    objects.commit(before).orElse(null), objects.commit(merged).orElse(null), head);
        } catch (GitObjects.TooMuch e) {
            return Finding.no(e.getMessage());
        }
    }

    private boolean isOf(String base, String commit) {
        return objects.branchTip(base)
                .flatMap(tip -> objects.compare(tip, commit))
                .filter(compared -> compared.ahead() == 0)
                .isPresent();
    }

    private Finding recomputed(GitCommit before, GitCommit merged, GitCommit head) {
        if (before == null || merged == null) {
            return Finding.no("one of its parents is gone");
        }
        var mergeBase =
                objects.compare(before.sha(), merged.sha()).flatMap(compared -> objects.commit(compared.mergeBase()));
        if (mergeBase.isEmpty()) {
            return Finding.no("its parents have nothing in common");
        }
        var trees = List.of(mergeBase.get().tree(), before.tree(), merged.tree(), head.tree());
        return new RecomputeMerge(objects)
                .difference(trees.get(0), trees.get(1), trees.get(2), trees.get(3))
                .map(Finding::no)
                .orElseGet(() -> new Finding(merged.sha(), ""));
    }
}
