package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A numbered migration that others have run already, and that says something else now. */
final class EditedMigration implements ChangeRule {

    private static final Pattern NUMBERED = Pattern.compile(
            "(?:^|/)V\\d[\\w.]*__[^/]+\\.(?:sql|java|kt)$|(?:^|/)db/migrate/\\d{8,}_\\w+\\.rb$|(?:^|/)prisma/migrations/\\d{8,}_[^/]+/migration\\.sql$"
                    + "|(?:^|/)database/migrations/\\d{4}_\\d\\d_\\d\\d_\\d+_\\w+\\.php$|(?:^|/)migrations/\\d{12,}[-_.][^/]+\\.(?:js|ts|sql|rb|cs)$|(?:^|/)migrations/\\d{4,6}_[^/]+\\.up\\.sql$");
    private static final Pattern NOTHING = Pattern.compile("^\\s*(?:--.*|#.*|//.*|/?\\*.*)?$");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() == FileStatus.MODIFIED
                        && NUMBERED.matcher(file.path()).find())
                .flatMap(file -> edited(file).stream());
    }

    private static Optional<Finding> edited(ChangedFile file) {
        if (file.added().noneMatch(EditedMigration::says)) {
            return Optional.empty();
        }
        return file.hunks().stream()
                .flatMap(hunk ->
                        hunk.removed().filter(EditedMigration::says).limit(1).map(line -> finding(file, hunk, line)))
                .findFirst();
    }

    private static boolean says(ChangedLine line) {
        return !NOTHING.matcher(line.text()).matches();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "migration-edited",
                RiskType.BREAKING_CHANGE,
                RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Where it has run already it does not run again; its checksum fails there, or two databases differ.",
                "Leave it, and write the change as a migration with the next number.",
                0.8);
    }
}
