package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A repository of git's own, untouched by whatever the machine or a person has configured. */
public final class RealGit {

    private static final byte[] NOTHING = {};

    private final Path place;
    private int commits;

    private RealGit(Path place) {
        this.place = place;
    }

    /** In an empty directory; the test is skipped where there is no git. */
    public static RealGit in(Path place) {
        Assumptions.assumeTrue(isHere(), "git is not installed here");
        var git = new RealGit(place);
        git.run("init", "-q");
        git.run("config", "gc.auto", "0");
        return git;
    }

    private static boolean isHere() {
        try {
            return new ProcessBuilder("git", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Path place() {
        return place;
    }

    /** A commit of exactly these files, without a working tree, so that every name is possible. Gives its reference. */
    public String commit(Tree tree, String... parents) {
        var reference = "refs/heads/c" + commits++;
        var stream = new ByteArrayOutputStream();
        write(
                stream,
                "commit " + reference + "\ncommitter A <a@example.org> " + (1_700_000_000 + commits) + " +0000\n");
        write(stream, "data 1\nx\n");
        for (var i = 0; i < parents.length; i++) {
            write(stream, (i == 0 ? "from " : "merge ") + parents[i] + "\n");
        }
        write(stream, "deleteall\n");
        tree.writeTo(stream);
        runWith(stream.toByteArray(), List.of("fast-import", "--quiet", "--force"));
        return reference;
    }

    public String sha(String reference) {
        return new String(run("rev-parse", reference), UTF_8).strip();
    }

    public byte[] run(String... arguments) {
        return runWith(NOTHING, List.of(arguments));
    }

    public byte[] run(List<String> arguments, String... more) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return runWith(NOTHING, all);
    }

    private byte[] runWith(byte[] input, List<String> arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        try {
            var complaints = Files.createTempFile("git", ".err");
            var builder = new ProcessBuilder(command).directory(place.toFile()).redirectError(complaints.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("LC_"));
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("HOME", place.toString());
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            var git = builder.start();
            try (var in = git.getOutputStream()) {
                in.write(input);
            }
            var said = git.getInputStream().readAllBytes();
            var code = git.waitFor();
            var complained = Files.readString(complaints, UTF_8);
            Files.delete(complaints);
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code + ": " + complained);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void write(ByteArrayOutputStream stream, String text) {
        stream.writeBytes(text.getBytes(UTF_8));
    }
}
