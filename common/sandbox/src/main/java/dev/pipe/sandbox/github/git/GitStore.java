package dev.pipe.sandbox.github.git;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository on disk: refs and history. Diffs, trees and merges have their own classes beside it. */
public final class GitStore implements Closeable {
    private static final String HEADS = Constants.R_HEADS;

    private final Repository repository;

    private GitStore(Repository repository) {
        this.repository = repository;
    }

    public static GitStore create(Path directory, String defaultBranch) throws IOException {
        var repository = (FileRepository) new FileRepositoryBuilder()
                .setGitDir(directory.toFile())
                .setBare()
                .build();
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        repository.updateRef(Constants.HEAD).link(HEADS + defaultBranch);
        return new GitStore(repository);
    }

    public Repository jgit() {
        return repository;
    }

    public Optional<String> branch(String name) {
        return ref(HEADS + name);
    }

    public Optional<String> ref(String fullName) {
        try {
            return Optional.ofNullable(repository.exactRef(fullName))
                    .map(ref -> ref.getObjectId().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> branches() {
        var found = new LinkedHashMap<String, String>();
        refs(HEADS).forEach((name, sha) -> found.put(name.substring(HEADS.length()), sha));
        return found;
    }

    public Map<String, String> refs(String prefix) {
        try {
            var found = new LinkedHashMap<String, String>();
            for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                found.put(ref.getName(), ref.getObjectId().name());
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void setRef(String fullName, String sha) {
        try {
            var update = repository.updateRef(fullName);
            update.setNewObjectId(ObjectId.fromString(sha));
            update.setForceUpdate(true);
            expect(update.forceUpdate(), fullName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void deleteRef(String fullName) {
        try {
            var update = repository.updateRef(fullName);
            update.setForceUpdate(true);
            expect(update.delete(), fullName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(RefUpdate.Result result, String ref) {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IllegalStateException("Could not update " + ref + ": " + result);
        }
    }

    /** A commit by branch, tag, full or abbreviated id. */
    public Optional<RevCommit> commit(String revision) {
        try (var walk = new RevWalk(repository)) {
            var id = Optional.ofNullable(repository.resolve(HEADS + revision))
                    .orElse(revision.contains("..") ? null : repository.resolve(revision));
            return id == null ? Optional.empty() : Optional.of(walk.parseCommit(id));
        } catch (MissingObjectException
                | IncorrectObjectTypeException
                | AmbiguousObjectException
                | RevisionSyntaxException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RevCommit existing(String sha) {
        return commit(sha).orElseThrow(() -> new IllegalStateException("Commit " + sha + " is not in the store"));
    }

    public Optional<String> mergeBase(String one, String other) {
        try (var walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAncestor(String ancestor, String descendant) {
        return mergeBase(ancestor, descendant).filter(ancestor::equals).isPresent();
    }

    /** What is in {@code to} and not in {@code from}, oldest first. */
    public List<RevCommit> between(String from, String to) {
        return walk(from, to, Integer.MAX_VALUE, true);
    }

    public List<RevCommit> log(String from, int most) {
        return walk(null, from, most, false);
    }

    private List<RevCommit> walk(String without, String start, int most, boolean oldestFirst) {
        try (var walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, oldestFirst);
            walk.markStart(walk.parseCommit(ObjectId.fromString(start)));
            if (without != null) {
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(without)));
            }
            var found = new ArrayList<RevCommit>();
            for (var commit : walk) {
                if (found.size() == most) {
                    break;
                }
                walk.parseBody(commit);
                found.add(commit);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
