package dev.pipe.review.quest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.event.Actor;
import dev.pipe.common.github.GitHubWrite.SubmitReview;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.common.text.SafeMarkdown;
import dev.pipe.review.quest.Progress.NotedStep;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A reader's notes as a review on the pull request. We write it, so it says whose words it holds. */
public final class NotesReview {

    private NotesReview() {}

    /** The same notes make the same review, which is posted once. */
    static SubmitReview of(Quest quest, Actor reader, List<NotedStep> notes) {
        var text = new StringBuilder("### Notes by ")
                .append(SafeMarkdown.code(reader.login()))
                .append("\n\nWritten while reading this change step by step.")
                .append(quest.plannedByModel() ? " What the steps are called is a model's words.\n" : "\n");
        for (var noted : notes) {
            text.append("\n**").append(SafeMarkdown.text(noted.title())).append("**\n\n");
            text.append(SafeMarkdown.quote(CredentialMask.mask(noted.note()))).append('\n');
        }
        var run = quest.run();
        return new SubmitReview(
                run.pullRequest(),
                run.headSha(),
                "quest-notes:" + reader.id() + ":" + hash(run.headSha() + text),
                text.toString(),
                List.of());
    }

    /** As plain text, for the clipboard. */
    public static String plain(List<NotedStep> notes) {
        var text = new StringBuilder();
        for (var noted : notes) {
            text.append(noted.title()).append('\n').append(noted.note().strip()).append("\n\n");
        }
        return text.toString().strip();
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
