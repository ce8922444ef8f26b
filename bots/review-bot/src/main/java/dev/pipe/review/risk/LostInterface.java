package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that others call by name is no longer there under that name. */
final class LostInterface implements ChangeRule {

    private enum Kind {
        METHOD(
                "public-method-removed",
                RiskLevel.MODERATE,
                Language.JVM,
                "^\\s*public\\s+(?!class|interface|enum|record|@interface)(?:[\\w<>\\[\\],.?@]+\\s+)*?(\\w+)\\s*\\(",
                "Code that calls this method no longer compiles or links.",
                "Keep it as a deprecated method that calls the new one, or announce the break."),
        ENDPOINT(
                "endpoint-removed",
                RiskLevel.CRITICAL,
                null,
                "(?:@(?:Path|GetMapping|PostMapping|PutMapping|DeleteMapping|PatchMapping|RequestMapping)\\(\\s*(?:(?:value|path)\\s*=\\s*)?"
                        + "|\\b(?:app|router|api|bp|blueprint)\\.(?:get|post|put|delete|patch|route)\\(\\s*|\\[Http(?:Get|Post|Put|Delete|Patch)\\()"
                        + "[\"'`](/?[^\"'`]{2,})[\"'`]",
                "Clients that call this path get 404 from now on.",
                "Serve the old path beside the new one until nobody calls it."),
        OPENAPI_PATH(
                "endpoint-removed",
                RiskLevel.CRITICAL,
                Language.YAML,
                "^  [\"']?(/[\\w{}/.-]*)[\"']?:\\s*$",
                "Clients generated from this description call a path that is no longer promised.",
                "Mark it deprecated first; remove it in a later version."),
        PROTO_FIELD(
                "protobuf-field-removed",
                RiskLevel.CRITICAL,
                Language.PROTOBUF,
                "^\\s*(?:optional\\s+|repeated\\s+|required\\s+)?(?:map<[^>]+>|[\\w.]+)\\s+(\\w+\\s*=\\s*\\d+)\\s*(?:\\[.*)?;",
                "Readers and writers of another version disagree about this field number.",
                "Keep the field, or reserve its number and name.");

        final String id;
        final RiskLevel level;
        final Language language;
        final Pattern declaration;
        final String why;
        final String mend;

        Kind(String id, RiskLevel level, Language language, String declaration, String why, String mend) {
            this.id = id;
            this.level = level;
            this.language = language;
            this.declaration = Pattern.compile(declaration);
            this.why = why;
            this.mend = mend;
        }

        boolean speaksOf(ChangedFile file) {
            var languages = Language.of(file.path());
            return language == null ? !languages.isEmpty() : languages.contains(language);
        }
    }

    /** A rewritten file would drown all else. */
    private static final int MOST_PER_FILE = 3;

    private static final Set<String> NO_PROMISE = Set.of("toString", "hashCode", "equals", "main");

    @Override
    public Stream<Finding> findIn(Change change) {
        return Stream.of(Kind.values()).flatMap(kind -> {
            var files = change.files().stream()
                    .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION && kind.speaksOf(file))
                    .toList();
            var stillThere = files.stream()
                    .flatMap(file -> file.hunks().stream())
                    .flatMap(hunk -> hunk.newSide().stream())
                    .map(line -> nameIn(kind, line))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            return files.stream().flatMap(file -> lost(kind, file, stillThere));
        });
    }

    private static Stream<Finding> lost(Kind kind, ChangedFile file, Set<String> stillThere) {
        return file.hunks().stream()
                .flatMap(hunk -> hunk.removed()
                        .filter(line -> isLost(nameIn(kind, line), stillThere))
                        .map(line -> finding(kind, file, hunk, line)))
                .limit(MOST_PER_FILE);
    }

    private static boolean isLost(String name, Set<String> stillThere) {
        return !name.isEmpty() && !stillThere.contains(name) && !NO_PROMISE.contains(name);
    }

    private static String nameIn(Kind kind, ChangedLine line) {
        var declared =
                kind.declaration.matcher(LineText.of(line.text(), kind.language == null ? Language.JVM : kind.language)
                        .text());
        return declared.find() ? declared.group(1).replaceAll("\\s+", "") : "";
    }

    private static Finding finding(Kind kind, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                kind.id,
                RiskType.BREAKING_CHANGE,
                kind.level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                kind.why,
                kind.mend,
                0.75);
    }
}
