package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that protected goes while what it protected stays. What comes in its place excuses it (see {@link
 * GuardBalance}). What goes together with its function, route or file is no loss.
 */
final class LostProtection implements ChangeRule {

    private static final String AUTHORIZATION = "authorization-removed";
    private static final int LONGEST_LINE = 1_000;

    private final List<CompiledRule> rules;

    LostProtection(List<Rule> rules) {
        this.rules = rules.stream().map(CompiledRule::of).toList();
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.content() == Content.TEXT)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> inFile(change, file));
    }

    private Stream<Finding> inFile(Change change, ChangedFile file) {
        if (file.removed().findAny().isEmpty()) {
            return Stream.empty();
        }
        var languages = Language.of(file.path());
        var language = languages.stream().findFirst().orElse(Language.PROPERTIES);
        return rules.stream()
                .filter(it -> it.rule().speaksOf(file, languages))
                .flatMap(rule -> inFile(rule, language, change, file).stream());
    }

    private static List<Finding> inFile(CompiledRule rule, Language language, Change change, ChangedFile file) {
        var findings = new ArrayList<Finding>();
        for (var hunk : file.hunks()) {
            firstLost(rule, language, hunk)
                    .map(line -> finding(rule.rule(), file, hunk, line))
                    .ifPresent(findings::add);
        }
        return findings.isEmpty() || isReplaced(rule, language, change, file) ? List.of() : findings;
    }

    private static Optional<ChangedLine> firstLost(CompiledRule rule, Language language, ChangedHunk hunk) {
        var lines = hunk.lines();
        var left = new WhatStays(lines);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).isRemoved() && isProtection(rule, language, lines.get(i)))
                .filter(left::isGuardedAt)
                .mapToObj(lines::get)
                .findFirst();
    }

    private static boolean isReplaced(CompiledRule rule, Language language, Change change, ChangedFile file) {
        Predicate<ChangedLine> isGuard = line -> isProtection(rule, language, line);
        return rule.rule().id().equals(AUTHORIZATION)
                ? GuardBalance.isAsStrict(change, file, language, isGuard)
                : GuardBalance.isKept(file, isGuard);
    }

    private static boolean isProtection(CompiledRule compiled, Language language, ChangedLine line) {
        if (line.text().length() > LONGEST_LINE
                || !compiled.mayMatch(line.text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        var rule = compiled.rule();
        var text = LineText.of(line.text(), language).text();
        return !text.isBlank() && rule.match().matcher(text).find() && rule.fits(text);
    }

    private static Finding finding(Rule rule, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                rule.id(),
                rule.type(),
                rule.level(),
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                rule.why(),
                rule.mend(),
                rule.confidence());
    }
}
