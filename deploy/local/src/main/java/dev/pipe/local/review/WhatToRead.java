package dev.pipe.local.review;

import dev.pipe.local.review.ReadThresholds.Named;
import dev.pipe.pipeline.pipeyml.PipeYml;
import dev.pipe.review.bygit.LargestDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where the change comes from: two commits of a repository, a file, or standard input. */
final class WhatToRead {

    private static final int MEGABYTE = 1_000_000;
    private static final String STANDARD_INPUT = "-";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--repo", paramLabel = "PATH", description = "the repository; by default the current directory's")
    private Path repository;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "what it would be merged into; by default origin's default branch, main or master")
    private String base;

    @Option(names = "--head", paramLabel = "REF", description = "what would be merged; by default HEAD")
    private String head;

    @Option(names = "--diff", paramLabel = "FILE", description = "a diff as git writes it, instead of a repository")
    private Path diff;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a pipe.yml whose thresholds decide; by default " + PipeYml.PATH
                    + " of the base, with a repository")
    private Path config;

    @Parameters(arity = "0..1", paramLabel = "-", description = "a diff from standard input")
    private String standardInput;

    byte[] diff() throws IOException {
        requireOneSource();
        if (standardInput != null) {
            return refuseNothing(readable(System.in.readNBytes(mostBytes() + 1)), "standard input");
        }
        if (diff != null) {
            if (Files.notExists(diff)) {
                throw new IOException("There is no file " + diff);
            }
            try (var file = Files.newInputStream(diff)) {
                return refuseNothing(readable(file.readNBytes(mostBytes() + 1)), diff.toString());
            }
        }
        return readable(commits().between(base, head));
    }

    private static byte[] readable(byte[] diff) throws IOException {
        if (diff.length > mostBytes()) {
            throw new IOException(
                    "The diff is larger than %d MB, which is what is read with %d MB of memory; PIPE_HEAP=4g gives it more"
                            .formatted(
                                    mostBytes() / MEGABYTE, Runtime.getRuntime().maxMemory() / MEGABYTE));
        }
        return diff;
    }

    private static int mostBytes() {
        return (int) Math.min(LargestDiff.here().bytes(), Integer.MAX_VALUE - MEGABYTE);
    }

    /** What writes a diff writes nothing when it fails, and that is not to pass for a change without a risk. */
    private static byte[] refuseNothing(byte[] diff, String from) throws IOException {
        for (var one : diff) {
            if (one > ' ' || one < 0) {
                return diff;
            }
        }
        throw new IOException(
                "There is no diff on " + from
                        + ": see whether what was to write it failed, or name two commits, which may be alike: --base REF --head REF");
    }

    /** The file that says how strict this is: the named one, or what stands at the base, as the suite reads it. */
    Optional<Named> config() throws IOException {
        if (config != null) {
            if (Files.notExists(config)) {
                throw new IOException("There is no file " + config);
            }
            return Optional.of(new Named(config.toString(), Files.readString(config)));
        }
        if (standardInput != null || diff != null) {
            return Optional.empty();
        }
        return commits().file(base, PipeYml.PATH).map(text -> new Named(PipeYml.PATH, text));
    }

    private DiffOfCommits commits() {
        return new DiffOfCommits(repository == null ? Path.of("") : repository);
    }

    private void requireOneSource() {
        if (standardInput != null && !standardInput.equals(STANDARD_INPUT)) {
            throw refused("'" + standardInput + "' is not understood; '-' reads a diff from standard input");
        }
        var fromRepository = repository != null || base != null || head != null;
        var sources = (standardInput == null ? 0 : 1) + (diff == null ? 0 : 1) + (fromRepository ? 1 : 0);
        if (sources > 1) {
            throw refused("Name one change: --repo with --base and --head, or --diff FILE, or '-'");
        }
    }

    private CommandLine.ParameterException refused(String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }
}
