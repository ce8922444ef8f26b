package dev.pipe.sandbox.github.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** Blobs and trees written one by one, as GitHub's git database takes them. */
public final class NewObjects {
    private final Repository repository;

    public NewObjects(GitStore store) {
        this.repository = store.jgit();
    }

    /** A path of a new tree; a null sha removes it. {@code mode} is octal, as in git. */
    public record Entry(String path, String mode, String sha) {}

    public String blob(byte[] content) {
        try (var inserter = repository.newObjectInserter()) {
            var id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code base} is the tree to change, or null to start from nothing. */
    public String tree(ObjectId base, List<Entry> entries) {
        try (var inserter = repository.newObjectInserter();
                var reader = repository.newObjectReader()) {
            var index = base == null ? DirCache.newInCore() : DirCache.read(reader, base);
            var editor = index.editor();
            entries.forEach(entry -> editor.add(edit(entry)));
            editor.finish();
            var id = index.writeTree(inserter);
            inserter.flush();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DirCacheEditor.PathEdit edit(Entry entry) {
        if (entry.sha() == null) {
            return new DirCacheEditor.DeletePath(entry.path());
        }
        return new DirCacheEditor.PathEdit(entry.path()) {
            @Override
            public void apply(DirCacheEntry file) {
                file.setFileMode(FileMode.fromBits(Integer.parseInt(entry.mode(), 8)));
                file.setObjectId(ObjectId.fromString(entry.sha()));
            }
        };
    }
}
