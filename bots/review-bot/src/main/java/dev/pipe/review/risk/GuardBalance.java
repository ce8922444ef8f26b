package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Holds the checks that go from a file against those that come. Lines of one check count once; one that asks for a role
 * is not replaced by one that asks for a login; one that comes for a whole class, router or application stands for all.
 */
final class GuardBalance {

    private static final Pattern ROUTE = Pattern.compile(
            "(?i)\\.(?:get|post|put|delete|patch|all|route|handle|handlefunc|map\\w*)\\(\\s*[\"'`]|::(?:get|post|put|delete|patch|resource)\\(|\\bdef\\s+\\w+\\(|Procedure\\b");
    private static final Pattern ANNOTATION = Pattern.compile("^\\s*(?:[@\\[]|#\\[).*");
    private static final Pattern CLASS = Pattern.compile("\\b(?:class|interface|object|record)\\s+\\w");
    private static final Pattern PATH = Pattern.compile("[\"'`]/[^\"'`]*[\"'`]|\\bpermission_classes\\b");

    /** Asks for more than that somebody has signed in. */
    private static final Pattern STRONG = Pattern.compile(
            "(?i)admin|role|permission|owner|\\bauthor(?!i[sz])|tenant|scope|polic|grant|superuser|staff|authorit(?:y|ies)\\b|privilege|\\bcan(?:[A-Z_:?(]|\\s)|\\bcan\\b|acl\\b|allowed");

    private static final Pattern SIGNED_IN = Pattern.compile(
            "(?i)auth|log_?in|logged|session|jwt|token|signed|current_?user|@public|anonymous|permitall");

    /** What may replace a check although no rule knows it by name. */
    private static final Pattern LIKELY_A_CHECK = Pattern.compile(
            "(?i)\\b(?:require|ensure|assert|check|verify|guard|must|enforce|validate|only|get_?current|current|with)_?\\w*(?:auth|user|log_?in|session|admin|role|perm|access|owner|own\\b|owns|member|tenant|scope|polic|signed|principal|account|claims|token)\\w*\\s*[(<,;]"
                    + "|\\bauthorize!?\\s+@?\\w|\\b(?:guard|authori[sz]e|authenticate|protect|enforce)\\w*\\s*\\(|\\bhas(?:Any)?(?:Role|Authority)\\(|\\bAPP_GUARD\\b|(?-i:\\b\\w+\\s*:\\s*(?:Annotated\\[)?\\w*(?:Admin|Current|Auth|Logged|Superuser|Principal)\\w*)");

    private static final Pattern WIDE = Pattern.compile(
            "\\.(?:use|Use|With|Group|group|layer|route_layer|wrap|addHook|register|MapGroup|middleware)\\(|\\bdependencies\\s*=\\s*\\[|^\\s*(?:prepend_)?before_action\\b|^\\s*authenticate\\s*(?:\\([^)]*\\)\\s*)?\\{"
                    + "|Route::(?:middleware|group)\\(|->(?:group|middleware)\\(|^\\s*authorize\\(|APP_GUARD|^\\s*return\\s+[\\w.]*(?:[aA]uth|[gG]uard|[rR]equire|[pP]rotect)\\w*\\(|(?:requestMatchers|anyRequest|antMatchers|securityMatcher|pathMatchers)\\(|FallbackPolicy|DEFAULT_PERMISSION_CLASSES|\\bmatcher\\s*:");

    private static final Pattern EXEMPTS =
            Pattern.compile("\\b(?:except|unless|skip)\\s*[:(=]|->except\\(|\\.unless\\(|optional\\s*[:=]\\s*true");
    private static final Pattern IMPORT = Pattern.compile("^\\s*(?:import|from|using|use|require)\\b");

    private final Predicate<ChangedLine> isSide;
    private final Predicate<ChangedLine> isGuard;
    private int all;
    private int strong;

    private GuardBalance(Predicate<ChangedLine> isSide, Predicate<ChangedLine> isGuard) {
        this.isSide = isSide;
        this.isGuard = isGuard;
    }

    /** Whether as many checks come as go. */
    static boolean isKept(ChangedFile file, Predicate<ChangedLine> isGuard) {
        return of(file, ChangedLine::isAdded, isGuard).all >= of(file, ChangedLine::isRemoved, isGuard).all;
    }

    /** Whether who may do something is still asked as strictly as it was. */
    static boolean isAsStrict(Change change, ChangedFile file, Language language, Predicate<ChangedLine> isGuard) {
        var likely = isGuard.or(line -> isLikelyACheck(line, language));
        var gone = of(file, ChangedLine::isRemoved, isGuard);
        var exempts = file.removed().anyMatch(line -> isGuard.test(line) && exempts(line));
        var come = of(file, ChangedLine::isAdded, exempts ? likely : likely.and(line -> !exempts(line)));
        return come.all >= gone.all && come.strong >= gone.strong || comesWider(change, likely, gone.strong > 0);
    }

    private static GuardBalance of(ChangedFile file, Predicate<ChangedLine> isSide, Predicate<ChangedLine> isGuard) {
        var balance = new GuardBalance(isSide, isGuard);
        file.hunks().forEach(balance::count);
        return balance;
    }

    /** A check that some need not pass. */
    private static boolean exempts(ChangedLine line) {
        return EXEMPTS.matcher(line.text()).find();
    }

    private static boolean isLikelyACheck(ChangedLine line, Language language) {
        return LIKELY_A_CHECK.matcher(LineText.of(line.text(), language).code()).find()
                && !IMPORT.matcher(line.text()).find();
    }

    /** Lines in a row are one check, but a route's or function's own stands alone. */
    private void count(ChangedHunk hunk) {
        var row = new ArrayList<String>();
        for (var line : hunk.lines()) {
            if (line.kind() == ChangedLine.Kind.CONTEXT && !line.text().isBlank()) {
                close(row);
            } else if (isSide.test(line)) {
                var alone = ROUTE.matcher(line.text()).find();
                if (alone || CLASS.matcher(line.text()).find()) {
                    close(row);
                }
                if (isGuard.test(line)) {
                    row.add(line.text());
                }
                if (alone) {
                    close(row);
                }
            }
        }
        close(row);
    }

    private void close(List<String> row) {
        if (!row.isEmpty()) {
            all++;
            strong += row.stream().anyMatch(GuardBalance::isStrong) ? 1 : 0;
            row.clear();
        }
    }

    /** What a rule does not know is taken for what it says it is. */
    private static boolean isStrong(String line) {
        var said = PATH.matcher(line).replaceAll("");
        return STRONG.matcher(said).find() || !SIGNED_IN.matcher(said).find();
    }

    private static boolean comesWider(Change change, Predicate<ChangedLine> isGuard, boolean strongly) {
        return change.files().stream()
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(file -> file.hunks().stream())
                .anyMatch(hunk -> hunk.lines().stream()
                        .filter(ChangedLine::isAdded)
                        .filter(isGuard)
                        .filter(line -> !strongly || isStrong(line.text()))
                        .anyMatch(line -> isWide(hunk.lines(), line)));
    }

    private static boolean isWide(List<ChangedLine> lines, ChangedLine line) {
        if (WIDE.matcher(line.text()).find()) {
            return true;
        }
        return ANNOTATION.matcher(line.text()).matches()
                && lines.stream()
                        .skip(lines.indexOf(line) + 1L)
                        .filter(next -> !next.isRemoved()
                                && !ANNOTATION.matcher(next.text()).matches())
                        .findFirst()
                        .filter(next -> CLASS.matcher(next.text()).find())
                        .isPresent();
    }
}
