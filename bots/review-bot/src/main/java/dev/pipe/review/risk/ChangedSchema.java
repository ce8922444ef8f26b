package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptions that two sides agreed on (OpenAPI, AsyncAPI, JSON Schema, Avro) and that one of them changes. */
final class ChangedSchema implements ChangeRule {

    private static final Pattern SCHEMA_PATH = Pattern.compile(
            "(?i)(?:openapi|swagger|asyncapi|schema)[^/]*\\.(?:ya?ml|json)$|\\.avsc$|(?:^|/)(?:schemas?|contracts?|avro|events?)/.*\\.(?:ya?ml|json|avsc)$");
    private static final Pattern SAYS_SO = Pattern.compile(
            "^\\s*[\"']?(?:openapi|swagger|asyncapi|\\$schema)[\"']?\\s*:|\"type\"\\s*:\\s*\"record\"|^\\s{2,}[\"']?(?:properties|parameters|responses|requestBody)[\"']?\\s*:");
    private static final Pattern PROPERTY = Pattern.compile("(?:^|>)properties>[\"']?([\\w.$-]+)[\"']?\\s*:");
    private static final Pattern TYPE = Pattern.compile("(?:^|>)([\\w.$-]+)>[\"']?type[\"']?\\s*:\\s*[\"']?(\\w+)");
    private static final Pattern REQUIRED = Pattern.compile(
            "(?:^|>)[\"']?required[\"']?\\s*:\\s*true\\b|(?:^|>)required>-\\s*[\"']?\\w+|(?:^|>)\"required\"\\s*:\\s*\\[.*\"|(?:^|>)required\\s*:\\s*\\[\\s*\\w");
    private static final Pattern AVRO_FIELD = Pattern.compile("\"name\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern OPERATION =
            Pattern.compile("(?:^|>)(/[^>\"]*)>[\"']?(get|put|post|delete|patch|head|options)[\"']?\\s*:");
    private static final Pattern JSON_PATH = Pattern.compile("(?:^|>)\"(/[\\w{}/.-]*)\"\\s*:\\s*\\{");
    private static final Pattern AVRO_TYPE =
            Pattern.compile("\"name\"\\s*:\\s*\"(\\w+)\"\\s*,\\s*\"type\"\\s*:\\s*(\"\\w+\"|\\[[^\\]]*\\])");
    private static final Pattern ENUM_VALUE = Pattern.compile("(?:^|>)[\"']?enum[\"']?(?:>-\\s*|\\s*:\\s*\\[)(.+)");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.ADDED
                        && PathKind.of(file.path()) == PathKind.PRODUCTION
                        && isSchema(file))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk).stream()))
                .limit(20);
    }

    private static boolean isSchema(ChangedFile file) {
        var languages = Language.of(file.path());
        return SCHEMA_PATH.matcher(file.path()).find()
                || (languages.contains(Language.YAML) || languages.contains(Language.JSON))
                        && !languages.contains(Language.WORKFLOW)
                        && file.hunks().stream()
                                .flatMap(hunk -> hunk.lines().stream().limit(400))
                                .anyMatch(line -> SAYS_SO.matcher(line.text()).find());
    }

    private record Placed(ChangedLine line, String text) {}

    private static List<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        var now = placed(file, hunk.newSide());
        var before = placed(
                file, hunk.lines().stream().filter(line -> !line.isAdded()).toList());
        var findings = new ArrayList<Finding>();
        var names = now.stream().flatMap(it -> names(it.text()).stream()).collect(Collectors.toSet());
        var known = before.stream().flatMap(it -> names(it.text()).stream()).collect(Collectors.toSet());
        for (var old : before) {
            if (old.line().isRemoved()) {
                names(old.text()).stream()
                        .filter(name -> !names.contains(name))
                        .limit(1)
                        .forEach(name -> findings.add(finding(
                                file,
                                hunk,
                                old.line(),
                                "schema-field-removed",
                                "Whoever still reads or writes this field finds it gone.")));
            }
        }
        for (var it : now) {
            if (it.line().isAdded() && REQUIRED.matcher(it.text()).find() && !isRepeated(it.text(), before)) {
                findings.add(finding(
                        file,
                        hunk,
                        it.line(),
                        "schema-field-required",
                        "Whoever does not send it yet is refused from now on."));
            }
            if (it.line().isAdded()
                    && names(it.text()).stream().noneMatch(known::contains)
                    && isAvroFieldWithoutDefault(file, now, it)) {
                findings.add(finding(
                        file,
                        hunk,
                        it.line(),
                        "schema-field-required",
                        "Records that were written before have no value for this field, and cannot be read."));
            }
            if (it.line().isAdded() && changesType(it.text(), before)) {
                findings.add(finding(
                        file,
                        hunk,
                        it.line(),
                        "schema-type-changed",
                        "Readers and writers of another version disagree about what this field holds."));
            }
        }
        return findings;
    }

    private static List<Placed> placed(ChangedFile file, List<ChangedLine> lines) {
        var language = Language.of(file.path()).contains(Language.YAML) ? Language.YAML : Language.JSON;
        var texts = Outline.of(lines.stream().map(ChangedLine::text).toList(), language);
        var placed = new ArrayList<Placed>();
        for (var i = 0; i < lines.size(); i++) {
            placed.add(new Placed(lines.get(i), texts.get(i)));
        }
        return placed;
    }

    /** Fields and values that a line promises. */
    private static List<String> names(String text) {
        var names = new ArrayList<String>();
        var property = PROPERTY.matcher(text);
        if (property.find()) {
            names.add(property.group(1));
        }
        var avro = AVRO_FIELD.matcher(text);
        if (avro.find()) {
            names.add("avro " + avro.group(1));
        }
        var operation = OPERATION.matcher(text);
        if (operation.find()) {
            names.add("operation " + operation.group(1) + " " + operation.group(2));
        }
        var path = JSON_PATH.matcher(text);
        if (path.find()) {
            names.add("path " + path.group(1));
        }
        var values = ENUM_VALUE.matcher(text);
        if (values.find()) {
            Stream.of(values.group(1).split("[\\s,\"'\\]]+"))
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> names.add("value " + it));
        }
        return names;
    }

    private static boolean isRepeated(String text, List<Placed> before) {
        return before.stream().anyMatch(it -> it.text().equals(text))
                || text.contains("[")
                        && before.stream()
                                .anyMatch(it -> it.line().isRemoved()
                                        && REQUIRED.matcher(it.text()).find()
                                        && it.text().length() >= text.length());
    }

    private static boolean isAvroFieldWithoutDefault(ChangedFile file, List<Placed> now, Placed field) {
        if (!file.path().endsWith(".avsc") || !AVRO_FIELD.matcher(field.text()).find()) {
            return false;
        }
        var text = new StringBuilder();
        for (var i = now.indexOf(field); i < now.size(); i++) {
            text.append(now.get(i).line().text());
            if (now.get(i).line().text().contains("}")) {
                break;
            }
        }
        return text.indexOf("\"default\"") < 0 && text.indexOf("\"type\"") >= 0;
    }

    private static boolean changesType(String text, List<Placed> before) {
        return changesAvroType(text, before) || changesPlacedType(text, before);
    }

    /** A union with the old type among others still reads what was written. */
    private static boolean changesAvroType(String text, List<Placed> before) {
        var type = AVRO_TYPE.matcher(text);
        return type.find()
                && before.stream()
                        .filter(it -> it.line().isRemoved())
                        .map(it -> AVRO_TYPE.matcher(it.text()))
                        .anyMatch(old -> old.find()
                                && old.group(1).equals(type.group(1))
                                && !type.group(2).contains(old.group(2)));
    }

    private static boolean changesPlacedType(String text, List<Placed> before) {
        var type = TYPE.matcher(text);
        return type.find()
                && before.stream()
                        .filter(it -> it.line().isRemoved())
                        .map(it -> TYPE.matcher(it.text()))
                        .anyMatch(old -> old.find()
                                && old.group(1).equals(type.group(1))
                                && !old.group(2).equals(type.group(2)));
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line, String id, String why) {
        return new Finding(
                id,
                RiskType.BREAKING_CHANGE,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                why,
                "Add beside what is there, with a default; take away in a later version, when nobody uses it.",
                0.8);
    }
}
