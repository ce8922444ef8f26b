package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.ChangedLine.Kind;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A look-up that was held to what belongs to the caller, and is the same without it. */
final class LostScope implements ChangeRule {

    private static final int MOST_LINES = 14;
    private static final double SAME = 0.55;

    private static final String OWNER =
            "(?:owner|tenant|org(?:ani[sz]ation)?|account|workspace|company|customer|user|author|creator|merchant|created_?by|owned_?by|team|member|profile|uploaded_?by|buyer|seller|requester)";
    private static final String CALLER =
            "(?:\\w*user|me|\\w*session|\\w*principal|ctx|context|c|auth\\w*|\\w*tenant\\w*|current\\w*|identity|claims|caller|\\$?this|self|request|req|viewer|actor|\\w*account\\w*|\\w*org\\w*|\\w*owner\\w*|locals|uid|sub|\\w*customer\\w*|\\w*workspace\\w*|\\w*company\\w*)";
    private static final Pattern SCOPE = Pattern.compile(
            "(?i)\\b(?:and|where)\\s+[\"'`(]{0,2}(?:\\w+\\.)?[\"`\\[]?" + OWNER
                    + "(?:_?u?u?id)?[\"`\\]]?\\s*=\\s*(?:\\?|\\$\\d|\\$?[:@{]|%|#\\{|current_setting|\\$\\{)"
                    + "|(?<![A-Za-z])\\w{0,20}?" + OWNER
                    + "(?:_?u?u?id)?(?:__\\w+)?\\b(?:\\(\\))?[\"'`\\])]{0,3}\\s*(?:=>|===?|=|:|,|\\s+eq\\s+|\\.eq(?:uals)?\\(|\\.is\\()\\s*[\"'&*!]?"
                    + CALLER
                    + "\\b|(?-i:\\b(?:find|get|load|exists|count|delete|list|fetch|read|select)\\w*(?:And|By)(?:Owner|Tenant|Org|User|Account|Customer|Workspace|Company|Author|CreatedBy|Member|Team)\\w*\\()"
                    + "|\\b\\w*(?:for_?user|owned_?by|accessible_?by|visible_?to|policy_?scope|for_?tenant|for_?account|for_?current)\\w*[!?]?\\s*\\("
                    + "|(?:\\bcurrent_?(?:user|account|tenant|org\\w*|company|team|workspace)|\\bCurrent\\.\\w+|\\brequest\\.user|->user\\(\\)|\\bauth\\(\\)->user\\(\\))(?:\\.|->)\\w+(?:\\(\\))?(?:\\.|->)(?:find|where|first|all|get|order|paginate|includes|filter|exists|count)");
    /** What asks who somebody is, or whose something is, in whatever way. */
    private static final Pattern ASKS = Pattern.compile(
            "(?i)owner|tenant|authori[sz]e|polic(?:y|ies)|permission|forbid|\\b403\\b|accessib|visible_?to|for_?user|current_?user|\\badmin|role|scope[ds]?\\b|\\bcan[?(]|principal|\\bmay[A-Z]|belongs|canAccess|ensure|assert[A-Z]\\w*(?:User|Access|Own)");

    private static final Pattern LOOKS_UP = Pattern.compile(
            "(?i)\\bselect\\b|\\bfrom\\b|\\bupdate\\b|\\bdelete\\b|find|\\bget\\w*|query|\\bwhere|filter|first|objects\\b|all\\(|\\bload|fetch|repo|exists|count|eq\\(|match\\b|\\bone\\b|remove|list|->|::");
    private static final Pattern PART =
            Pattern.compile("(?i)^\\s*(?:\\.\\w|->\\w|&&|\\|\\||and\\b|where\\b|[\"'`]\\s*(?:and|where)\\b|" + OWNER
                    + "(?:_?id)?[\"']?\\s*[:=])");
    private static final Pattern MAKES = Pattern.compile(
            "(?i)\\b(?:create|insert|data\\s*[:=]|values|new\\s+[A-Z]|save|build|log|log(?:ger)?\\.\\w+|track|publish|emit)\\b");
    private static final Pattern COMMENT =
            Pattern.compile("^\\s*(?:import|from\\s+\\w+\\s+import|using|use|//|#(?!\\[)|\\*|/\\*)");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.content() == Content.TEXT)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .filter(file -> Language.of(file.path()).stream().anyMatch(Language.CODE::contains))
                .flatMap(file -> inFile(file).stream());
    }

    private static Optional<Finding> inFile(ChangedFile file) {
        if (file.added().anyMatch(line -> matches(SCOPE, line) || matches(ASKS, line))) {
            return Optional.empty(); // asked in another way
        }
        for (var hunk : file.hunks()) {
            for (var edit : edits(hunk)) {
                var lost = lostIn(edit, hunk);
                if (lost.isPresent()) {
                    return lost.map(line -> finding(file, hunk, line));
                }
            }
        }
        return Optional.empty();
    }

    /** Where lines go and come between lines that stay. */
    private static List<List<ChangedLine>> edits(ChangedHunk hunk) {
        var edits = new ArrayList<List<ChangedLine>>();
        var edit = new ArrayList<ChangedLine>();
        for (var line : hunk.lines()) {
            if (line.kind() != Kind.CONTEXT) {
                edit.add(line);
            } else if (!edit.isEmpty()) {
                edits.add(List.copyOf(edit));
                edit.clear();
            }
        }
        edits.add(edit);
        return edits.stream().filter(it -> it.size() <= MOST_LINES).toList();
    }

    private static Optional<ChangedLine> lostIn(List<ChangedLine> edit, ChangedHunk hunk) {
        var gone = edit.stream()
                .filter(line -> line.isRemoved() && matches(SCOPE, line) && !matches(MAKES, line))
                .findFirst();
        if (gone.isEmpty()) {
            return gone;
        }
        var come = edit.stream().filter(ChangedLine::isAdded).toList();
        if (come.isEmpty()) {
            return gone.filter(line -> PART.matcher(line.text()).find() && isPartOfLookUp(hunk, line));
        }
        var before = words(edit.stream().filter(ChangedLine::isRemoved));
        return come.stream()
                .filter(line -> matches(LOOKS_UP, line) && share(words(Stream.of(line)), before) >= SAME)
                .findFirst();
    }

    private static boolean isPartOfLookUp(ChangedHunk hunk, ChangedLine part) {
        var at = hunk.lines().indexOf(part);
        var before = hunk.lines().subList(Math.max(0, at - 4), at).stream()
                .filter(line -> !line.isAdded())
                .toList();
        return before.stream().anyMatch(line -> matches(LOOKS_UP, line))
                && before.stream().noneMatch(line -> matches(MAKES, line));
    }

    private static boolean matches(Pattern pattern, ChangedLine line) {
        return line.text().length() <= Pieces.LONGEST
                && !COMMENT.matcher(line.text()).find()
                && pattern.matcher(line.text()).find();
    }

    private static Set<String> words(Stream<ChangedLine> lines) {
        return lines.flatMap(line -> Arrays.stream(line.text().split("\\W+")))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toSet());
    }

    private static double share(Set<String> words, Set<String> before) {
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(before::contains).count() / words.size();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "scope-removed",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Only what belongs to the caller was looked up here; now it is anybody's, by guessing an id.",
                "Keep the condition, or say in the change what asks for it instead.",
                0.8);
    }
}
