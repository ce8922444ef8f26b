package dev.pipe.review.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupRequestTest {

    private static final String VALID = """
            {"diffIndex": {"diff_index_version": 1, "more": true, "files": [
              {"file_id": "src/A.java", "status": "added", "language": "java", "hunks": [
                {"hunk_id": "src/A.java#h0", "old_start": 0, "new_start": 1, "header": "@@ -0,0 +1 @@"}]}]},
             "metadata": {"prTitle": " A title ", "prDescription": "  "}}""";

    @Test
    void whatIsKnownIsReadAndTheRestLeftAlone() throws JsonProcessingException {
        var request = read(VALID);
        assertThat(request.title()).contains("A title");
        assertThat(request.description()).isEmpty();
        assertThat(request.change().files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("src/A.java");
            assertThat(file.hunks()).singleElement().satisfies(hunk -> assertThat(hunk.newStart())
                    .isEqualTo(1));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "diffIndex"              | "x"                 | diffIndex:
                    "diff_index_version": 1  | "diff_index_version": 2 | diffIndex.diff_index_version:
                    "files": [               | "files": 1, "x": [  | diffIndex.files:
                    "src/A.java", "status"   | "", "status"        | diffIndex.files.0.file_id:
                    "added"                  | "ADDED"             | diffIndex.files.0.status:
                    "java", "hunks"          | 7, "hunks"          | diffIndex.files.0.language:
                    "hunks": [               | "hunks": [], "x": [ | diffIndex.files.0.hunks:
                    "old_start": 0           | "old_start": -1     | diffIndex.files.0.hunks.0.old_start:
                    "new_start": 1           | "new_start": 1.5    | diffIndex.files.0.hunks.0.new_start:
                    "@@ -0,0 +1 @@"          | ""                  | diffIndex.files.0.hunks.0.header:
                    " A title "              | 7                   | metadata.prTitle:
                    """)
    void whatIsWrongIsNamedByItsPath(String right, String wrong, String path) {
        assertThat(VALID).contains(right);
        assertThatThrownBy(() -> read(VALID.replace(right, wrong))).hasMessageStartingWith(path);
    }

    private static GroupRequest read(String json) throws JsonProcessingException {
        return GroupRequest.of(new ObjectMapper().readTree(json));
    }
}
