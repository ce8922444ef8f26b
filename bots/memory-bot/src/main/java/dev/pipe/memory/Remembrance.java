package dev.pipe.memory;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.common.event.PullRequestRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One memory: what became of one head of a pull request against one base. No text in it holds a credential.
 *
 * @param url where people read the pull request; empty when GitHub did not tell
 * @param integration the pair of domains, or null
 * @param outcome {@code merged}, {@code rejected}, …; empty while nothing is decided, and then it is no precedent
 * @param words all of it as a text for people, and what is searched
 * @param meanings short texts whose meaning is compared each by itself: what it was about, what was found, why it was
 *     refused. All in one would resemble everything a little
 * @param decidedAt null while nothing is decided
 */
public record Remembrance(
        UUID id,
        PullRequestRef pullRequest,
        String title,
        String url,
        Integration integration,
        String outcome,
        String why,
        String words,
        List<String> meanings,
        Instant decidedAt) {

    public Remembrance {
        meanings = List.copyOf(meanings);
    }
}
