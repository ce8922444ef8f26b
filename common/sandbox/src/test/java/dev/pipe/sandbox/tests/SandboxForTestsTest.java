package dev.pipe.sandbox.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxForTestsTest {

    @TempDir
    Path directory;

    @Test
    void isStartedOnceAndGivesEachTestItsOwnDatabase() {
        var resource = new SandboxResource();
        resource.init(Map.of("database", "bot"));

        Map<String, String> first = resource.start();
        Map<String, String> second = resource.start();

        assertThat(first.get("kafka.bootstrap.servers")).isEqualTo(second.get("kafka.bootstrap.servers"));
        assertThat(first.get("quarkus.datasource.jdbc.url"))
                .contains("/bot-")
                .isNotEqualTo(second.get("quarkus.datasource.jdbc.url"));
    }

    @Test
    void nothingOutlivesAJvmThatIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        Path.of(System.getProperty("java.class.path"))
                                .toAbsolutePath()
                                .toString(),
                        StartsASandbox.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(directory.resolve("up")));
        List<ProcessHandle> children = jvm.toHandle().descendants().toList();
        assertThat(children).hasSizeGreaterThan(3);

        jvm.destroyForcibly().waitFor();

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(children)
                .noneMatch(ProcessHandle::isAlive));
    }

    static final class StartsASandbox {
        public static void main(String[] args) throws Exception {
            SandboxForTests.kafka();
            SandboxForTests.freshDatabase("any");
            Files.writeString(Path.of("up"), "up");
            Thread.currentThread().join();
        }
    }
}
