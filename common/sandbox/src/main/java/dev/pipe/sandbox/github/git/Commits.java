package dev.pipe.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** Makes commits without a work tree. Moves no ref: that is a push, and pushes are told to hooks. */
public final class Commits {
    private final Repository repository;

    public Commits(GitStore store) {
        this.repository = store.jgit();
    }

    /** A change of files on top of {@code parent}, which may be null. A null content deletes. */
    public record Change(String parent, Map<String, byte[]> files, String message, Author author) {}

    public String commit(Change change) {
        try (var inserter = repository.newObjectInserter()) {
            var tree = tree(change, inserter);
            var parents = change.parent() == null ? List.<String>of() : List.of(change.parent());
            var id = insert(inserter, tree, parents, change.message(), change.author());
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String commit(String tree, List<String> parents, String message, Author author) {
        try (var inserter = repository.newObjectInserter()) {
            var id = insert(inserter, ObjectId.fromString(tree), parents, message, author);
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId tree(Change change, ObjectInserter inserter) throws IOException {
        var index = index(change.parent());
        var editor = index.editor();
        for (var file : change.files().entrySet()) {
            editor.add(edit(file.getKey(), file.getValue(), inserter));
        }
        editor.finish();
        return index.writeTree(inserter);
    }

    private DirCache index(String parent) throws IOException {
        if (parent == null) {
            return DirCache.newInCore();
        }
        try (var reader = repository.newObjectReader();
                var walk = new org.eclipse.jgit.revwalk.RevWalk(reader)) {
            return DirCache.read(
                    reader, walk.parseCommit(ObjectId.fromString(parent)).getTree());
        }
    }

    private static DirCacheEditor.PathEdit edit(String path, byte[] content, ObjectInserter inserter)
            throws IOException {
        if (content == null) {
            return new DirCacheEditor.DeletePath(path);
        }
        var blob = inserter.insert(Constants.OBJ_BLOB, content);
        return new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                if (entry.getRawMode() == 0) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                }
                entry.setObjectId(blob);
            }
        };
    }

    private static String insert(
            ObjectInserter inserter, ObjectId tree, List<String> parents, String message, Author author)
            throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents.stream().map(ObjectId::fromString).toArray(ObjectId[]::new));
        commit.setAuthor(author.ident());
        commit.setCommitter(author.ident());
        commit.setMessage(message);
        return inserter.insert(commit).name();
    }
}
