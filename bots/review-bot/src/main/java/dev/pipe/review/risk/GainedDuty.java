package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An interface that others implement asks for a method more. */
final class GainedDuty implements ChangeRule {

    private enum Kind {
        JAVA(
                "(?:^|/)[\\w-]*(?:spi|api|sdk|plugin|port|lib|extension|contract)[\\w-]*/.*\\.java$",
                "^\\s*public\\s+(?:non-sealed\\s+)?interface\\s+(?!.*\\bextends\\b.*(?:Repository|Dao|Mapper)\\b)\\w+[^;]*\\{",
                "^(?: {2,4}|\\t)(?!return\\b|throw\\b|default\\b|static\\b|private\\b|new\\b)(?:public\\s+|abstract\\s+)*(?:<[^>]+>\\s*)?[\\w.]+(?:<[^=;()]*>)?(?:\\[\\])?\\s+\\w+\\s*\\([^;{=]*\\)\\s*(?:throws [\\w, .]+)?;"),
        CSHARP(
                "\\.cs$",
                "^\\s*public\\s+(?:partial\\s+)?interface\\s+I\\w+",
                "^(?: {4}|\\t)(?!return\\b|throw\\b|await\\b|static\\b|private\\b|var\\b)[\\w.]+(?:<[^=;()]*>)?\\??\\s+[A-Z]\\w*\\s*\\([^;{=]*\\)\\s*;"),
        GO(
                "^(?!.*(?:^|/)(?:internal|cmd)/).*(?<!_test)\\.go$",
                "^type\\s+[A-Z]\\w*\\s+interface\\s*\\{",
                "^\\t[A-Z]\\w*\\([^{]*\\)[^{:=]*$"),
        RUST("\\.rs$", "^\\s*pub\\s+trait\\s+\\w+", "^ {4}(?:async\\s+)?fn\\s+\\w+.*\\)[^{]*;\\s*$"),
        PHP("\\.php$", "^interface\\s+\\w+", "^\\s{4}public\\s+function\\s+\\w+\\([^{]*;\\s*$");

        final Pattern path;
        final Pattern head;
        final Pattern duty;

        Kind(String path, String head, String duty) {
            this.path = Pattern.compile(path);
            this.head = Pattern.compile(head);
            this.duty = Pattern.compile(duty);
        }
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.ADDED
                        && file.status() != FileStatus.DELETED
                        && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> Stream.of(Kind.values())
                        .filter(kind -> kind.path.matcher(file.path()).find())
                        .flatMap(kind -> file.hunks().stream().flatMap(hunk -> inHunk(kind, file, hunk))));
    }

    /** Only where the interface is seen to have been there before, and nothing like it goes. */
    private static Stream<Finding> inHunk(Kind kind, ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.newSide();
        var head = indexOfHead(kind, lines);
        if (head < 0
                || hunk.removed()
                        .anyMatch(line -> kind.duty.matcher(line.text()).find())) {
            return Stream.empty();
        }
        return lines.stream()
                .skip(head + 1L)
                .takeWhile(line -> !line.text().startsWith("}"))
                .filter(line -> line.isAdded() && kind.duty.matcher(line.text()).find())
                .limit(1)
                .map(line -> finding(file, hunk, line));
    }

    private static int indexOfHead(Kind kind, List<ChangedLine> lines) {
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isAdded()
                    && kind.head.matcher(lines.get(i).text()).find()) {
                return i;
            }
        }
        return -1;
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "interface-extended",
                RiskType.BREAKING_CHANGE,
                RiskLevel.LOW,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Whoever implements this elsewhere no longer compiles.",
                "Give it a default, or offer it as an interface of its own.",
                0.74);
    }
}
