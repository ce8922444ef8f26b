package dev.pipe.review.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupResourceTest {

    private static final int LARGEST = 1_048_576;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {                                                             | Invalid JSON              |
                    []                                                            | Invalid JSON              |
                    null                                                          | Invalid JSON              |
                    {} x                                                          | Invalid JSON              |
                    {"diffIndex": 1}                                              | diffIndex: must           |
                    {"diffIndex": {"diff_index_version": 1, "files": [7]}}        | diffIndex.files.0.file_id: |
                    {"diffIndex": {"diff_index_version": 1, "files": []}}         | no files                  | llm-error
                    """)
    void whatIsWrongIsSaid(String body, String error, String mode) {
        var answer = group(body);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getMediaType()).hasToString("application/json");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getHeaderString(QuestAnswer.MODE)).isEqualTo(mode);
        assertThat(((QuestError) answer.getEntity()).error()).contains(error);
    }

    @Test
    void oneMebibyteIsTheMost() {
        assertThat(group(" ".repeat(LARGEST)).getStatus()).isEqualTo(400);
        var tooLarge = group(" ".repeat(LARGEST + 1));
        assertThat(tooLarge.getStatus()).isEqualTo(413);
        assertThat(tooLarge.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(((QuestError) tooLarge.getEntity()).error()).contains("1 MiB");
    }

    /** What is wrong is said before anything is grouped. */
    private static Response group(String body) {
        return new GroupResource(new ObjectMapper(), null).group(body.getBytes(UTF_8));
    }
}
