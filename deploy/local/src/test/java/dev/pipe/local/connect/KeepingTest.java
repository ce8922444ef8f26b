package dev.pipe.local.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for the bots is read by a shell. */
class KeepingTest {

    @TempDir
    Path directory;

    @Test
    void aShellAndWeReadWhatWasKeptWhateverItHolds() throws IOException, InterruptedException {
        var path = "/home/o'neil & sons/$HOME/key.pem";
        var keeping = new Keeping(directory);
        keeping.writeEnvironment(Map.of("PIPE_KEY", path));

        assertThat(keeping.readEnvironment()).containsEntry("PIPE_KEY", path);
        var shell = new ProcessBuilder("sh", "-c", ". " + keeping.environment() + "; printf %s \"$PIPE_KEY\"").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).isEqualTo(path);
        assertThat(shell.waitFor()).isZero();
    }
}
