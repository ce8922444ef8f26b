package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Descriptions that two sides agreed on (OpenAPI, AsyncAPI, JSON Schema, Avro) and that one of them changes. */
final class ChangedSchema implements ChangeRule {

    private static final int MOST_LINES_OF_A_FIELD = 60;

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
    private static final Pattern RESPONSE = Pattern.compile("(?:^|>)responses>[\"']?(2\\d\\d)[\"']?\\s*:");
    private static final Pattern CHANNEL = Pattern.compile("(?:^|>)channels>[\"']?([\\w./{}$-]+)[\"']?\\s*:");
    private static final Pattern CLOSED = Pattern.compile("[\"']?additionalProperties[\"']?\\s*:\\s*false");
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
        for (var was : before) {
            if (was.line().isRemoved()) {
                names(was.text()).stream()
                        .filter(name -> !names.contains(name))
                        .limit(1)
                        .forEach(name -> findings.add(finding(
                                file,
                                hunk,
                                was.line(),
                                "schema-field-removed",
                                "Whoever still reads or writes this field finds it gone.")));
            }
        }
        var old = new Before(before);
        for (var i = 0; i < now.size(); i++) {
            var it = now.get(i);
            if (it.line().isAdded() && REQUIRED.matcher(it.text()).find() && !old.hasRequired(it.text())) {
                findings.add(finding(
                        file,
                        hunk,
                        it.line(),
                        "schema-field-required",
                        "Whoever does not send it yet is refused from now on."));
            }
            if (it.line().isAdded()
                    && names(it.text()).stream().noneMatch(known::contains)
                    && isAvroFieldWithoutDefault(file, now, i)) {
                findings.add(finding(
                        file,
                        hunk,
                        it.line(),
                        "schema-field-required",
                        "Records that were written before have no value for this field, and cannot be read."));
            }
            if (it.line().isAdded()
                    && CLOSED.matcher(it.text()).find()
                    && before.stream()
                            .anyMatch(was -> was.line().isRemoved()
                                    && was.text().contains("additionalProperties")
                                    && !CLOSED.matcher(was.text()).find())) {
                findings.add(finding(
                        file, hunk, it.line(), "schema-closed", "Whoever sends a field more than these is refused."));
            }
            if (it.line().isAdded() && old.hasOtherType(it.text())) {
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
        var response = RESPONSE.matcher(text);
        if (response.find()) {
            names.add("response " + response.group(1));
        }
        var channel = CHANNEL.matcher(text);
        if (channel.find()) {
            names.add("channel " + channel.group(1));
        }
        var values = ENUM_VALUE.matcher(text);
        if (values.find()) {
            Stream.of(values.group(1).split("[\\s,\"'\\]]+"))
                    .filter(it -> !it.isEmpty())
                    .forEach(it -> names.add("value " + it));
        }
        return names;
    }

    private static boolean isAvroFieldWithoutDefault(ChangedFile file, List<Placed> now, int field) {
        if (!file.path().endsWith(".avsc")
                || !AVRO_FIELD.matcher(now.get(field).text()).find()) {
            return false;
        }
        var text = new StringBuilder();
        for (var i = field; i < Math.min(now.size(), field + MOST_LINES_OF_A_FIELD); i++) {
            text.append(now.get(i).line().text());
            if (now.get(i).line().text().contains("}")) {
                break;
            }
        }
        return text.indexOf("\"default\"") < 0 && text.indexOf("\"type\"") >= 0;
    }

    /** What the old side says, to be asked line by line of the new one. */
    private static final class Before {

        private final Set<String> texts = new HashSet<>();
        private final Map<String, Set<String>> avroTypes = new HashMap<>();
        private final Map<String, Set<String>> types = new HashMap<>();
        private int longestListOfRequired = -1;

        Before(List<Placed> lines) {
            for (var it : lines) {
                texts.add(it.text());
                if (it.line().isRemoved()) {
                    note(AVRO_TYPE.matcher(it.text()), avroTypes);
                    note(TYPE.matcher(it.text()), types);
                    if (REQUIRED.matcher(it.text()).find()) {
                        longestListOfRequired =
                                Math.max(longestListOfRequired, it.text().length());
                    }
                }
            }
        }

        private static void note(Matcher typed, Map<String, Set<String>> into) {
            if (typed.find()) {
                into.computeIfAbsent(typed.group(1), name -> new HashSet<>()).add(typed.group(2));
            }
        }

        boolean hasRequired(String text) {
            return texts.contains(text) || text.contains("[") && longestListOfRequired >= text.length();
        }

        /** A union with the old type among others still reads what was written. */
        boolean hasOtherType(String text) {
            var avro = AVRO_TYPE.matcher(text);
            var type = TYPE.matcher(text);
            return avro.find()
                            && avroTypes.getOrDefault(avro.group(1), Set.of()).stream()
                                    .anyMatch(old -> !avro.group(2).contains(old))
                    || type.find()
                            && types.getOrDefault(type.group(1), Set.of()).stream()
                                    .anyMatch(old -> !old.equals(type.group(2)));
        }
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
