package dev.pipe.local.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Pattern;

/** A point in time as people write it: {@code 90s}, {@code 15m}, {@code 2h}, {@code 3d} ago, or a timestamp. */
final class Since {

    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private Since() {}

    static Instant parse(String text, Instant now) {
        var ago = AGO.matcher(text.strip());
        if (ago.matches()) {
            return now.minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
        }
        try {
            return text.startsWith("P")
                    ? now.minus(Duration.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a duration (90s, 15m, 2h, 3d) nor a time (2026-03-01T12:00:00Z)", e);
        }
    }
}
