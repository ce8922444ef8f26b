package dev.pipe.pipeline.command;

import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.pipeline.run.Run;
import dev.pipe.pipeline.run.Words;
import java.time.Duration;
import java.util.Optional;

/**
 * Did whoever typed a command about a head see the head that stands now? One that is named must be it. Else the run of
 * this head must have begun before the comment was written.
 */
final class SeenPolicy {

    /** GitHub tells a comment's time in whole seconds, and clocks differ a little. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private static final String SHA = "[0-9a-fA-F]{7,64}";

    private SeenPolicy() {}

    /**
     * Empty when it counts; else why not, and how to repeat it.
     *
     * @param named the commit that was named, perhaps shortened; null when none was
     */
    static Optional<String> refusal(CommandIssued call, Run run, String named) {
        var head = run.ref().headSha();
        if (named != null) {
            return named.matches(SHA) && head.regionMatches(true, 0, named, 0, named.length())
                    ? Optional.empty()
                    : Optional.of("The head is " + SafeMarkdown.code(Words.shortSha(head)) + " now, not "
                            + SafeMarkdown.code(named) + ".");
        }
        return call.issuedAt().plus(CLOCKS_DIFFER).isBefore(run.opening().at())
                ? Optional.of("When you wrote this, the pull request looked different: the run of its present head and"
                        + " base began later. Have a look, and say it again.")
                : Optional.empty();
    }

    /** The commit that a review was written against; an inline comment may be about an older one. */
    static String reviewed(CommandIssued call) {
        return call.commentKind() == dev.pipe.common.event.GitHubFact.CommentKind.REVIEW ? call.commitId() : null;
    }
}
