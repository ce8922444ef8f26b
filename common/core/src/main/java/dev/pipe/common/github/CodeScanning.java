package dev.pipe.common.github;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads.ScanAlert;
import dev.pipe.common.github.GitHubWrite.UploadScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** GitHub's code scanning: what tools told it of a pull request, and what we tell it. Many repositories have it off. */
@ApplicationScoped
class CodeScanning {

    private static final Set<Integer> OFF = Set.of(403, 404);

    private final GitHubConnections connections;
    private final ReadGit git;

    CodeScanning(GitHubConnections connections, ReadGit git) {
        this.connections = connections;
        this.git = git;
    }

    /**
     * Tools scan the merge that GitHub tries out; those that upload by themselves scan the head. Until a tool is done
     * with a new head, GitHub shows what it found on the one before: that is another change's.
     */
    List<ScanAlert> alerts(PullRequestRef ref, String headSha) {
        try {
            return connections.call(ref.repo(), "read the code scanning alerts of " + ref, repo -> {
                var listed = new ArrayList<Shapes.Alert>();
                for (var end : List.of("merge", "head")) {
                    listed.addAll(repo.list(path(ref, end), Shapes.Alert[].class));
                }
                var commits = listed.stream()
                        .map(Shapes.Alert::commit)
                        .distinct()
                        .filter(sha -> isOf(ref.repo(), headSha, sha))
                        .collect(Collectors.toSet());
                var alerts = new LinkedHashMap<Long, Shapes.Alert>();
                listed.stream()
                        .filter(alert -> commits.contains(alert.commit()))
                        .forEach(alert -> alerts.putIfAbsent(alert.number(), alert));
                return alerts.values().stream().map(Shapes.Alert::read).toList();
            });
        } catch (GitHubFailure failure) {
            if (!failure.retryable() && OFF.contains(failure.status())) {
                return List.of();
            }
            throw failure;
        }
    }

    /** True of the head itself and of every merge of it that GitHub tried out, whatever the base was then. */
    private boolean isOf(RepoRef repo, String headSha, String sha) {
        return sha.equals(headSha)
                || !sha.isEmpty()
                        && git.commit(repo, sha)
                                .filter(commit -> commit.parents().size() > 1)
                                .filter(commit -> commit.parents().contains(headSha))
                                .isPresent();
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

    static String packed(String sarif) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(sarif.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
