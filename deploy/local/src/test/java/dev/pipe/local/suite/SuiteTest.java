package dev.pipe.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path root;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void startsEverythingTellsWhereItIsRevivesWhatDiesAndLeavesNothingBehind() throws Exception {
        Checkout checkout = CheckoutWithStandIns.in(root);
        List<ProcessHandle> all;
        try (var suite = Suite.start(checkout, SuiteOptions.ordinary(), said::add)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(checkout.suiteFile())))
                    .isEqualTo("rw-------");
            assertThat(SuiteFile.of(checkout)).contains(suite.file());
            assertThat(Files.readString(checkout.state().resolve("prometheus-targets.json")))
                    .contains("\"bot_name\" : \"infra-bot\"");
            assertThatThrownBy(() -> Suite.start(checkout, SuiteOptions.ordinary(), said::add))
                    .isInstanceOf(SuiteRefused.class)
                    .hasMessageContaining("already runs in this checkout");

            for (String part : List.of("review-bot", Suite.KAFKA, Suite.POSTGRES)) {
                isRevived(suite, part);
            }
            var database = suite.file().postgres().get("memory-bot");
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                DriverManager.getConnection(database.jdbcUrl()).close();
                return true;
            });
            all = ProcessHandle.current().descendants().toList();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
        assertThat(checkout.suiteFile()).doesNotExist();
    }

    private void isRevived(Suite suite, String part) throws Exception {
        ProcessHandle killed = suite.process(part);
        suite.kill(part);
        await().atMost(PATIENCE)
                .until(() -> said.stream().anyMatch(line -> line.matches("\\s+" + part + "\\s+is back.*")));
        assertThat(suite.process(part).pid()).isNotEqualTo(killed.pid());
        assertThat(said).anyMatch(line -> line.startsWith("! " + part + " ended (code 137)"));
    }

    @Test
    void aBotThatDoesNotStartStopsEverythingAndSaysWhy() throws Exception {
        Checkout checkout = CheckoutWithStandIns.in(root);
        var options = SuiteOptions.ordinary()
                .leavingOut(Set.of(BotName.MEMORY_BOT))
                .with(BotName.INFRA_BOT, "STAND_IN_FAILS", "cluster");

        assertThatThrownBy(() -> Suite.start(checkout, options, said::add))
                .hasMessageContaining("ended with code 1")
                .hasMessageContaining("no cluster");

        assertThat(said).noneMatch(line -> line.contains("memory-bot"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void aKilledLauncherLeavesNothingAndTheNextStartsClean() throws Exception {
        Checkout checkout = CheckoutWithStandIns.in(root);
        Process launcher = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        Stream.of(System.getProperty("java.class.path").split(":"))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .reduce((a, b) -> a + ":" + b)
                                .orElseThrow(),
                        RunsASuite.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.exists(checkout.suiteFile()));
        List<ProcessHandle> parts = launcher.toHandle().descendants().toList();
        assertThat(parts).hasSizeGreaterThan(8);

        launcher.destroyForcibly().waitFor();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parts).noneMatch(ProcessHandle::isAlive));
        assertThat(checkout.suiteFile()).exists();
        Suite.start(checkout, SuiteOptions.ordinary(), said::add).close();
        assertThat(checkout.suiteFile()).doesNotExist();
    }

    static final class RunsASuite {
        public static void main(String[] args) throws Exception {
            Suite.start(new Checkout(Path.of(args[0])), SuiteOptions.ordinary(), System.out::println);
            Thread.currentThread().join();
        }
    }
}
