package dev.pipe.pipeline.living;

import dev.pipe.common.github.GitHubReads.PullRequest;
import dev.pipe.common.text.SafeMarkdown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Links into the repository, at the head that was judged, so that a line stays the line it was. */
record Links(String repository, String headSha) {

    static Links of(PullRequest pullRequest, String headSha) {
        var url = pullRequest.htmlUrl();
        var end = url == null ? -1 : url.lastIndexOf("/pull/");
        return new Links(end < 0 ? "" : url.substring(0, end), headSha);
    }

    /** {@code path:line} as a link; as plain code when we do not know where the repository is shown. */
    String file(String path, int line) {
        var shown = SafeMarkdown.code(line > 0 ? path + ":" + line : path);
        if (repository.isEmpty()) {
            return shown;
        }
        var anchor = line > 0 ? "#L" + line : "";
        return "[" + shown + "](" + repository + "/blob/" + headSha + "/" + encoded(path) + anchor + ")";
    }

    /** A link to a page that another bot named; only http and https, and nothing that could end the link early. */
    static String page(String text, String url) {
        var safe = url != null && url.matches("https?://[^\\s()<>\"\\\\]+");
        return safe ? "[" + text + "](" + url + ")" : text;
    }

    private static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
