package dev.pipe.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads trees and blobs. */
public final class Trees {
    private final Repository repository;

    public Trees(GitStore store) {
        this.repository = store.jgit();
    }

    /** One name in a tree. {@code type} is blob, tree or commit, as git has it. */
    public record Entry(String path, String mode, String type, String sha, Long size) {
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    public Optional<byte[]> blob(String sha) {
        try {
            return Optional.of(repository
                    .open(ObjectId.fromString(sha), Constants.OBJ_BLOB)
                    .getBytes());
        } catch (MissingObjectException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<byte[]> file(String commit, String path) {
        return entry(commit, path).filter(entry -> entry.type().equals("blob")).flatMap(entry -> blob(entry.sha()));
    }

    public Optional<Entry> entry(String commit, String path) {
        try (var walk = TreeWalk.forPath(repository, path, root(commit))) {
            return walk == null ? Optional.empty() : Optional.of(entry(walk, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of a commit, or a tree itself. */
    public Optional<ObjectId> treeId(String revision) {
        try (var walk = new RevWalk(repository)) {
            var id = Optional.ofNullable(repository.resolve(Constants.R_HEADS + revision))
                    .orElse(repository.resolve(revision));
            return id == null ? Optional.empty() : Optional.of(walk.parseTree(id));
        } catch (MissingObjectException
                | org.eclipse.jgit.errors.IncorrectObjectTypeException
                | org.eclipse.jgit.errors.RevisionSyntaxException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a tree; with {@code recursive}, all the way down. */
    public List<Entry> list(ObjectId tree, boolean recursive) {
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(false);
            var entries = new ArrayList<Entry>();
            while (walk.next()) {
                entries.add(entry(walk, walk.getPathString()));
                if (recursive && walk.isSubtree()) {
                    walk.enterSubtree();
                }
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId root(String commit) throws IOException {
        try (var walk = new RevWalk(repository)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getTree();
        }
    }

    private Entry entry(TreeWalk walk, String path) throws IOException {
        var mode = walk.getFileMode(0);
        var id = walk.getObjectId(0);
        var type = Constants.typeString(mode.getObjectType());
        var size = mode.getObjectType() == Constants.OBJ_BLOB
                ? repository.newObjectReader().getObjectSize(id, Constants.OBJ_BLOB)
                : null;
        return new Entry(path, octal(mode), type, id.name(), (Long) size);
    }

    private static String octal(FileMode mode) {
        return "%06o".formatted(mode.getBits());
    }
}
