package dev.pipe.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.Pipe;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.CheckoutWithStandIns;
import dev.pipe.local.suite.ProcessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people give them, each a process of its own. */
class UpAndDownTest {

    @TempDir
    Path root;

    @AfterEach
    void stop() throws Exception {
        pipe("down");
    }

    @Test
    void aDetachedSuiteIsShownIsOnlyOneAndStopsWithoutATrace() throws Exception {
        Checkout checkout = CheckoutWithStandIns.in(root);
        assertThat(pipe("status").code()).isEqualTo(3);

        Said up = pipe("up", "--detach");
        assertThat(up.code()).as(up.text()).isZero();
        assertThat(up.text()).contains("kafka", "review-bot", "The suite is up", "./pipe down");
        List<ProcessHandle> all = processes(checkout);
        assertThat(all).hasSize(9);

        Said status = pipe("status");
        assertThat(status.code()).as(status.text()).isZero();
        assertThat(status.text()).contains("launcher", "postgres", "pipeline-bot", "ready", "Together");
        Said second = pipe("up");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.text()).contains("A suite already runs in this checkout (process ");
        assertThat(second.text()).doesNotContain("\tat ");

        Said down = pipe("down");
        assertThat(down.code()).isZero();
        assertThat(down.text()).contains("Stopped.");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        assertThat(pipe("down").text()).contains("No suite runs");
    }

    private static List<ProcessHandle> processes(Checkout checkout) throws Exception {
        return ProcessFile.of(checkout).all().values().stream()
                .flatMap(started -> started.alive().stream())
                .toList();
    }

    private record Said(int code, String text) {}

    private Said pipe(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dpipe.root=" + root,
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(":"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(":")),
                Pipe.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(root, "pipe", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int code = process.waitFor();
        return new Said(code, Files.readString(out));
    }
}
