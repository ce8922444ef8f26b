package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A loop that does in each of its rounds what wants doing once: asks a database, say. Told by indentation. */
final class QueryInLoop implements ChangeRule {

    private static final Sieve LOOP = Sieve.of(
            "^\\s*(?:async\\s+|await\\s+)?(?:for|foreach|while)\\b.*(?:[({:]|\\bdo\\b|\\{)|\\.(?:forEach|each|each_with_index|find_each)\\b\\s*(?:\\(|\\{|do)|\\.map\\(\\s*(?:async\\s*)?\\(?\\w*\\)?\\s*(?:=>|->)\\s*\\{?\\s*$|\\.stream\\(\\)\\s*\\.map\\(|\\.(?:map|flat_map|select|reject|filter_map|sum)\\b\\s*(?:\\{|do)\\s*\\|");
    private static final Pattern QUERY = Pattern.compile(
            "\\.\\s*(?:findById|findByPk|findAllBy[A-Z]\\w*|findBy[A-Z]\\w*|findOneBy\\w*|existsBy[A-Z]\\w*|countBy[A-Z]\\w*|getReferenceById|deleteById|find_by_\\w+|findUniqueOrThrow|findFirstOrThrow)\\(|\\b\\w*(?:[rR]epository|[rR]epo|[dD]ao|[mM]apper)\\??\\.(?:find|get|load|save|delete|count|exists|query|select|fetch|update|insert)\\w*\\("
                    + "|\\bpool\\s*\\.(?:query|execute|Query|Exec|prepare)\\w*\\(|\\b(?:db|conn|connection|cursor|cur|tx|client|knex|session|jdbc|jdbcTemplate|entityManager|em|stmt|prisma\\.\\w+|database|mysqli|pdo|sqlx::query\\w*)\\s*\\.(?:query\\w*|execute\\w*|Query\\w*|Exec\\w*|QueryRow\\w*|find\\w*|get|fetch\\w*|persist|merge|refresh|findUnique|findFirst|findMany|create|update|run|all|select|prepare)\\("
                    + "|\\.objects\\.(?:get|filter|create)\\(|\\b(?:requests|httpx|axios|restTemplate|http)\\.(?:get|post|put|getForObject|getForEntity|exchange|Get|Post)\\(|\\bawait\\s+fetch\\(|\\b[A-Z]\\w+\\.(?:find|find_by|where|findById|findOne|findByPk|findUnique)\\(|->(?:query|execute|prepare)\\(|\\b_?(?:db|ctx|\\w*[cC]ontext)\\w*\\.\\w+\\s*\\.(?:Find|First|Single|Where|Any|Count|Add)\\w*\\(|\\b(?!Math|Array|Object|Str|Arr|Collection)[A-Z]\\w+::(?:find|where|first|query)\\w*\\(|\\bmysqli_query\\(|\\.(?:fetch_one|fetch_all|fetch_optional)\\(");
    private static final Pattern ENDS_AT_ONCE = Pattern.compile(
            "(?i)cursor\\.fetch|rows\\.next|retry|attempt|\\bwhile\\s*\\(?\\s*true|\\bbatch|chunk|page");

    private static final Pattern COMPILES = Pattern.compile(
            "\\bPattern\\.compile\\(\\s*\"|\\.(?:matches|replaceAll)\\(\\s*\"[^\"]*[\\\\\\[(*+]|\\bregexp\\.(?:MustCompile|Compile)\\(\\s*[`\"]|\\bnew Regex\\(\\s*@?\"|\\bre\\.compile\\(|\\bnew RegExp\\(");
    private static final Pattern GROWS =
            Pattern.compile("^\\s*(\\w+)\\s*(?:\\+=|=\\s*\\1\\s*\\+)\\s*[^;]*(?:\"|\\w\\()");

    private record Loop(int indent, String text) {

        boolean isLazy() {
            return text.contains("while") && text.contains("true");
        }
    }

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(QueryInLoop::inFile);
    }

    private static Stream<Finding> inFile(ChangedFile file) {
        var languages = Language.of(file.path());
        return languages.stream().noneMatch(Language.CODE::contains)
                ? Stream.empty()
                : file.hunks().stream()
                        .flatMap(hunk -> inHunk(file, hunk, languages.iterator().next()));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk, Language language) {
        if (hunk.added().findAny().isEmpty()) {
            return Stream.empty();
        }
        var loops = new ArrayList<Loop>();
        var findings = new ArrayList<Finding>();
        var read = new ReadLines(language);
        for (var line : hunk.newSide()) {
            var code = read.next(line.text()).getFirst().code();
            if (code.isBlank() || code.strip().equals("{")) {
                continue;
            }
            var indent = code.length() - code.stripLeading().length();
            loops.removeIf(loop -> loop.indent() >= indent);
            if (line.isAdded() && !loops.isEmpty()) {
                wasteIn(loops, code, line, hunk).ifPresent(waste -> findings.add(finding(waste, file, hunk, line)));
            }
            if (LOOP.isIn(code)) {
                loops.add(new Loop(indent, code));
            }
        }
        return findings.stream().sorted(Comparator.comparingInt(Finding::line)).limit(2);
    }

    private enum Waste {
        ASKS(
                "query-in-loop",
                RiskLevel.MODERATE,
                "Each round of the loop asks once more: a hundred rows, a hundred and one questions.",
                "Ask once for all of them (a join, an IN list, a batch), and look them up in memory."),
        COMPILES(
                "pattern-compiled-in-loop",
                RiskLevel.LOW,
                "Each round of the loop builds the same pattern anew.",
                "Compile it once, outside the loop."),
        GROWS(
                "text-grown-in-loop",
                RiskLevel.LOW,
                "Each round of the loop copies all the text of the rounds before.",
                "Collect the parts in a builder, or join them at the end.");

        final String id;
        final RiskLevel level;
        final String why;
        final String mend;

        Waste(String id, RiskLevel level, String why, String mend) {
            this.id = id;
            this.level = level;
            this.why = why;
            this.mend = mend;
        }
    }

    private static Optional<Waste> wasteIn(List<Loop> loops, String code, ChangedLine line, ChangedHunk hunk) {
        if (asksInside(loops, code)) {
            return Optional.of(Waste.ASKS);
        }
        if (COMPILES.matcher(line.text()).find() && loops.stream().noneMatch(Loop::isLazy)) {
            return Optional.of(Waste.COMPILES);
        }
        return growsText(line.text(), hunk) ? Optional.of(Waste.GROWS) : Optional.empty();
    }

    /** Only of a variable that is seen to hold a text. */
    private static boolean growsText(String text, ChangedHunk hunk) {
        var grows = GROWS.matcher(text);
        if (!grows.find()) {
            return false;
        }
        var begins = Pattern.compile(
                "\\b(?:String|string|var|val|auto)\\s+" + grows.group(1) + "\\s*=\\s*(?:\"\"|string\\.Empty)|\\b"
                        + grows.group(1) + "\\s*:=\\s*\"\"|\\bvar\\s+" + grows.group(1) + "\\s+string\\b");
        return hunk.newSide().stream()
                .anyMatch(line -> begins.matcher(line.text()).find());
    }

    private static boolean asksInside(List<Loop> loops, String code) {
        return QUERY.matcher(code).find()
                && loops.stream()
                        .anyMatch(loop -> !ENDS_AT_ONCE.matcher(loop.text()).find());
    }

    private static Finding finding(Waste waste, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                waste.id,
                RiskType.PERFORMANCE,
                waste.level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                waste.why,
                waste.mend,
                0.78);
    }
}
