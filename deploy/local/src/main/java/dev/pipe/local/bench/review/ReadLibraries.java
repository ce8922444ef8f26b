package dev.pipe.local.bench.review;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ReadDiff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** Reads what changed between two versions of a library as if it were a pull request. */
final class ReadLibraries {

    private final FetchSources fetch;
    private final Consumer<String> out;

    ReadLibraries(FetchSources fetch, Consumer<String> out) {
        this.fetch = fetch;
        this.out = out;
    }

    FalseAlarms alarms() throws IOException, InterruptedException {
        var alarms = new CountAlarms();
        var notes = new ArrayList<String>();
        var files = 0;
        for (var library : Library.WELL_KNOWN) {
            var before = fetch.of(library, library.before());
            var after = fetch.of(library, library.after());
            if (before.isEmpty() || after.isEmpty()) {
                notes.add(library.name() + " is left out: Maven does not get its sources here");
                continue;
            }
            var change = between(before.get(), after.get());
            files += change.files().size();
            out.accept("  " + library.name() + ": " + change.files().size() + " files changed");
            alarms.read(library.name(), change);
        }
        return alarms.of("file changes of libraries", files, List.copyOf(notes));
    }

    static Change between(Path before, Path after) throws IOException {
        var text = new ByteArrayOutputStream();
        try (var repository = new InMemoryRepository(new DfsRepositoryDescription("sources"));
                var formatter = new DiffFormatter(text)) {
            var from = tree(repository, before);
            var to = tree(repository, after);
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            formatter.format(from, to);
            formatter.flush();
        }
        return ReadDiff.of(text.toByteArray());
    }

    private static ObjectId tree(Repository repository, Path jar) throws IOException {
        var cache = DirCache.newInCore();
        var builder = cache.builder();
        try (var zip = new ZipFile(jar.toFile());
                var inserter = repository.newObjectInserter()) {
            for (var entry : List.copyOf(zip.stream().toList())) {
                if (!entry.isDirectory()) {
                    var file = new DirCacheEntry(entry.getName());
                    file.setFileMode(FileMode.REGULAR_FILE);
                    file.setObjectId(blob(inserter, zip.getInputStream(entry).readAllBytes()));
                    builder.add(file);
                }
            }
            builder.finish();
            var tree = cache.writeTree(inserter);
            inserter.flush();
            return tree;
        }
    }

    private static ObjectId blob(ObjectInserter inserter, byte[] bytes) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, bytes);
    }
}
