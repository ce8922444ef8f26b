package dev.pipe.common.github;

import java.util.ArrayList;
import java.util.Set;

/**
 * Sorts requests for metrics and spans: the fixed words of a path, without names, numbers and SHAs, so that there are
 * few: {@code repos/pulls/reviews}.
 */
final class EndpointGroup {

    private static final int MOST_WORDS = 4;
    private static final Set<String> WORDS = Set.of(
            "access_tokens",
            "actions",
            "app",
            "approve",
            "assignees",
            "attempts",
            "blobs",
            "alerts",
            "branches",
            "check-runs",
            "check-suites",
            "code-scanning",
            "collaborators",
            "comments",
            "commits",
            "compare",
            "contents",
            "deliveries",
            "files",
            "git",
            "graphql",
            "hook",
            "hooks",
            "installation",
            "installations",
            "issues",
            "jobs",
            "labels",
            "merge",
            "orgs",
            "permission",
            "pulls",
            "rate_limit",
            "reactions",
            "repos",
            "repositories",
            "requested_reviewers",
            "reviews",
            "rerun-failed-jobs",
            "rules",
            "runs",
            "sarifs",
            "status",
            "statuses",
            "trees",
            "update-branch",
            "user",
            "users");

    /** What follows these is a name that may hold slashes, or words of its own. */
    private static final Set<String> LAST = Set.of("contents", "branches", "compare");

    private EndpointGroup() {}

    static String of(String path) {
        var words = new ArrayList<String>();
        var segments = path.split("/");
        for (var i = 0; i < segments.length && words.size() < MOST_WORDS; i++) {
            var segment = segments[i];
            if (!WORDS.contains(segment)) {
                continue;
            }
            words.add(segment);
            if (segment.equals("repos")) {
                i += 2; // owner and name, which may be called like a word of ours
            } else if (segment.equals("orgs")) {
                i += 1;
            }
            if (LAST.contains(segment)) {
                break;
            }
        }
        return words.isEmpty() ? "other" : String.join("/", words);
    }
}
