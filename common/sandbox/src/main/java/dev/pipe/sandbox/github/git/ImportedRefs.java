package dev.pipe.sandbox.github.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.pack.PackConfig;

/** Copies commits and all they reach out of someone else's repository, which is only read. */
public final class ImportedRefs {
    private ImportedRefs() {}

    /** The commits that the revisions name, now in {@code into} as well. */
    public static List<String> copy(Path source, List<String> revisions, GitStore into) {
        try (var repository = open(source)) {
            var commits = Arrays.asList(new String[revisions.size()]);
            for (var i = 0; i < revisions.size(); i++) {
                commits.set(i, resolve(repository, source, revisions.get(i)));
            }
            copy(repository, new LinkedHashSet<>(commits), into);
            return commits;
        } catch (IOException e) {
            throw new Unreadable("Could not read the repository at " + source + ": " + e.getMessage(), e);
        }
    }

    /** Refuses, with the mend, two revisions that could not become a pull request; nothing is copied. */
    public static void requirePullRequest(Path source, String base, String head) {
        try (var repository = open(source);
                var walk = new RevWalk(repository)) {
            var into = walk.parseCommit(ObjectId.fromString(resolve(repository, source, base)));
            var from = walk.parseCommit(ObjectId.fromString(resolve(repository, source, head)));
            if (walk.isMergedInto(from, into)) {
                throw new Unreadable(head + " brings nothing new to " + base + " in " + source + ": `git -C " + source
                        + " log " + base + ".." + head + "` lists no commit; are base and head the right way round?");
            }
            walk.reset();
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(into);
            walk.markStart(from);
            if (walk.next() == null) {
                throw new Unreadable(base + " and " + head + " in " + source + " have no commit in common, so there is"
                        + " no diff between them: name two refs of one history");
            }
        } catch (IOException e) {
            throw new Unreadable("Could not read the repository at " + source + ": " + e.getMessage(), e);
        }
    }

    /** From one store of ours to another: what a fork's branch brings. */
    public static void copy(GitStore from, String commit, GitStore into) {
        try {
            copy(from.jgit(), Set.of(commit), into);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String resolve(Repository repository, Path source, String revision) throws IOException {
        ObjectId id = null;
        try {
            id = repository.resolve(revision + "^{commit}");
        } catch (RevisionSyntaxException e) {
            // no commit is called that
        }
        if (id == null) {
            throw new Unreadable("The repository at " + source + " has no commit " + revision + "; `git -C " + source
                    + " rev-parse " + revision + "` tells what git makes of it");
        }
        return id.name();
    }

    private static void copy(Repository from, Set<String> commits, GitStore into) throws IOException {
        var pack = File.createTempFile("import", ".pack");
        try {
            var config = new PackConfig(from);
            config.setDeltaCompress(false);
            try (var writer = new PackWriter(config, from.newObjectReader());
                    var out = Files.newOutputStream(pack.toPath())) {
                var wants = new LinkedHashSet<ObjectId>();
                commits.forEach(commit -> wants.add(ObjectId.fromString(commit)));
                writer.preparePack(NullProgressMonitor.INSTANCE, wants, known(from, into));
                writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
            }
            try (var in = Files.newInputStream(pack.toPath());
                    var inserter = into.jgit().newObjectInserter()) {
                inserter.newPackParser(in).parse(NullProgressMonitor.INSTANCE);
                inserter.flush();
            }
        } finally {
            Files.delete(pack.toPath());
        }
    }

    /** What both have already need not be copied again. */
    private static Set<ObjectId> known(Repository from, GitStore into) throws IOException {
        var known = new LinkedHashSet<ObjectId>();
        try (var walk = new RevWalk(from)) {
            for (var sha : into.refs("refs/").values()) {
                var id = ObjectId.fromString(sha);
                if (from.getObjectDatabase().has(id) && walk.parseAny(id) != null) {
                    known.add(id);
                }
            }
        }
        return known;
    }

    private static Repository open(Path source) throws IOException {
        if (!Files.isDirectory(source)) { // JGit would look in the directories above
            throw new Unreadable("There is no directory at " + source + ": name one that holds a git repository");
        }
        var builder = new FileRepositoryBuilder().setMustExist(true);
        builder.findGitDir(source.toFile());
        if (builder.getGitDir() == null && Files.isDirectory(source.resolve("objects"))) {
            builder.setGitDir(source.toFile()).setBare();
        }
        if (builder.getGitDir() == null) {
            throw new Unreadable("There is no git repository at " + source + ": name a directory that holds one");
        }
        requireReadable(source, builder.getGitDir().toPath());
        return builder.build();
    }

    private static void requireReadable(Path source, Path gitDirectory) throws IOException {
        var common = common(gitDirectory);
        var config = new Config();
        var file = common.resolve("config");
        try {
            config.fromText(Files.isRegularFile(file) ? Files.readString(file) : "");
        } catch (org.eclipse.jgit.errors.ConfigInvalidException e) {
            throw new Unreadable(
                    "The configuration " + file + " of the repository cannot be read: " + e.getMessage(), e);
        }
        if ("sha256".equalsIgnoreCase(config.getString("extensions", null, "objectFormat"))) {
            throw new Unreadable(
                    "The repository at " + source + " names its objects by SHA-256 (extensions.objectFormat"
                            + " in " + file + "), which JGit cannot read: use a clone with SHA-1 objects,"
                            + " `git init --object-format=sha1` and a fetch of exported patches, say");
        }
        if (config.getString("extensions", null, "partialClone") != null
                || config.getSubsections("remote").stream()
                        .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false))) {
            throw new Unreadable(
                    "The repository at " + source + " is a partial clone (a promisor remote in " + file
                            + "), so objects may be missing: complete it with"
                            + " `git -C " + source
                            + " fetch --refetch --no-filter`, then unset extensions.partialClone,"
                            + " remote.<name>.promisor and remote.<name>.partialclonefilter, or clone it anew without --filter");
        }
        if (Files.exists(common.resolve("shallow"))) {
            throw new Unreadable("The repository at " + source + " is a shallow clone (" + common.resolve("shallow")
                    + "), so its history is cut: complete it with `git -C " + source + " fetch --unshallow`");
        }
    }

    /** A linked work tree's own directory points at the one it shares. */
    private static Path common(Path gitDirectory) throws IOException {
        var pointer = gitDirectory.resolve("commondir");
        return Files.isRegularFile(pointer)
                ? gitDirectory.resolve(Files.readString(pointer).trim()).normalize()
                : gitDirectory;
    }
}
