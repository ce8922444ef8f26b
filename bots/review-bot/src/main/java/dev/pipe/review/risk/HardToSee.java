package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Code that runs and that nobody who looks at the change will see. One finding of a kind for a file. */
final class HardToSee implements ChangeRule {

    private static final Set<Language> RUNS = EnumSet.copyOf(Language.CODE);

    static {
        RUNS.addAll(Set.of(Language.SHELL, Language.DOCKERFILE, Language.WORKFLOW));
    }

    private enum Kind {
        LONG_LINE(
                "line-too-long",
                Pieces::isLong,
                "Few people read a line of thousands of characters to its end, and these rules do not either.",
                "Break it; what a tool has made belongs where such files are kept."),
        LINE_END(
                "hidden-line-end",
                Pieces::hidesLineEnd,
                "Compilers begin a new line at this character where most editors show none: what looks like a comment may run.",
                "Remove it, or write it as an escape where the text needs it.");

        final String id;
        final Predicate<String> isIn;
        final String why;
        final String mend;

        Kind(String id, Predicate<String> isIn, String why, String mend) {
            this.id = id;
            this.isIn = isIn;
            this.why = why;
            this.mend = mend;
        }
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.content() == Content.TEXT
                        && Language.of(file.path()).stream().anyMatch(RUNS::contains))
                .flatMap(file -> Stream.of(Kind.values()).flatMap(kind -> inFile(kind, file)));
    }

    private static Stream<Finding> inFile(Kind kind, ChangedFile file) {
        return file.hunks().stream()
                .flatMap(hunk -> hunk.added()
                        .filter(line -> kind.isIn.test(line.text()))
                        .map(line -> finding(kind, file, hunk, line)))
                .limit(1);
    }

    private static Finding finding(Kind kind, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                kind.id,
                RiskType.SECURITY,
                PathKind.of(file.path()).weigh(RiskLevel.MODERATE),
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                kind.why,
                kind.mend,
                0.8);
    }
}
