package dev.pipe.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yaml");

    @Test
    void theDocumentOfTheBusIsCurrent() throws IOException {
        if (Boolean.getBoolean("pipe.docs.write")) {
            Files.writeString(DOCUMENT, AsyncApi.document());
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "docs/asyncapi.yaml is stale; write it anew: ./mvnw test -pl common/core -am -Dpipe.docs.write=true")
                .isEqualTo(AsyncApi.document());
    }

    @Test
    void noTwoSchemasShareAName() {
        assertThat(TravellingTypes.all().stream()
                        .filter(type -> !type.getPackageName().contains("github"))
                        .collect(Collectors.groupingBy(Class::getSimpleName))
                        .values())
                .allSatisfy(types -> assertThat(types).hasSize(1));
    }
}
