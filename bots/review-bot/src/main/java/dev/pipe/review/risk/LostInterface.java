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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that others call by name is no longer there under that name, or wants to be called in another way. */
final class LostInterface implements ChangeRule {

    /** A rewritten file would drown all else. */
    private static final int MOST_PER_FILE = 3;

    private static final Set<String> NO_PROMISE = Set.of(
            "toString", "hashCode", "equals", "main", "init", "constructor", "render", "setUp", "tearDown", "new");
    private static final String UNKNOWN = "?";
    private static final Pattern OPTIONAL = Pattern.compile(
            "[?]\\s*:|=|\\.\\.\\.|^\\s*\\*|\\bparams\\b|^\\s*self\\s*$|^\\s*&?(?:mut\\s+)?self\\b|^\\s*this\\s*$");

    @Override
    public Stream<Finding> findIn(Change change) {
        var callers = new LostCalls(change);
        var production = change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION
                        && file.removed().findAny().isPresent())
                .toList();
        if (production.isEmpty()) {
            return Stream.empty();
        }
        var all = change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .toList();
        return Stream.of(PublicName.values()).flatMap(kind -> {
            if (production.stream()
                    .filter(kind::speaksOf)
                    .flatMap(ChangedFile::removed)
                    .noneMatch(line -> kind.in(line.text()).isPresent())) {
                return Stream.empty();
            }
            var files = all.stream().filter(kind::speaksOf).toList();
            var now = declared(kind, files);
            return files.stream().flatMap(file -> lost(kind, file, now, callers));
        });
    }

    /** Each name on the new side, with the ways to call it. */
    private static Map<String, Set<String>> declared(PublicName kind, List<ChangedFile> files) {
        var declared = new HashMap<String, Set<String>>();
        files.stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.newSide().stream())
                .forEach(line -> kind.in(line.text())
                        .ifPresent(it -> declared.computeIfAbsent(it.name(), name -> new HashSet<>())
                                .add(asked(it.parameters()))));
        return declared;
    }

    private static Stream<Finding> lost(
            PublicName kind, ChangedFile file, Map<String, Set<String>> now, LostCalls callers) {
        return file.hunks().stream()
                .filter(hunk -> !kind.isRenamedOnly()
                        || hunk.added().anyMatch(line -> kind.in(line.text()).isPresent()))
                .flatMap(hunk -> hunk.removed()
                        .flatMap(line -> kind
                                .in(line.text())
                                .filter(it -> isLost(kind, it, now))
                                .map(it -> finding(
                                        kind,
                                        file,
                                        hunk,
                                        line,
                                        now.containsKey(it.name()),
                                        callers.existOf(it.name(), file) || isReserved(it, file)))
                                .stream()))
                .limit(MOST_PER_FILE);
    }

    private static boolean isLost(PublicName kind, PublicName.Declared before, Map<String, Set<String>> now) {
        if (NO_PROMISE.contains(before.name())) {
            return false;
        }
        var ways = now.get(before.name());
        return kind.isGone(before.name(), now.keySet())
                || ways != null
                        && kind.hasParameters
                        && before.parameters() != null
                        && !ways.contains(UNKNOWN)
                        && !ways.contains(asked(before.parameters()));
    }

    /** In protobuf a field may go whose number nobody may use again; only who compiles against it notices. */
    private static boolean isReserved(PublicName.Declared field, ChangedFile file) {
        var number = field.name().substring(field.name().indexOf('=') + 1).strip();
        return file.path().endsWith(".proto")
                && number.matches("\\d+")
                && file.added()
                        .anyMatch(line -> line.text().strip().startsWith("reserved")
                                && line.text().matches(".*\\b" + number + "\\b.*"));
    }

    /** What a caller must give: the parameters without those it may leave out, their names and their annotations. */
    private static String asked(String parameters) {
        if (parameters == null) {
            return UNKNOWN;
        }
        var open = parameters.endsWith(")") ? parameters.substring(0, parameters.length() - 1) : parameters;
        return Stream.of(open.replaceAll("<[^<>]*(?:<[^<>]*>[^<>]*)*>", "").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !OPTIONAL.matcher(part).find())
                .map(part -> part.contains(":") ? part.substring(part.indexOf(':') + 1) : typeOf(part))
                .map(part -> part.replaceAll("@\\w+(?:\\([^)]*\\))?|\\bfinal\\b|\\s+", ""))
                .collect(Collectors.joining(","));
    }

    private static String typeOf(String part) {
        var space = part.lastIndexOf(' ');
        return space < 0 ? "_" : part.substring(0, space);
    }

    private static Finding finding(
            PublicName kind,
            ChangedFile file,
            ChangedHunk hunk,
            ChangedLine line,
            boolean stillThere,
            boolean callersFollow) {
        var weighsLess = file.status() == FileStatus.DELETED && kind.level == RiskLevel.MODERATE
                || callersFollow
                        && (kind.level == RiskLevel.MODERATE || file.path().endsWith(".proto"));
        return new Finding(
                stillThere ? "public-signature-changed" : kind.id,
                RiskType.BREAKING_CHANGE,
                weighsLess ? RiskLevel.LOW : kind.level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                stillThere ? "Code that calls it the old way no longer compiles, or calls something else." : kind.why,
                kind.mend,
                0.75);
    }
}
