package dev.pipe.pipeline.pipeyml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as people write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 3d}. */
final class Span {

    static final String EXAMPLES = "`90s`, `10m`, `2h` or `3d`";

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

    private Span() {}

    static Optional<Duration> of(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }
}
