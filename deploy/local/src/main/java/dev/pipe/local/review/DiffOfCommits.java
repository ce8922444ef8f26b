package dev.pipe.local.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.review.diff.WriteDiff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What a pull request of one commit into another would show: from where they parted to its head. The repository is only read. */
final class DiffOfCommits {

    private static final List<String> USUAL_BASES = List.of(
            "refs/remotes/origin/HEAD", "refs/remotes/origin/main", "main", "refs/remotes/origin/master", "master");

    private final Path directory;

    DiffOfCommits(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** @param base and {@code head} may be null for the usual ones */
    byte[] between(String base, String head) throws IOException {
        try (var repository = open();
                var walk = new RevWalk(repository)) {
            var from = walk.parseCommit(base == null ? usualBase(repository) : commit(repository, base));
            var to = walk.parseCommit(commit(repository, head == null ? "HEAD" : head));
            return diff(repository, parting(walk, from, to), to);
        } catch (MissingObjectException e) {
            throw new IOException(
                    "The history at " + directory
                            + " is cut, so what is needed is missing: `git fetch --unshallow` completes it",
                    e);
        }
    }

    /**
     * A file's text at the base, where the change itself does not reach.
     *
     * @param base may be null for the usual one
     */
    Optional<String> file(String base, String path) throws IOException {
        try (var repository = open();
                var walk = new RevWalk(repository)) {
            var at = walk.parseCommit(base == null ? usualBase(repository) : commit(repository, base));
            try (var found = TreeWalk.forPath(repository, path, at.getTree())) {
                return found == null
                        ? Optional.empty()
                        : Optional.of(
                                new String(repository.open(found.getObjectId(0)).getBytes(), UTF_8));
            }
        }
    }

    private Repository open() throws IOException {
        var builder = new FileRepositoryBuilder().setMustExist(true);
        builder.findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            throw new IOException("There is no git repository at " + directory);
        }
        return readable(builder.build());
    }

    /** JGit takes the objects of such a repository for missing ones. */
    private Repository readable(Repository repository) throws IOException {
        var format = repository.getConfig().getString("extensions", null, "objectformat");
        if (format == null || format.equalsIgnoreCase("sha1")) {
            return repository;
        }
        repository.close();
        throw new IOException(
                "The repository at " + directory + " names its objects by " + format
                        + ", and only sha1 is read from a repository: `git diff BASE...HEAD | ./pipe review -` reads the change");
    }

    private ObjectId usualBase(Repository repository) throws IOException {
        for (var name : USUAL_BASES) {
            var found = repository.resolve(name + "^{commit}");
            if (found != null) {
                return found;
            }
        }
        throw new IOException(
                "There is neither main nor master at " + directory + ": say what to compare with, --base REF");
    }

    private AnyObjectId commit(Repository repository, String revision) throws IOException {
        try {
            return Objects.requireNonNull(repository.resolve(revision + "^{commit}"));
        } catch (RevisionSyntaxException | NullPointerException e) {
            throw new IOException("The repository at " + directory + " has no commit " + revision, e);
        }
    }

    private RevCommit parting(RevWalk walk, RevCommit from, RevCommit to) throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(from);
        walk.markStart(to);
        var parting = walk.next();
        if (parting == null) {
            throw new IOException("The two commits at " + directory + " have no history in common");
        }
        return parting;
    }

    private static byte[] diff(Repository repository, RevCommit from, RevCommit to) throws IOException {
        var out = new ByteArrayOutputStream();
        WriteDiff.between(repository, from.getTree(), to.getTree(), out);
        return out.toByteArray();
    }
}
