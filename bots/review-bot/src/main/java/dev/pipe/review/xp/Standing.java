package dev.pipe.review.xp;

import java.util.List;

/** What somebody earned. */
public record Standing(String login, long points, List<String> badges) {

    public Standing {
        badges = List.copyOf(badges);
    }
}
