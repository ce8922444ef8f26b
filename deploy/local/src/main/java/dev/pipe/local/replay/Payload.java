package dev.pipe.local.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The body of a webhook in a file that is named {@code <event>.<action>.json} or {@code <event>.json}. */
record Payload(Path file, String event, byte[] body) {

    static Payload read(Path file) throws IOException {
        String name = file.getFileName().toString();
        return new Payload(file, name.substring(0, name.indexOf('.')), Files.readAllBytes(file));
    }

    /** One file, or all JSON files of a folder in the order of their names. */
    static List<Payload> readAll(Path fileOrFolder) throws IOException {
        if (!Files.exists(fileOrFolder)) {
            throw new IOException(fileOrFolder + " does not exist");
        }
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(read(fileOrFolder));
        }
        try (Stream<Path> files = Files.list(fileOrFolder)) {
            List<Path> payloads = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (payloads.isEmpty()) {
                throw new IOException(fileOrFolder + " holds no *.json file");
            }
            List<Payload> all = new ArrayList<>();
            for (Path payload : payloads) {
                all.add(read(payload));
            }
            return all;
        }
    }

    Payload withBody(byte[] other) {
        return new Payload(file, event, other);
    }
}
