package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.time.Duration;
import java.util.List;

/** {@code checks:} other people's checks and statuses on the head. */
public record ChecksSection(
        @Key(
                value =
                        "The checks that count, by name; `*` stands for anything. Each must be there and pass; a pattern"
                                + " wants at least one. Those that the branch protection requires count in any case.",
                absent = "every check that is there must pass, and those that the branch protection requires be there")
        List<String> required,

        @Key(
                value = "Checks that fail are run again this often before they count (GitHub Actions only).",
                absent = "`0`: never",
                atMost = 5)
        Integer rerunFlaky,

        @Key(value = "The stage fails when it takes longer.", absent = "never")
        Duration timeout) {

    public static final ChecksSection NOTHING = new ChecksSection(null, null, null);

    public static final ChecksSection DEFAULTS = new ChecksSection(List.of(), 0, null);

    public ChecksSection {
        required = required == null ? null : List.copyOf(required);
    }

    ChecksSection over(ChecksSection other) {
        return new ChecksSection(
                first(required, other.required), first(rerunFlaky, other.rerunFlaky), first(timeout, other.timeout));
    }
}
