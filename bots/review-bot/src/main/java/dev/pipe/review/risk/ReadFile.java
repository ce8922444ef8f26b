package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.risk.Rule.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One file read with the rules that are data. */
final class ReadFile {

    private final ChangedFile file;
    private final PathKind kind;
    private final Language language;
    private final Set<Language> languages;
    private final List<CompiledRule> rules;
    private final Patience patience;
    private final ForeignCalls calls;
    private Finding unread;

    /** @param line the touched line of {@code statement} that the rule speaks of */
    private record Hit(Rule rule, Statement statement, ChangedLine line, ChangedHunk hunk) {}

    ReadFile(ChangedFile file, List<CompiledRule> rules, Patience patience, ForeignCalls calls) {
        this.file = file;
        this.kind = PathKind.of(file.path());
        this.languages = Language.of(file);
        this.language = languages.stream().findFirst().orElse(Language.PROPERTIES);
        this.rules = rules;
        this.patience = patience;
        this.calls = calls;
    }

    Stream<Finding> findings() {
        if (file.added().findAny().isEmpty()) {
            return Stream.empty();
        }
        var newSides = new LinkedHashMap<ChangedHunk, List<List<Statement>>>();
        file.hunks().forEach(hunk -> newSides.put(hunk, Statement.readings(hunk.newSide(), language)));
        var surroundings = newSides.values().stream()
                .flatMap(readings -> readings.getFirst().stream())
                .flatMap(Statement::effective)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        var here = rules.stream()
                .filter(it -> it.rule().speaksOf(file, languages) && it.rule().fitsSurroundings(surroundings, patience))
                .toList();
        if (here.isEmpty()) {
            return Stream.empty();
        }
        var hits = new ArrayList<Hit>();
        newSides.forEach((hunk, newSide) -> hits.addAll(inHunk(hunk, newSide, here)));
        return Stream.concat(worstPerFamilyAndLine(hits), Stream.ofNullable(unread));
    }

    private List<Hit> inHunk(ChangedHunk hunk, List<List<Statement>> newSide, List<CompiledRule> here) {
        if (hunk.added().findAny().isEmpty()) {
            return List.of();
        }
        var now = hits(newSide, hunk, here);
        var reached = reached(newSide.getFirst(), hunk, here);
        if (reached.isEmpty() && (now.isEmpty() || hunk.removed().findAny().isEmpty())) {
            return now;
        }
        var oldSide = Statement.readings(
                hunk.lines().stream().filter(line -> !line.isAdded()).toList(), language);
        var again = Stream.concat(now.stream(), reached.stream()).map(Hit::rule).collect(Collectors.toSet());
        var then = here.stream().filter(it -> again.contains(it.rule())).toList();
        var left = withoutWhatWasThere(now, hits(oldSide, hunk, then));
        var before = reached(oldSide.getFirst(), hunk, then).stream()
                .map(ReadFile::textOf)
                .collect(Collectors.toSet());
        reached.stream().filter(hit -> !before.contains(textOf(hit))).forEach(left::add);
        return left;
    }

    private static String textOf(Hit hit) {
        return hit.statement().as(Reads.TEXT).toString();
    }

    /** Statements that stay as they were, and that a value from outside reaches. */
    private List<Hit> reached(List<Statement> statements, ChangedHunk hunk, List<CompiledRule> here) {
        var hits = new ArrayList<Hit>();
        for (var statement : statements) {
            var flow = statement.as(Reads.FLOW).toString();
            if (!statement.isTouched() && flow.indexOf(Flow.FOREIGN) >= 0) {
                var lower = flow.toLowerCase(Locale.ROOT);
                here.stream()
                        .filter(it -> it.rule().reads() == Reads.FLOW && it.mayMatch(lower))
                        .flatMap(it -> reached(it.rule(), statement, flow, hunk).stream())
                        .forEach(hits::add);
            }
        }
        return hits;
    }

    private Optional<Hit> reached(Rule rule, Statement statement, String flow, ChangedHunk hunk) {
        return patience.read(flow, text -> {
                    var matcher = rule.match().matcher(text);
                    return matcher.find() && matcher.group().indexOf(Flow.FOREIGN) >= 0 ? matcher.start() : -1;
                })
                .filter(at -> at >= 0 && rule.fits(statement, patience))
                .map(at -> new Hit(rule, statement, statement.lineOf(at, Reads.FLOW), hunk));
    }

    private List<Hit> hits(List<List<Statement>> readings, ChangedHunk hunk, List<CompiledRule> here) {
        var hits = new ArrayList<Hit>();
        for (var statements : readings) { // a second reading adds what the first has not seen
            var seen = hits.stream().map(ReadFile::placeOf).collect(Collectors.toSet());
            inStatements(statements, hunk, here)
                    .filter(hit -> !seen.contains(placeOf(hit)))
                    .forEach(hits::add);
        }
        return hits;
    }

    private static List<Object> placeOf(Hit hit) {
        return List.of(hit.rule().id(), hit.line());
    }

