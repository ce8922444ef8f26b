package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is found in a change, the worst first. Deterministic: the same change gives the same findings. */
public final class FindRisks {

    private final List<Rule> rules;
    private final List<ChangeRule> changeRules = List.of(
            new LeakedCredentials(),
            new LostAuthorization(),
            new LostTests(),
            new LostInterface(),
            new ChangedWithoutTest());

    FindRisks(RuleBook book) {
        this.rules = book.rules();
    }

    public static FindRisks withShippedRules() {
        return new FindRisks(RuleBook.shipped());
    }

    public List<Finding> in(Change change) {
        var byRules = change.files().stream()
                .filter(file -> file.content() == Content.TEXT && PathKind.of(file.path()) != PathKind.GENERATED)
                .flatMap(this::inFile);
        var byChange = changeRules.stream().flatMap(rule -> rule.findIn(change));
        return Stream.concat(byRules, byChange).sorted(Finding.WORST_FIRST).toList();
    }

    private Stream<Finding> inFile(ChangedFile file) {
        var languages = Language.of(file.path());
        var newSide = file.hunks().stream()
                .flatMap(hunk -> hunk.newSide().stream())
                .map(ChangedLine::text)
                .collect(Collectors.joining("\n"));
        var here = rules.stream()
                .filter(rule -> rule.speaksOf(file, languages) && rule.fitsSurroundings(newSide))
                .toList();
        if (here.isEmpty()) {
            return Stream.empty();
        }
        return worstPerFamilyAndLine(file.hunks().stream()
                        .flatMap(hunk -> inHunk(file, hunk, here, languages))
                        .toList())
                .stream();
    }

    private record Hit(Rule rule, Finding finding) {}

    private static Stream<Hit> inHunk(ChangedFile file, ChangedHunk hunk, List<Rule> rules, Set<Language> languages) {
        var language = languages.stream().findFirst().orElse(Language.PROPERTIES);
        var kind = PathKind.of(file.path());
        return Statement.of(hunk, language).stream()
                .flatMap(statement -> rules.stream().flatMap(rule -> matches(rule, statement)
                        .map(line -> new Hit(rule, finding(rule, kind, file, hunk, line)))));
    }

    private static Stream<ChangedLine> matches(Rule rule, Statement statement) {
        var matcher = rule.match().matcher(statement.as(rule.reads()));
        while (matcher.find()) {
            var line = statement.addedLineWithin(matcher.start(), matcher.end(), rule.reads());
            if (line.isPresent()) {
                return rule.fits(statement.as(Rule.Reads.ALL)) ? line.stream() : Stream.empty();
            }
        }
        return Stream.empty();
    }

    private static Finding finding(Rule rule, PathKind kind, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                rule.id(),
                rule.type(),
                kind.weigh(rule.level()),
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                rule.why(),
                rule.mend(),
                rule.confidence());
    }

    private static Collection<Finding> worstPerFamilyAndLine(List<Hit> hits) {
        Function<Hit, List<Object>> place = hit -> hit.rule().once()
                ? List.of(hit.rule().family())
                : List.of(hit.rule().family(), hit.finding().line());
        Map<List<Object>, Finding> worst = hits.stream()
                .collect(Collectors.toMap(
                        place,
                        Hit::finding,
                        (a, b) -> Finding.WORST_FIRST.compare(a, b) <= 0 ? a : b,
                        LinkedHashMap::new));
        return worst.values();
    }
}
