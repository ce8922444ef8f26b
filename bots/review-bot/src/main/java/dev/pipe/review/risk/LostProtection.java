package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that protected goes while what it protected stays. What comes in its place excuses it: as many lines of its
 * kind must come in the hunk as go. What goes together with its function, route or file is no loss.
 */
final class LostProtection implements ChangeRule {

    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*(?:(?:export|default|public|private|protected|internal|static|async|override|final|suspend|pub|open|abstract|virtual)\\s+)*(?:def|func|fn|fun|function|class|interface)\\b"
                    + "|^\\s*(?:public|private|protected|internal)\\s+[^=;]*\\([^;]*$|^\\s*(?:const|let|var)\\s+\\w+\\s*=\\s*(?:async\\s*)?(?:function|\\([^)]*\\)\\s*=>)");
    private static final Pattern ROUTE = Pattern.compile(
            "\\.(?:get|post|put|delete|patch|all|route|Handle|HandleFunc|GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch)\\(\\s*([\"'`][^\"'`]+[\"'`])");
    private static final Pattern ANNOTATION = Pattern.compile("^\\s*[@\\[#].*");
    private static final Pattern CLOSES = Pattern.compile("^\\s*[)}\\]]+[;,]?\\s*$|^\\s*end\\s*$");

    private final List<CompiledRule> rules;

    LostProtection(List<Rule> rules) {
        this.rules = rules.stream().map(CompiledRule::of).toList();
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.content() == Content.TEXT)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(this::inFile);
    }

    private Stream<Finding> inFile(ChangedFile file) {
        var languages = Language.of(file.path());
        var language = languages.stream().findFirst().orElse(Language.PROPERTIES);
        return rules.stream().filter(it -> it.rule().speaksOf(file, languages)).flatMap(rule -> file.hunks().stream()
                .flatMap(hunk -> inHunk(rule, language, file, hunk)));
    }

    private static Stream<Finding> inHunk(CompiledRule rule, Language language, ChangedFile file, ChangedHunk hunk) {
        var lines = hunk.lines();
        var lost = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).isRemoved() && isProtection(rule, language, lines.get(i)))
                .filter(i -> whatItGuardedStays(lines, i))
                .boxed()
                .toList();
        if (lost.isEmpty()) {
            return Stream.empty();
        }
        var come =
                file.added().filter(line -> isProtection(rule, language, line)).count();
        var gone = file.removed()
                .filter(line -> isProtection(rule, language, line))
                .count();
        return come >= gone
                ? Stream.empty()
                : lost.stream().limit(1).map(i -> finding(rule.rule(), file, hunk, lines.get(i)));
    }

    private static boolean isProtection(CompiledRule compiled, Language language, ChangedLine line) {
        if (!compiled.mayMatch(line.text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        var rule = compiled.rule();
        var text = LineText.of(line.text(), language).text();
        return !text.isBlank() && rule.match().matcher(text).find() && rule.fits(text);
    }

    private static boolean whatItGuardedStays(List<ChangedLine> lines, int at) {
        var route = ROUTE.matcher(lines.get(at).text());
        if (route.find()) {
            return lines.stream().anyMatch(line -> line.isAdded() && line.text().contains(route.group(1)));
        }
        return ANNOTATION.matcher(lines.get(at).text()).matches()
                ? nextStays(lines, at)
                : somethingStays(lines, at) && !goesWithItsFunction(lines, at);
    }

    /** The next line that is not an annotation is kept, or changed rather than dropped. */
    private static boolean nextStays(List<ChangedLine> lines, int at) {
        var next = lines.stream()
                .skip(at + 1L)
                .filter(line -> !line.text().isBlank()
                        && !ANNOTATION.matcher(line.text()).matches())
                .findFirst();
        return next.isPresent()
                && (!next.get().isRemoved()
                        || lines.stream()
                                .anyMatch(line -> line.isAdded()
                                        && DECLARATION.matcher(line.text()).find()));
    }

    private static boolean somethingStays(List<ChangedLine> lines, int at) {
        return lines.stream()
                .anyMatch(line -> !line.isRemoved()
                        && !line.text().isBlank()
                        && !CLOSES.matcher(line.text()).matches());
    }

    /** The removed lines around it hold a declaration, and no declaration comes. */
    private static boolean goesWithItsFunction(List<ChangedLine> lines, int at) {
        var from = at;
        while (from > 0 && lines.get(from - 1).isRemoved()) {
            from--;
        }
        var gone = lines.subList(from, at + 1).stream()
                .filter(line -> DECLARATION.matcher(line.text()).find())
                .count();
        var come = lines.stream()
                .filter(line ->
                        line.isAdded() && DECLARATION.matcher(line.text()).find())
                .count();
        return gone > come;
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
