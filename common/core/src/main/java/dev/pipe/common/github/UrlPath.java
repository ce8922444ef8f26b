package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds paths of the API with names from outside in them. */
final class UrlPath {

    private UrlPath() {}

    static String of(RepoRef repo, String rest) {
        return "/repos/" + segment(repo.owner()) + "/" + segment(repo.name()) + rest;
    }

    static String pull(PullRequestRef ref, String rest) {
        return of(ref.repo(), "/pulls/" + ref.number() + rest);
    }

    static String issue(PullRequestRef ref, String rest) {
        return of(ref.repo(), "/issues/" + ref.number() + rest);
    }

    static String segment(String name) {
        if (name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("'" + name + "' is no name on GitHub");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A file's path or a branch: its slashes stay. */
    static String segments(String path) {
        return Arrays.stream(path.split("/", -1)).map(UrlPath::segment).collect(Collectors.joining("/"));
    }
}
