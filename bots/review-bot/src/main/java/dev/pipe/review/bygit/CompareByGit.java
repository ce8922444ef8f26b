package dev.pipe.review.bygit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.github.GitRemote;
import dev.pipe.review.ReviewConfig;
import dev.pipe.review.diff.WriteDiff;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Fetches two commits into a place of their own, prints their difference as git does, and clears the place away. */
@ApplicationScoped
public class CompareByGit {

    private final ReviewConfig config;

    CompareByGit(ReviewConfig config) {
        this.config = config;
    }

    /** It could not be had; the message is for people and names no token. */
    public static final class NotCompared extends Exception {
        private static final long serialVersionUID = 1L;

        NotCompared(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What can be read here, whoever gives it. */
    public LargestDiff largest() {
        return LargestDiff.of(config.gitMegabytes(), Runtime.getRuntime().maxMemory());
    }

    /** @param base the commit where both parted */
    public String diff(GitRemote remote, String base, String head) throws NotCompared {
        Path place = null;
        try {
            place = Files.createTempDirectory("pipe-review-");
            return diff(remote, base, head, place);
        } catch (Bounded.TooMuch e) {
            throw new NotCompared(largest().why(), e);
        } catch (IOException | RuntimeException e) {
            throw new NotCompared(reason(e), e);
        } finally {
            clear(place);
        }
    }

    /** JGit's messages begin with the address, which holds no token, and may be long. */
    private static String reason(Exception e) {
        return e instanceof TransportException ? "git could not fetch it: " + e.getMessage() : "git: " + e.getMessage();
    }

    private String diff(GitRemote remote, String base, String head, Path place) throws IOException {
        try (var repository = empty(place)) {
            fetch(repository, remote, List.of(base, head), new WatchFetch(place, config));
            var out = new Bounded(largest().bytes());
            WriteDiff.between(repository, tree(repository, base), tree(repository, head), out);
            return out.text();
        }
    }

    private static Repository empty(Path place) throws IOException {
        var repository = (FileRepository) new FileRepositoryBuilder()
                .setGitDir(place.resolve("objects.git").toFile())
                .setBare()
                .build();
        repository.create(true);
        repository.getConfig().setString("http", null, "followRedirects", "false"); // a token goes nowhere else
        repository.getConfig().save();
        return repository;
    }

    private static void fetch(Repository repository, GitRemote remote, List<String> commits, WatchFetch watch)
            throws IOException {
        var wanted = commits.stream()
                .distinct()
                .map(sha -> new RefSpec(ObjectId.fromString(sha).name() + ":refs/pipe/" + sha))
                .toList();
        try (var transport = Transport.open(repository, new URIish(remote.uri().toURL()))) {
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(GitRemote.USER, remote.token()));
            transport.setTagOpt(TagOpt.NO_TAGS);
            transport.setDepth(1);
            transport.setTimeout((int) watch.left().toSeconds() + 1);
            transport.fetch(watch, wanted);
        }
        if (watch.isCancelled()) {
            throw new IOException(watch.why());
        }
    }

    private static ObjectId tree(Repository repository, String commit) throws IOException {
        return repository.parseCommit(ObjectId.fromString(commit)).getTree();
    }

    private static void clear(Path place) {
        if (place == null) {
            return;
        }
        try (var all = Files.walk(place)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory " + place + " cannot be cleared away", e);
        }
    }

    /** Takes so much and no more. */
    private static final class Bounded extends OutputStream {

        /** There was more. */
        private static final class TooMuch extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final long most;

        Bounded(long most) {
            this.most = most;
        }

        @Override
        public void write(int one) {
            room(1);
            taken.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            room(length);
            taken.write(bytes, from, length);
        }

        private void room(int length) {
            if (taken.size() + (long) length > most) {
                throw new TooMuch();
            }
        }

        String text() {
            return taken.toString(UTF_8);
        }
    }

    /** For messages. */
    static String span(Duration time) {
        return time.toSeconds() + " seconds";
    }
}
