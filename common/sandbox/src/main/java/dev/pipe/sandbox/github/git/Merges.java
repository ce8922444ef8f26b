package dev.pipe.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.RecursiveMerger;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Merge, squash and rebase, in memory; empty where the two sides conflict. */
public final class Merges {
    private static final int REMEMBERED = 256;

    private final GitStore store;
    private final Commits commits;
    private final Map<String, Boolean> clean = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Merges(GitStore store) {
        this.store = store;
        this.commits = new Commits(store);
    }

    public synchronized boolean clean(String base, String head) {
        return clean.computeIfAbsent(base + ".." + head, key -> tree(base, head).isPresent());
    }

    public Optional<String> merge(String base, String head, String message, Author by) {
        return tree(base, head).map(tree -> commits.commit(tree, List.of(base, head), message, by));
    }

    public Optional<String> squash(String base, String head, String message, Author by) {
        return tree(base, head).map(tree -> commits.commit(tree, List.of(base), message, by));
    }

    /** Replays each commit of head on base, keeping its author; merge commits fall away as in git. */
    public Optional<String> rebase(String base, String head) {
        var tip = base;
        for (var commit : store.between(base, head)) {
            if (commit.getParentCount() > 1) {
                continue;
            }
            var tree = replayed(tip, commit);
            if (tree.isEmpty()) {
                return Optional.empty();
            }
            tip = commits.commit(tree.get(), List.of(tip), commit.getFullMessage(), author(commit.getAuthorIdent()));
        }
        return Optional.of(tip);
    }

    private Optional<String> tree(String base, String head) {
        return merged(merger(), base, head);
    }

    private Optional<String> replayed(String onto, RevCommit commit) {
        try (var walk = new RevWalk(store.jgit())) {
            var merger = merger();
            if (commit.getParentCount() == 1) {
                merger.setBase(walk.parseCommit(commit.getParent(0)));
            }
            return merged(merger, onto, commit.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ThreeWayMerger merger() {
        return (RecursiveMerger) MergeStrategy.RECURSIVE.newMerger(store.jgit(), true);
    }

    private static Optional<String> merged(ThreeWayMerger merger, String base, String head) {
        try {
            if (!merger.merge(ObjectId.fromString(base), ObjectId.fromString(head))) {
                return Optional.empty();
            }
            merger.getObjectInserter().flush();
            return Optional.of(merger.getResultTreeId().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            merger.getObjectInserter().close();
        }
    }

    private static Author author(PersonIdent ident) {
        return new Author(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
    }
}
