package dev.pipe.review.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A prompt that is changed under its old version would be answered from memory. */
class PromptVersionTest {

    private static final String PROMPTS = "/dev/pipe/review/prompts/";

    @Test
    void aPromptKeepsItsWordsAsLongAsItKeepsItsVersion() throws IOException, NoSuchAlgorithmException {
        var held = new Properties();
        try (var in = getClass().getResourceAsStream("/dev/pipe/review/prompts.properties")) {
            held.load(in);
        }
        Map<Object, Object> now = new TreeMap<>();
        for (var task : Task.values()) {
            now.put(task.prompt(), hash(PROMPTS + task.prompt() + ".system.md"));
        }
        now.put("question-1", hash(PROMPTS + "question-1.user.md"));
        assertThat(now)
                .as("Give a changed prompt a new version (file, Task, and the line here)")
                .isEqualTo(new TreeMap<>(held));
    }

    private String hash(String resource) throws IOException, NoSuchAlgorithmException {
        try (var in = getClass().getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            var text = new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 8);
        }
    }
}
