package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.GitHubReads.ScanAlert;
import dev.pipe.common.github.GitHubWrite.UploadScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** GitHub's code scanning: what tools told it of a pull request, and what we tell it. Many repositories have it off. */
@ApplicationScoped
class CodeScanning {

    private static final Set<Integer> OFF = Set.of(403, 404);

    private final GitHubConnections connections;

    CodeScanning(GitHubConnections connections) {
        this.connections = connections;
    }

    /** Tools scan the merge that GitHub tries out; those that upload by themselves scan the head. */
    List<ScanAlert> alerts(PullRequestRef ref) {
        try {
            return connections.call(ref.repo(), "read the code scanning alerts of " + ref, repo -> {
                var merged = repo.list(path(ref, "merge"), Shapes.Alert[].class);
                var all = merged.isEmpty() ? repo.list(path(ref, "head"), Shapes.Alert[].class) : merged;
                return all.stream().map(Shapes.Alert::read).toList();
            });
        } catch (GitHubFailure failure) {
            if (!failure.retryable() && OFF.contains(failure.status())) {
                return List.of();
            }
            throw failure;
        }
    }

    Outcome upload(UploadScan write) {
        try {
            return connections.call(write.repo(), "upload the findings of " + write.pullRequest(), repo -> {
                var body = Map.of(
                        "commit_sha", write.headSha(),
                        "ref", "refs/pull/" + write.pullRequest().number() + "/head",
                        "sarif", packed(write.sarif()));
                repo.send("POST", UrlPath.of(write.repo(), "/code-scanning/sarifs"), body);
                return Outcome.DONE;
            });
        } catch (GitHubFailure failure) {
            if (!failure.retryable() && OFF.contains(failure.status())) {
                return Outcome.IMPOSSIBLE;
            }
            throw failure;
        }
    }

    private static String path(PullRequestRef ref, String end) {
        return UrlPath.of(ref.repo(), "/code-scanning/alerts?state=open&ref=refs/pull/" + ref.number() + "/" + end);
    }

    private static String packed(String sarif) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
