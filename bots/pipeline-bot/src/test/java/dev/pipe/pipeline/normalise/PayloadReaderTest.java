package dev.pipe.pipeline.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class PayloadReaderTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final PayloadReader reader = new PayloadReader();

    @Test
    void whatNobodyReadsIsSkippedAndNeverInMemory() {
        var huge = "\"" + "x".repeat(12 * MEGABYTE) + "\"";
        var body = Payloads.pullRequest(
                        "opened", ",\"body\":" + huge + ",\"list\":[" + "{\"a\":[1,2]},".repeat(200_000) + "1]")
                .replace("\"title\"", "\"description\":" + huge + ",\"title\"")
                .getBytes(UTF_8);
        reader.read(
                "pull_request", "warm-up", Payloads.pullRequest("opened", "").getBytes(UTF_8));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var payload = reader.read("pull_request", "huge", body);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes taken to read %d bytes", body.length)
                .isLessThan(MEGABYTE);
        assertThat(payload.pullRequest().title()).isEqualTo("Join orders and billing");
    }
}
