package dev.pipe.local.bench.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * All cases of a directory.
 *
 * @param hash of its files, by which figures name the corpus they were made with
 */
record Corpus(List<LabelledCase> cases, String hash) {

    private static final String ENDING = ".cases";
    private static final int HASH_CHARACTERS = 12;

    Corpus {
        cases = List.copyOf(cases);
    }

    static Corpus in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("There is no directory " + directory);
        }
        try (var list = Files.list(directory)) {
            var files = list.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            return read(directory, files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Corpus read(Path directory, List<Path> files) throws IOException {
        var digest = sha256();
        var cases = new ArrayList<LabelledCase>();
        var ids = new HashSet<String>();
        for (var file : files) {
            var name = file.getFileName().toString();
            var text = Files.readString(file);
            digest.update((name + "\0" + text + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (var one : ReadCases.of(name.substring(0, name.length() - ENDING.length()), text)) {
                if (!ids.add(one.id())) {
                    throw new IOException(file + " has a second case called " + one.id());
                }
                cases.add(one);
            }
        }
        if (cases.isEmpty()) {
            throw new IOException("There is no case in " + directory + ": files end in " + ENDING);
        }
        return new Corpus(cases, HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }
}
