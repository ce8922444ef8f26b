package dev.pipe.pipeline.carry;

import dev.pipe.common.event.RepoRef;
import dev.pipe.common.github.GitHubReads;
import dev.pipe.common.github.GitHubReads.Compared;
import dev.pipe.common.github.GitHubReads.GitCommit;
import dev.pipe.common.github.GitHubReads.TreeEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Read through GitHub's API, each once, and no more than a bounded number of them. */
final class ObjectsOnGitHub implements GitObjects {

    /** Trees and blobs together. A merge that takes more overlaps in so many places that people should look again. */
    private static final int MOST_READS = 200;

    private final GitHubReads github;
    private final RepoRef repo;
    private final Map<String, List<TreeEntry>> trees = new HashMap<>();
    private int reads;

    ObjectsOnGitHub(GitHubReads github, RepoRef repo) {
        this.github = github;
        this.repo = repo;
    }

    @Override
    public Optional<GitCommit> commit(String sha) {
        return github.gitCommit(repo, sha);
    }

    @Override
    public Optional<Compared> compare(String one, String other) {
        return github.compare(repo, one, other);
    }

    @Override
    public Optional<String> branchTip(String branch) {
        return github.branchTip(repo, branch);
    }

    @Override
    public List<TreeEntry> tree(String sha) {
        return trees.computeIfAbsent(sha, missing -> {
            count();
            return github.tree(repo, missing);
        });
    }

    @Override
    public byte[] blob(String sha) {
        count();
        return github.blob(repo, sha);
    }

    private void count() {
        if (++reads > MOST_READS) {
            throw new TooMuch("the two sides overlap in more places than are worth working out");
        }
    }
}
