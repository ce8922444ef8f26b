package dev.pipe.common.chatops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsPageTest {

    private static final Path PAGE = Path.of("../../docs/commands.md");

    @Test
    void thePageOfTheCommandsIsCurrent() throws IOException {
        if (Boolean.getBoolean("pipe.docs.write")) {
            Files.writeString(PAGE, CommandsPage.text());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/commands.md is stale; write it anew: ./mvnw test -pl common/core -am -Dpipe.docs.write=true")
                .isEqualTo(CommandsPage.text());
    }
}
