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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who calls was taken from what was proved, and is taken from what the caller says now. */
final class IdentityFromRequest implements ChangeRule {

    private static final int MOST_LINES = 12;
    private static final int NEAR = 40;
    private static final Pattern PROVED = Pattern.compile(
            "(?i)\\b(?:req|request|ctx|context|c|res\\.locals|event)\\.(?:user|session|auth\\w*|principal|state\\.user|locals\\.user)\\b|\\bcurrent_?user|principal|@AuthenticationPrincipal|\\bAuthentication\\s+\\w+|\\bsession(?:\\.|\\[)|\\bg\\.user|Auth::|\\bauth\\(\\)|User\\.(?:Identity|FindFirst)|\\bclaims\\b|SecurityContext|securityIdentity|jwt\\.get\\w+\\(|Depends\\(\\s*(?:get_)?current|UserIdFrom|->user\\(\\)");
    private static final Pattern SAID = Pattern.compile(
            "\\b(?:req|request|ctx|c|context|event)\\.(?:body|query|params|headers?|args|json|form|GET|POST|data|cookies|Query|Param|GetHeader|QueryParam|get_json|query_params|Headers|Query\\w*)\\b|\\b(?:req|request|exchange)\\.get(?:Header|Parameter)\\(|@(?:RequestParam|RequestHeader|PathVariable|QueryParam|HeaderParam|RestQuery|RestHeader|CookieValue)\\b|\\bparams\\[|\\$_(?:GET|POST|COOKIE|REQUEST)\\b|\\$request->(?:input|query|get|header)\\b|\\br\\.(?:URL|FormValue|Header)\\b|\\[From(?:Query|Header|Body)\\]|\\b(?:Header|Query|Cookie)\\(\\s*(?:\\.\\.\\.|alias|default)");
    private static final Pattern WHO = Pattern.compile(
            "(?i)(?<![a-z])(?:x[-_])?(?:user|owner|account|tenant|customer|org(?:ani[sz]ation)?|member|author|is_?admin|role)s?(?:[-_]?(?:id|name|email))?(?![a-z]*(?:agent|input|count|list))\\b|(?:user|owner|account|tenant|customer|org)Id\\b|isAdmin\\b");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && file.content() == Content.TEXT)
                .filter(file -> PathKind.of(file.path()) == PathKind.PRODUCTION)
                .filter(file -> Language.of(file.path()).stream().anyMatch(Language.CODE::contains))
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
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
        return edits.stream().flatMap(it -> saidIn(it).stream()).limit(1).map(line -> finding(file, hunk, line));
    }

    private static Optional<ChangedLine> saidIn(List<ChangedLine> edit) {
        var gone = edit.stream().filter(ChangedLine::isRemoved).toList();
        var come = edit.stream().filter(ChangedLine::isAdded).toList();
        if (edit.size() > MOST_LINES
                || gone.stream().noneMatch(line -> is(PROVED, line))
                || come.stream().anyMatch(line -> is(PROVED, line))
                || gone.stream().anyMatch(IdentityFromRequest::saysWho)) {
            return Optional.empty();
        }
        return come.stream().filter(IdentityFromRequest::saysWho).findFirst();
    }

    /** Right behind what a request holds stands whose it is, or all of it goes into a name that says so. */
    private static boolean saysWho(ChangedLine line) {
        var text = line.text().substring(0, Math.min(line.text().length(), Pieces.LONGEST));
        var said = SAID.matcher(text);
        while (said.find()) {
            var rest = text.substring(said.end());
            if (WHO.matcher(rest.substring(0, Math.min(NEAR, rest.length()))).find()
                    || rest.matches("\\s*(?:\\(\\))?[;,]?\\s*") && is(WHO, line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Pattern pattern, ChangedLine line) {
        return line.text().length() <= Pieces.LONGEST
                && pattern.matcher(line.text()).find();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                "identity-from-request",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                "Who calls was taken from what was proved at sign-in; now it is whoever the caller says.",
                "Take the identity from the session or the token that was verified.",
                0.82);
    }
}