    private Stream<Hit> inStatements(List<Statement> statements, ChangedHunk hunk, List<CompiledRule> here) {
        if (language.isOutline()) {
            var placed = Outline.of(
                    statements.stream()
                            .flatMap(it -> it.parts().stream().map(LineText::text))
                            .toList(),
                    language);
            var from = 0;
            for (var statement : statements) {
                statement.flow(placed.subList(from, from + statement.parts().size()));
                from += statement.parts().size();
            }
        } else {
            Flow.through(statements, language, calls);
        }
        return statements.stream()
                .filter(Statement::isTouched)
                .flatMap(statement -> inStatement(statement, hunk, here));
    }

    private Stream<Hit> inStatement(Statement statement, ChangedHunk hunk, List<CompiledRule> here) {
        var lower = new EnumMap<Reads, String>(Reads.class);
        var isIdle = statement.isIdle() && !runsInAShell(statement);
        var hits = new ArrayList<Hit>();
        for (var candidate : here) {
            var rule = candidate.rule();
            if (rule.notUnder() != null
                    && rule.notUnder().matcher(statement.function()).find()) {
                continue;
            }
            if (isIdle && rule.reads() != Reads.ALL) {
                continue; // what a docstring shows does not run
            }
            if (candidate.mayMatch(lower.computeIfAbsent(
                    rule.reads(), reads -> statement.as(reads).toString().toLowerCase(Locale.ROOT)))) {
                var matched = patience.read(statement.as(rule.reads()), text -> matches(rule, statement, text));
                if (matched.isEmpty() && unread == null) {
                    unread = unread(statement, hunk);
                }
                matched.flatMap(it -> it)
                        .filter(line -> rule.fits(statement, patience))
                        .ifPresent(line -> hits.add(new Hit(rule, statement, line, hunk)));
            }
        }
        return hits.stream();
    }

    /** What stands between backticks is no docstring. */
    private static boolean runsInAShell(Statement statement) {
        return statement.as(Reads.TEXT).toString().stripLeading().startsWith("`");
    }

    private static Optional<ChangedLine> matches(Rule rule, Statement statement, CharSequence text) {
        var matcher = rule.match().matcher(text);
        while (matcher.find()) {
            var line = statement.touchedLineWithin(matcher.start(), matcher.end(), rule.reads());
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /** A risky statement that is only written differently is none that the change adds. */
    private static List<Hit> withoutWhatWasThere(List<Hit> now, List<Hit> before) {
        Map<Rule, List<Hit>> old =
                before.stream().collect(Collectors.groupingBy(Hit::rule, IdentityHashMap::new, Collectors.toList()));
        var excused = Collections.<Hit>newSetFromMap(new IdentityHashMap<>());
        old.forEach((rule, its) -> {
            var again = now.stream().filter(hit -> hit.rule() == rule).toList();
            new RewrittenStatements(again.stream().map(Hit::statement).toList())
                    .among(its.stream().map(Hit::statement).toList())
                    .forEach(place -> excused.add(again.get(place)));
        });
        return now.stream().filter(hit -> !excused.contains(hit)).collect(Collectors.toCollection(ArrayList::new));
    }

    private Stream<Finding> worstPerFamilyAndLine(List<Hit> hits) {
        Function<Hit, List<Object>> place = hit -> hit.rule().once()
                ? List.of(hit.rule().family())
                : List.of(hit.rule().family(), hit.line().number());
        Map<List<Object>, Finding> worst = hits.stream()
                .collect(Collectors.toMap(
                        place,
                        this::finding,
                        (a, b) -> Finding.WORST_FIRST.compare(a, b) <= 0 ? a : b,
                        LinkedHashMap::new));
        return worst.values().stream();
    }

    private Finding finding(Hit hit) {
        var rule = hit.rule();
        var line = hit.line();
        var finding = new Finding(
                rule.id(),
                rule.type(),
                level(hit),
                file.path(),
                line.number(),
                line.side(),
                hit.hunk().id(),
                Evidence.of(line.text()),
                rule.why(),
                rule.mend(),
                rule.confidence());
        return rule.suggest().isEmpty() || !hit.statement().isOneLine() || Evidence.hides(line.text())
                ? finding
                : suggesting(finding, rule.mended(line.text()), line.text());
    }

    private static Finding suggesting(Finding finding, String replacement, String line) {
        return replacement.equals(line) ? finding : finding.suggesting(replacement);
    }

    private RiskLevel level(Hit hit) {
        var rule = hit.rule();
        return kind.weigh(
                rule.worsens() && SaferBefore.of(hit.hunk(), hit.line())
                        ? RiskLevel.CRITICAL
                        : rule.level(hit.statement(), patience));
    }

    private Finding unread(Statement statement, ChangedHunk hunk) {
        var line = statement
                .touchedLineWithin(0, Integer.MAX_VALUE, Reads.TEXT)
                .orElseGet(() -> statement.lineOf(0, Reads.TEXT));
        return new Finding(
                "unread-statement",
                RiskType.SECURITY,
                kind.weigh(RiskLevel.MODERATE),
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "This is so long and of such a kind that reading it by rules takes too long: they left it.",
                "Write it in shorter statements, and let a person read it.",
                0.8);
    }
}
