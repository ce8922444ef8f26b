package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A check that decided, and now says yes to everybody. */
final class OpenedCheck implements ChangeRule {

    private static final Pattern YES = Pattern.compile(
            "^\\s*(?:return\\s+)?(?:true|True|TRUE)\\s*;?\\s*$|(?:=>|->|=)\\s*(?:true|True)\\s*[;,)}]*\\s*$|\\{\\s*(?:return\\s+)?true;?\\s*\\}\\s*[;,)]*$");
    private static final Pattern DECIDES = Pattern.compile(
            "(?i)owner|admin|\\brole|permission|\\bauth|signature|password|verif|allowed|tenant|\\bcan[A-Z_(]|user_?id|\\bhmac|compare|scope|member|(?:\\.|->)id\\s*={2,3}");
    private static final Pattern CHECK = Pattern.compile(
            "(?i)\\b(?:can|may|is_?(?:auth|admin|allowed|owner|valid|permitted|granted|signed|member|trusted)|has_?(?:role|perm|access|auth|scope|object_perm)|authorize|check|verify|validate|allows?|permits?|matches|owns|is_?active|canActivate|supports)\\w*[?!]?\\s*(?:\\(|$|=|:)");
    private static final Pattern PLACE_OF_CHECKS =
            Pattern.compile("(?i)polic(?:y|ies)|permission|guard|voter|abilit|auth(?!or(?!iz))|access");
    private static final Pattern PATHS = Pattern.compile(
            "(?i)\\b(?:matcher|protected_?(?:routes|paths|pages)|private_?(?:routes|paths)|guarded_?(?:routes|paths)|auth(?:enticated)?_?(?:routes|paths))\\w*[\"']?\\s*[:=]");
    private static final Pattern PATH = Pattern.compile("[\"'`]/[^\"'`]*[\"'`]");
    private static final Pattern COMMENT = Pattern.compile("^\\s*(?://|#|\\*|/\\*|\"\"\")");
    private static final int FAR = 8;

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.content() == Content.TEXT)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .filter(file -> Language.of(file.path()).stream().anyMatch(Language.CODE::contains))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk).stream()));
    }

    /** A list of the paths that are checked holds fewer of them. */
    private static boolean leavesOut(List<ChangedLine> lines, int at) {
        if (!PATHS.matcher(lines.get(at).text()).find()) {
            return false;
        }
        var gone = quoted(lines.stream()
                .filter(line -> line.isRemoved() && PATHS.matcher(line.text()).find()));
        var come = quoted(lines.stream().filter(ChangedLine::isAdded));
        return come.size() < gone.size() && gone.containsAll(quoted(Stream.of(lines.get(at))));
    }

    private static Set<String> quoted(Stream<ChangedLine> lines) {
        return lines.flatMap(line -> PATH.matcher(line.text()).results().map(MatchResult::group))
                .collect(Collectors.toSet());
    }

    private static Optional<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.lines();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).isAdded()
                        && lines.get(i).text().length() <= Pieces.LONGEST
                        && (YES.matcher(lines.get(i).text()).find() && decidedBefore(file, lines, i)
                                || leavesOut(lines, i)))
                .mapToObj(i -> finding(file, hunk, lines.get(i)))
                .findFirst();
    }

    /** What goes right before it compared something, in a function whose name or whose words say that it decides. */
    private static boolean decidedBefore(ChangedFile file, List<ChangedLine> lines, int at) {
        var from = at;
        while (from > 0 && (lines.get(from - 1).isRemoved() || isIdle(lines.get(from - 1)))) {
            from--;
        }
        var gone =
                lines.subList(from, at).stream().filter(ChangedLine::isRemoved).toList();
        var decided =
                gone.stream().anyMatch(line -> DECIDES.matcher(line.text()).find());
        var named = PLACE_OF_CHECKS.matcher(file.path()).find()
                || Stream.concat(
                                lines.subList(Math.max(0, from - FAR), from).stream()
                                        .filter(line -> !line.isRemoved()),
                                Stream.of(lines.get(at)))
                        .anyMatch(line -> CHECK.matcher(line.text()).find());
        var wasLiteral = gone.stream()
                .allMatch(line ->
                        YES.matcher(line.text()).find() || line.text().matches(".*\\b(?:false|False)\\s*;?\\s*"));
        return !gone.isEmpty() && !wasLiteral && decided && named;
    }

    private static boolean isIdle(ChangedLine line) {
        return line.isAdded()
                && (line.text().isBlank() || COMMENT.matcher(line.text()).find());
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "check-opened",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "This decided who may go on; now everybody may.",
                "Keep the decision; where it is made elsewhere now, remove the function instead.",
                0.82);
    }
}
