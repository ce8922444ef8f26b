package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of several names that a line promises is gone: a component of a record, a name in a list of exports. */
final class LostParts implements ChangeRule {

    /** Groups of a line: what the names belong to, and the names. Group of a name: the name. */
    private enum Kind {
        RECORD("\\.java$", "^\\s*public\\s+record\\s+(\\w+)[^(]*\\(([^{]*)\\)", "(\\w+)\\s*(?=,|$)", true),
        DATA_CLASS(
                "\\.kt$",
                "^\\s*(?:public\\s+)?data\\s+class\\s+(\\w+)\\s*\\((.*)\\)",
                "\\bva[lr]\\s+(\\w+)\\s*:",
                true),
        PYTHON_KEYWORDS(
                "^(?!.*(?:^|/)(?:migrations?|scripts?|examples?)/).*\\.py$",
                "^(?:async\\s+)?def\\s+([a-z]\\w*)\\((.*)\\)\\s*(?:->.*)?:",
                "(?<![*\\w])([a-z]\\w*)\\s*(?::[^,=]*)?=",
                true),
        PYTHON_ALL("\\.py$", "^(__all__)\\s*\\+?=\\s*[\\[(](.*)", "[\"'](\\w+)[\"']", false),
        PYTHON_PACKAGE(
                "(?:^|/)__init__\\.py$",
                "^(from)\\s+\\.[\\w.]*\\s+import\\s+(.*)",
                "(?<!\\bas )\\b([A-Za-z]\\w*)\\s*(?=,|\\)|$)",
                false),
        EXPORTS("\\.[cm]?[jt]sx?$", "^\\s*(export)\\s+(?:type\\s+)?\\{([^}]*)\\}", "(\\w+)\\s*(?=,|$)", false),
        RUST_USE("\\.rs$", "^\\s*(pub use)\\s+(.*);", "(\\w+)\\s*(?=,|\\}|$)", false);

        final Pattern path;
        final Pattern line;
        final Pattern name;
        /** Whether the whole may go, which is said elsewhere. */
        final boolean onlyWhereTheWholeStays;

        Kind(String path, String line, String name, boolean onlyWhereTheWholeStays) {
            this.path = Pattern.compile(path);
            this.line = Pattern.compile(line);
            this.name = Pattern.compile(name);
            this.onlyWhereTheWholeStays = onlyWhereTheWholeStays;
        }

        Stream<String> names(MatchResult line) {
            return name.matcher(line.group(2).strip()).results().map(it -> line.group(1) + " " + it.group(1));
        }
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        var production = change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .toList();
        return Stream.of(Kind.values()).flatMap(kind -> {
            var files = production.stream()
                    .filter(file -> kind.path.matcher(file.path()).find())
                    .toList();
            if (files.stream()
                    .flatMap(ChangedFile::removed)
                    .noneMatch(line -> kind.line.matcher(line.text()).find())) {
                return Stream.empty();
            }
            var now = promised(kind, files);
            return files.stream().flatMap(file -> file.hunks().stream().flatMap(hunk -> lost(kind, file, hunk, now)));
        });
    }

    /** Each whole, with its parts, on the new side. */
    private static Map<String, Set<String>> promised(Kind kind, List<ChangedFile> files) {
        var promised = new HashMap<String, Set<String>>();
        files.stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.newSide().stream())
                .forEach(line -> {
                    var found = kind.line.matcher(line.text());
                    if (found.find()) {
                        kind.names(found)
                                .forEach(promised.computeIfAbsent(found.group(1), any -> new HashSet<>())::add);
                    }
                });
        return promised;
    }

    private static Stream<Finding> lost(Kind kind, ChangedFile file, ChangedHunk hunk, Map<String, Set<String>> now) {
        return hunk.removed()
                .filter(line -> {
                    var before = kind.line.matcher(line.text());
                    if (!before.find() || before.group(1).startsWith("test_")) {
                        return false;
                    }
                    var left = now.get(before.group(1));
                    return left == null
                            ? !kind.onlyWhereTheWholeStays && kind.names(before).anyMatch(it -> !isSaid(it, file))
                            : kind.names(before).anyMatch(it -> !left.contains(it) && !isSaid(it, file));
                })
                .limit(1)
                .map(line -> finding(kind, file, hunk, line));
    }

    /** Exported in some other way, say. */
    private static boolean isSaid(String part, ChangedFile file) {
        var name = Pattern.compile("\\b" + Pattern.quote(part.substring(part.lastIndexOf(' ') + 1)) + "\\b");
        return part.startsWith("export ")
                && file.added().anyMatch(line -> name.matcher(line.text()).find());
    }

    private static Finding finding(Kind kind, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "public-part-removed",
                RiskType.BREAKING_CHANGE,
                kind.onlyWhereTheWholeStays ? RiskLevel.LOW : RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Code that uses it by this name no longer finds it.",
                "Keep the old name beside the new one until nobody uses it, or announce the break.",
                0.75);
    }
}
