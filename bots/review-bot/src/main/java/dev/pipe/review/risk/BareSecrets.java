package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that hold a secret and nothing else, so that only their names tell what it is. */
final class BareSecrets implements ChangeRule {

    private enum Kind {
        KEY(
                "(?:^|/)(?:master|credentials/\\w+|production|secret|encryption|session|jwt)\\.key$",
                "^[0-9a-fA-F]{32,128}$|^[A-Za-z0-9+/]{40,}={0,2}$"),
        PASSWORD_FILE(
                "(?i)(?:^|/)\\.?(?:vault[_-]?pass(?:word)?|pgpass|db[_-]?password|root[_-]?password)(?:\\.txt)?$",
                "^(?![#$<{]).{8,}$"),
        HTPASSWD("(?:^|/)\\.?htpasswd[^/]*$", "^[\\w.@-]+:(?:\\$(?:apr1|2[aby]|5|6)\\$|\\{SHA\\}).{16,}$");

        final Pattern path;
        final Pattern line;

        Kind(String path, String line) {
            this.path = Pattern.compile(path);
            this.line = Pattern.compile(line);
        }
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.content() == Content.TEXT && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> Stream.of(Kind.values())
                        .filter(kind -> kind.path.matcher(file.path()).find())
                        .limit(1)
                        .flatMap(kind -> file.hunks().stream().flatMap(hunk -> hunk.added()
                                .filter(line ->
                                        kind.line.matcher(line.text().strip()).matches())
                                .limit(1)
                                .map(line -> finding(file, hunk, line)))));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "credential/secret-file",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                CredentialMask.MASK,
                "Whoever can read this repository, now or later, can use it: git keeps it even when a later commit removes"
                        + " it.",
                "Change it, and keep the file out of the repository.",
                0.85);
    }
}
