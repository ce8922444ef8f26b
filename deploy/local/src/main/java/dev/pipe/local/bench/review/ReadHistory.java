package dev.pipe.local.bench.review;

import dev.pipe.review.diff.ReadDiff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/** Reads every commit of a repository as if it were a pull request, but those that hold bad examples on purpose. */
final class ReadHistory {

    /** Corpus, examples beside the rules and in the tests of what finds things, and the demo's seed. */
    private static final List<String> BAD_ON_PURPOSE = List.of(
            "bots/review-bot/corpus/",
            "bots/review-bot/corpus-held-out/",
            "bots/review-bot/src/main/resources/dev/pipe/review/rules/",
            "bots/review-bot/src/test/",
            "common/core/src/test/java/dev/pipe/common/secrets/",
            "deploy/local/src/main/java/dev/pipe/local/demo/",
            "deploy/local/src/test/java/dev/pipe/local/review/");

    private final Path directory;
    private int read;
    private int leftOut;

    ReadHistory(Path directory) {
        this.directory = directory;
    }

    FalseAlarms alarms() throws IOException {
        var alarms = new CountAlarms();
        try (var repository = open();
                var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(repository.resolve("HEAD")));
            for (RevCommit commit : walk) {
                if (commit.getParentCount() <= 1) {
                    read(repository, commit, alarms);
                }
            }
        }
        return alarms.of(
                "commits of this repository",
                read,
                List.of(leftOut + " commits hold corpus, examples of rules or the demo's seed and are left out"));
    }

    private Repository open() throws IOException {
        var builder = new FileRepositoryBuilder().setMustExist(true).findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new IOException("There is no git repository at " + directory);
        }
        return builder.build();
    }

    private void read(Repository repository, RevCommit commit, CountAlarms alarms) throws IOException {
        var parent = commit.getParentCount() == 0 ? null : commit.getParent(0).getTree();
        try (var formatter = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            var entries = formatter.scan(parent, commit.getTree());
            if (entries.stream().anyMatch(ReadHistory::isBadOnPurpose)) {
                leftOut++;
                return;
            }
        }
        var out = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(out)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            formatter.format(parent, commit.getTree());
            formatter.flush();
        }
        read++;
        alarms.read(commit.abbreviate(9).name(), ReadDiff.of(out.toByteArray()));
    }

    private static boolean isBadOnPurpose(DiffEntry entry) {
        return BAD_ON_PURPOSE.stream()
                .anyMatch(path -> entry.getNewPath().startsWith(path)
                        || entry.getOldPath().startsWith(path));
    }
}
