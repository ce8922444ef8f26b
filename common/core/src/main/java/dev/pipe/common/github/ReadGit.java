package dev.pipe.common.github;

import dev.pipe.common.event.RepoRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads git's own objects: commits, trees, blobs, and how two commits lie to each other. */
@ApplicationScoped
class ReadGit {

    /** GitHub answers 422 for a name that is no commit, and 409 for an empty repository. */
    private static final Set<Integer> ABSENT = Set.of(404, 409, 422);

    private final GitHubConnections connections;

    ReadGit(GitHubConnections connections) {
        this.connections = connections;
    }

    Optional<GitHubReads.GitCommit> commit(RepoRef repo, String sha) {
        var path = UrlPath.of(repo, "/git/commits/" + UrlPath.segment(sha));
        return present(() -> connections.call(
                repo, "read the commit " + sha + " of " + repo, on -> on.get(path, Shapes.CommitObject.class)
                        .read()));
    }

    Optional<String> branchTip(RepoRef repo, String branch) {
        var path = UrlPath.of(repo, "/branches/" + UrlPath.segments(branch));
        return present(() -> connections.call(
                repo,
                "read the branch " + branch + " of " + repo,
                on -> on.get(path, Shapes.BranchTip.class).commit().sha()));
    }

    List<GitHubReads.TreeEntry> tree(RepoRef repo, String sha) {
        var path = UrlPath.of(repo, "/git/trees/" + UrlPath.segment(sha));
        return connections.call(repo, "read the tree " + sha + " of " + repo, on -> {
            var tree = on.get(path, Shapes.Tree.class);
            if (tree.truncated()) {
                throw new GitHubRefusal(422, "the tree " + sha + " has more entries than GitHub lists", false);
            }
            return tree.tree().stream().map(Shapes.TreeItem::read).toList();
        });
    }

    byte[] blob(RepoRef repo, String sha) {
        var path = UrlPath.of(repo, "/git/blobs/" + UrlPath.segment(sha));
        return connections.call(repo, "read the blob " + sha + " of " + repo, on -> {
            var blob = on.get(path, Shapes.Blob.class);
            if (!"base64".equals(blob.encoding())) {
                throw new IOException("a blob encoded as " + blob.encoding());
            }
            return Base64.getMimeDecoder().decode(blob.content());
        });
    }

    Optional<GitHubReads.Compared> compare(RepoRef repo, String one, String other) {
        var path =
                UrlPath.of(repo, "/compare/" + UrlPath.segments(one) + "..." + UrlPath.segments(other) + "?per_page=1");
        return present(() -> connections.call(repo, "compare " + one + " with " + other + " in " + repo, on -> {
            var compared = on.get(path, Shapes.Comparison.class);
            return new GitHubReads.Compared(
                    compared.aheadBy(),
                    compared.behindBy(),
                    compared.mergeBaseCommit().sha());
        }));
    }

    private interface Read<T> {
        T now();
    }

    private static <T> Optional<T> present(Read<T> read) {
        try {
            return Optional.of(read.now());
        } catch (GitHubFailure failure) {
            if (!failure.retryable() && ABSENT.contains(failure.status())) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
