package dev.pipe.common.contributors;

import dev.pipe.common.contributors.Contributors.Contribution;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Co-authors whose account can be told from the trailer: GitHub's own no-reply addresses name it. Another address could
 * be anybody's and rules out nobody.
 */
final class CoAuthors {

    private static final Pattern TRAILER = Pattern.compile(
            "(?im)^\\s*co-authored-by:.{0,200}<(?:(\\d{1,18})\\+)?([A-Za-z0-9-]{1,39}(?:\\[bot])?)@users\\.noreply\\.[^>\\s]{1,100}>");

    private CoAuthors() {}

    static List<Contribution> of(String message, String how) {
        return TRAILER.matcher(message)
                .results()
                .map(found -> new Contribution(
                        found.group(1) == null ? 0 : Long.parseLong(found.group(1)), found.group(2), how))
                .toList();
    }
}
