package dev.pipe.local.bench.review;

import dev.pipe.local.suite.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets source jars through Maven, as the build gets its dependencies, and keeps them under {@code .pipe/bench}. */
final class FetchSources {

    private final Checkout checkout;
    private final Path directory;

    FetchSources(Checkout checkout) {
        this.checkout = checkout;
        this.directory = checkout.state().resolve("bench/sources");
    }

    /** Empty when Maven cannot get it: no network, or no such jar where it looks. */
    Optional<Path> of(Library library, String version) throws IOException, InterruptedException {
        var file = directory.resolve(library.fileName(version));
        if (Files.notExists(file)) {
            Files.createDirectories(directory);
            fetch(library.coordinates(version));
        }
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    private void fetch(String coordinates) throws IOException, InterruptedException {
        var process = new ProcessBuilder(List.of(
                        checkout.root().resolve("mvnw").toString(),
                        "-B",
                        "-q",
                        "-N",
                        "dependency:copy",
                        "-Dartifact=" + coordinates,
                        "-Dmdep.useBaseVersion=true",
                        "-DoutputDirectory=" + directory))
                .directory(checkout.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("maven.log").toFile()))
                .start();
        process.getOutputStream().close();
        process.waitFor(); // whether it came is seen by the file
    }
}
