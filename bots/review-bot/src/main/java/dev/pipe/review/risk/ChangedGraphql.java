package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A GraphQL schema that asks more of its callers, or promises less: arguments and input fields that must be given. */
final class ChangedGraphql implements ChangeRule {

    private static final Pattern SCHEMA = Pattern.compile("\\.(?:graphqls?|gql)$");
    private static final Pattern FIELD =
            Pattern.compile("^\\s+(\\w+)\\s*(?:\\(([^)]*)\\))?\\s*:\\s*([\\[\\w!\\]]+)([^#]*)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)\\s*:\\s*([\\[\\w!\\]]+)(\\s*=)?");
    private static final Pattern INPUT = Pattern.compile("^\\s*(?:extend\\s+)?input\\s+\\w+");
    private static final Pattern BLOCK =
            Pattern.compile("^\\s*(?:extend\\s+)?(?:type|input|enum|interface|union)\\s+\\w+");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.ADDED
                        && SCHEMA.matcher(file.path()).find()
                        && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var fieldsBefore = new HashMap<String, MatchResult>();
        hunk.removed()
                .map(old -> FIELD.matcher(old.text()))
                .filter(Matcher::find)
                .forEach(old -> fieldsBefore.putIfAbsent(old.group(1), old));
        var inExistingInput = inExistingInput(hunk);
        return hunk.added().flatMap(line -> {
            var field = FIELD.matcher(line.text());
            if (!field.find()) {
                return Stream.empty();
            }
            var before = Optional.ofNullable(fieldsBefore.get(field.group(1)));
            var mustBeGiven =
                    before.isPresent() && !required(before.get().group(2)).containsAll(required(field.group(2)));
            var mustBeSent = inExistingInput.contains(line)
                    && field.group(3).endsWith("!")
                    && !field.group(4).contains("=")
                    && (before.isEmpty() || !before.get().group(3).endsWith("!"));
            var promisesLess = before.isPresent()
                    && !inExistingInput.contains(line)
                    && !before.get().group(3).equals(field.group(3))
                    && !before.get().group(3).concat("!").equals(field.group(3));
            return mustBeGiven || mustBeSent
                    ? Stream.of(finding(file, hunk, line, "Queries that do not give it are refused from now on."))
                    : promisesLess
                            ? Stream.of(finding(file, hunk, line, "Clients read this field as what it was before."))
                            : Stream.empty();
        });
    }

    /** Names of the arguments that a caller cannot leave out. */
    private static Set<String> required(String arguments) {
        return arguments == null
                ? Set.of()
                : ARGUMENT.matcher(arguments)
                        .results()
                        .filter(it -> it.group(2).endsWith("!") && it.group(3) == null)
                        .map(it -> it.group(1))
                        .collect(Collectors.toSet());
    }

    private static Set<ChangedLine> inExistingInput(ChangedHunk hunk) {
        var lines = new HashSet<ChangedLine>();
        var inside = false;
        for (var line : hunk.newSide()) {
            if (inside) {
                lines.add(line);
            }
            if (BLOCK.matcher(line.text()).find()) {
                inside = !line.isAdded() && INPUT.matcher(line.text()).find();
            }
        }
        return lines;
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line, String why) {
        return new Finding(
                "graphql-field-changed",
                RiskType.BREAKING_CHANGE,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                why,
                "Add a field beside it, give arguments a default, and mark the old one @deprecated.",
                0.82);
    }
}
