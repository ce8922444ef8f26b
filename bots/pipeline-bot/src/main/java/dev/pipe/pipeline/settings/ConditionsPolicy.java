package dev.pipe.pipeline.settings;

import dev.pipe.common.config.Conditions;
import dev.pipe.common.config.Glob;
import dev.pipe.common.github.GitHubReads.PullRequest;
import java.util.List;

/** Decides whether a pull request is one of those that conditions mean. */
final class ConditionsPolicy {

    /** GitHub lists no more; of a longer list nobody can say what else is on it. */
    private static final int MOST_FILES = 3000;

    private ConditionsPolicy() {}

    static boolean fits(Conditions when, PullRequest pullRequest, List<String> files) {
        return among(when.base(), pullRequest.base())
                && among(when.head(), pullRequest.headRef())
                && among(when.authors(), pullRequest.author().login())
                && same(when.bot(), pullRequest.author().bot())
                && same(when.draft(), pullRequest.draft())
                && labelled(when, pullRequest.labels())
                && touched(when, files);
    }

    private static boolean among(List<String> patterns, String name) {
        return patterns == null || Glob.anyFits(patterns, name);
    }

    private static boolean same(Boolean wanted, boolean is) {
        return wanted == null || wanted == is;
    }

    private static boolean labelled(Conditions when, List<String> labels) {
        return (when.labels() == null || labels.stream().anyMatch(label -> Glob.anyFits(when.labels(), label)))
                && (when.withoutLabels() == null
                        || labels.stream().noneMatch(label -> Glob.anyFits(when.withoutLabels(), label)));
    }

    private static boolean touched(Conditions when, List<String> files) {
        return (when.paths() == null
                        || files.size() >= MOST_FILES // it may: a route is not to be dodged by touching much
                        || files.stream().anyMatch(file -> Glob.anyFitsPath(when.paths(), file)))
                && (when.onlyPaths() == null || allAmong(when.onlyPaths(), files));
    }

    private static boolean allAmong(List<String> patterns, List<String> files) {
        return !files.isEmpty()
                && files.size() < MOST_FILES
                && files.stream().allMatch(file -> Glob.anyFitsPath(patterns, file));
    }
}
