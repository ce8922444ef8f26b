package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An access check goes while what it guarded stays. */
final class LostAuthorization implements ChangeRule {

    private static final Pattern CHECK = Pattern.compile(
            "^\\s*(?:@(?:PreAuthorize|PostAuthorize|RolesAllowed|Secured|Authenticated|DenyAll|RequiresRoles|RequiresPermissions"
                    + "|PermissionsAllowed|UseGuards|Roles)\\b|@(?:login_required|permission_required|staff_member_required"
                    + "|user_passes_test|jwt_required|requires_auth)\\b|\\[Authorize\\b|before_action\\s+:(?:authenticate|authorize|require_)"
                    + "|\\$this->authorize\\(|permission_classes\\s*=)");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.lines();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).isRemoved()
                        && CHECK.matcher(lines.get(i).text()).find())
                .filter(i -> whatItGuardedStays(lines, i) && !isReplaced(hunk))
                .mapToObj(i -> finding(file, hunk, lines.get(i)));
    }

    /** The next line that is not an annotation is kept, or changed rather than dropped. */
    private static boolean whatItGuardedStays(List<ChangedLine> lines, int at) {
        var next = lines.stream()
                .skip(at + 1L)
                .filter(line -> !line.text().isBlank() && !line.text().strip().matches("[@\\[].*"))
                .findFirst();
        return next.isPresent() && !next.get().isRemoved();
    }

    private static boolean isReplaced(ChangedHunk hunk) {
        return hunk.added().anyMatch(line -> CHECK.matcher(line.text()).find());
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "authorization-removed",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "This check decided who may call what follows; without it everybody may.",
                "Keep it, or put the check that replaces it in the same change.",
                0.85);
    }
}
