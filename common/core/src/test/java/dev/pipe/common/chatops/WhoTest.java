package dev.pipe.common.chatops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.config.Permission;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoTest {

    @ParameterizedTest(name = "{0}: {1}, author {2}: {3}")
    @CsvSource({
        "READ, NONE, false, false",
        "READ, READ, false, true",
        "AUTHOR_OR_TRIAGE, READ, false, false",
        "AUTHOR_OR_TRIAGE, READ, true, true",
        "AUTHOR_OR_TRIAGE, NONE, true, false",
        "AUTHOR_OR_TRIAGE, TRIAGE, false, true",
        "TRIAGE, READ, true, false",
        "AUTHOR_OR_WRITE, TRIAGE, false, false",
        "AUTHOR_OR_WRITE, READ, true, true",
        "WRITE, TRIAGE, true, false",
        "WRITE, MAINTAIN, false, true",
        "ADMIN, MAINTAIN, true, false",
        "ADMIN, ADMIN, false, true"
    })
    void covers(Who who, Permission has, boolean author, boolean may) {
        assertThat(who.covers(has, author)).isEqualTo(may);
    }
}
