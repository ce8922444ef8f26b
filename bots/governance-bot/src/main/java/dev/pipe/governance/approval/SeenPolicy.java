package dev.pipe.governance.approval;

import dev.pipe.common.text.SafeMarkdown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Did whoever wrote this see the head and base that stand now? A review names its commit, a comment may name one; else
 * the head recorded before the comment was written must be the one that still stands. Where a push may lie between, it
 * does not count, and both are named.
 */
final class SeenPolicy {

    static final int SHORTEST_SHA = 7;

    private final Duration readingTime;

    SeenPolicy(Duration readingTime) {
        this.readingTime = readingTime;
    }

    /**
     * What is known.
     *
     * @param named the commit that was named, by GitHub or by the writer, perhaps shortened; null when none was
     */
    record Facts(String head, String base, Timeline timeline, Instant writtenAt, String named) {}

    /** Empty when it counts; else why not, as Markdown, and how to repeat it. */
    Optional<String> refusal(Facts facts) {
        var then = facts.timeline().at(facts.writtenAt());
        if (facts.named() != null) {
            return namesAnother(facts).or(() -> then.filter(seen -> !seen.base().equals(facts.base()))
                    .map(seen -> otherBase(seen.base(), facts)));
        }
        if (then.isEmpty()) {
            return Optional.of("I had not recorded this pull request's head when you wrote, so I cannot tell which one "
                    + "you saw. The head is " + sha(facts.head()) + " now" + repeat(facts));
        }
        if (!then.get().shows(facts.head(), facts.base())) {
            return Optional.of(between(then.get(), facts));
        }
        return sinceThen(then.get(), facts).map(seen -> between(seen, facts));
    }

    /** What else the writer may have seen, although what stood then is what stands now. */
    private Optional<Sighting> sinceThen(Sighting then, Facts facts) {
        var last = facts.timeline().changes().getLast();
        if (!last.shows(facts.head(), facts.base())) {
            return Optional.of(last); // away and back, and only the way out is recorded yet
        }
        var away = !then.equals(last);
        var tooSoon = facts.writtenAt().isBefore(last.at().plus(readingTime));
        return facts.timeline().beforeLast().filter(before -> away || tooSoon);
    }

    private static Optional<String> namesAnother(Facts facts) {
        var named = facts.named();
        if (named.length() < SHORTEST_SHA || !named.matches("[0-9a-fA-F]{7,64}")) {
            return Optional.of(SafeMarkdown.code(named) + " is not a commit: name it by at least " + SHORTEST_SHA
                    + " hexadecimal digits" + repeat(facts));
        }
        return facts.head().regionMatches(true, 0, named, 0, named.length())
                ? Optional.empty()
                : Optional.of("This is about " + sha(named) + ", but the head is " + sha(facts.head()) + " now"
                        + repeat(facts));
    }

    private static String between(Sighting seen, Facts facts) {
        if (!seen.headSha().equals(facts.head())) {
            return "A push may lie between what you saw and what stands now: you may have seen " + sha(seen.headSha())
                    + ", the head is " + sha(facts.head()) + repeat(facts);
        }
        if (!seen.base().equals(facts.base())) {
            return otherBase(seen.base(), facts);
        }
        return "The head changed while you wrote; it is " + sha(facts.head()) + " again now" + repeat(facts);
    }

    private static String otherBase(String base, Facts facts) {
        return "You may have seen this against " + SafeMarkdown.code(base) + ", it targets "
                + SafeMarkdown.code(facts.base()) + " now" + repeat(facts);
    }

    private static String repeat(Facts facts) {
        return ". If you mean that one, say `/approve " + shortened(facts.head()) + "`.";
    }

    private static String sha(String sha) {
        return SafeMarkdown.code(shortened(sha));
    }

    static String shortened(String sha) {
        return sha.length() <= SHORTEST_SHA ? sha : sha.substring(0, SHORTEST_SHA);
    }
}
