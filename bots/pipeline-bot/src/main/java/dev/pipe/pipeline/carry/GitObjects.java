package dev.pipe.pipeline.carry;

import dev.pipe.common.github.GitHubReads.Compared;
import dev.pipe.common.github.GitHubReads.GitCommit;
import dev.pipe.common.github.GitHubReads.TreeEntry;
import java.util.List;
import java.util.Optional;

/** The objects of one repository, found by their hash. */
interface GitObjects {

    Optional<GitCommit> commit(String sha);

    Optional<Compared> compare(String one, String other);

    Optional<String> branchTip(String branch);

    List<TreeEntry> tree(String sha);

    byte[] blob(String sha);

    /** More was to be read than a look at one push is worth. */
    class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }
}
