package dev.pipe.sandbox.github.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jgit.revwalk.RevCommit;

/** Commits as git's format-patch writes them. */
public final class MailboxPatch {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailboxPatch() {}

    public static byte[] of(GitStore store, Diffs diffs, String from, String to) {
        var commits = store.between(from, to).stream()
                .filter(commit -> commit.getParentCount() < 2)
                .toList();
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < commits.size(); i++) {
            var commit = commits.get(i);
            out.writeBytes(header(commit, i + 1, commits.size()).getBytes(StandardCharsets.UTF_8));
            var parent =
                    commit.getParentCount() == 0 ? null : commit.getParent(0).name();
            out.writeBytes(diffs.between(parent, commit.name()).bytes());
            out.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String header(RevCommit commit, int number, int of) {
        var author = commit.getAuthorIdent();
        var rest = commit.getFullMessage()
                .substring(commit.getFullMessage().indexOf('\n') + 1)
                .strip();
        var numbered = of == 1 ? "[PATCH]" : "[PATCH " + number + "/" + of + "]";
        return "From " + commit.name() + " Mon Sep 17 00:00:00 2001\n"
                + "From: " + author.getName() + " <" + author.getEmailAddress() + ">\n"
                + "Date: " + DATE.format(author.getWhenAsInstant()) + "\n"
                + "Subject: " + numbered + " " + commit.getShortMessage() + "\n\n"
                + (commit.getFullMessage().contains("\n") && !rest.isEmpty() ? rest + "\n" : "")
                + "---\n";
    }
}
