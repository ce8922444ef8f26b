package dev.pipe.common.contributors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.contributors.Contributors.Contribution;
import dev.pipe.common.event.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContributorsTest {

    @Test
    void theyAreKnownByIdOrWhereThereIsNoneByLogin() {
        var contributors = new Contributors(
                List.of(new Contribution(7, "renamed-since", "pushed"), new Contribution(0, "Carol", "co-wrote")),
                true);

        assertThat(contributors.contributionOf(new Actor("ann", 7, false))).contains("pushed");
        assertThat(contributors.contributionOf(new Actor("renamed-since", 8, false)))
                .isEmpty();
        assertThat(contributors.contributionOf(new Actor("carol", 9, false))).contains("co-wrote");
    }

    @Test
    void coAuthorsAreToldFromGitHubsOwnAddresses() {
        var message = """
                Mend it

                Co-authored-by: Ann <17+ann@users.noreply.github.com>
                co-authored-by: Bob B <bob@users.noreply.github.com>
                Co-authored-by: Eve <eve@example.org>
                """;

        assertThat(CoAuthors.of(message, "how"))
                .containsExactly(new Contribution(17, "ann", "how"), new Contribution(0, "bob", "how"));
    }
}
