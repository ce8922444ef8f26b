package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An end point, a flag or a setting that a page no longer explains, though nothing here takes it away. */
final class LostPassage implements ChangeRule {

    private static final Pattern EXPLAINED = Pattern.compile(
            "`((?:GET|POST|PUT|PATCH|DELETE)\\s+/[^`\\s]+|--[a-z][\\w-]+|[A-Z][A-Z0-9]+_[A-Z0-9_]+)[^`]{0,40}`");
    private static final Pattern PAGE = Pattern.compile("(?i)\\.(?:md|mdx|rst|adoc)$");
    private static final Pattern HISTORY = Pattern.compile("(?i)change-?log|history|release|news|migration");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED
                        && PAGE.matcher(file.path()).find()
                        && !HISTORY.matcher(file.path()).find())
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk, change)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk, Change change) {
        return hunk.removed()
                .filter(line -> EXPLAINED
                        .matcher(line.text())
                        .results()
                        .map(LostPassage::word)
                        .anyMatch(word -> isNowhere(word, change)))
                .limit(1)
                .map(line -> finding(file, hunk, line));
    }

    private static String word(MatchResult explained) {
        var words = explained.group(1).split("\\s+");
        return words[words.length - 1];
    }

    /** Neither told elsewhere, nor gone from what it was told of. */
    private static boolean isNowhere(String word, Change change) {
        Predicate<ChangedLine> says = line -> line.text().contains(word.replaceFirst("^--", ""));
        return change.files().stream()
                .noneMatch(file -> PAGE.matcher(file.path()).find()
                        ? file.hunks().stream()
                                .flatMap(hunk -> hunk.newSide().stream())
                                .anyMatch(says)
                        : file.removed().anyMatch(says));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "explanation-removed",
                RiskType.DOCUMENTATION,
                RiskLevel.LOW,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "It is still there, and nobody will know of it.",
                "Keep the passage, or take away what it explains as well.",
                0.74);
    }
}
