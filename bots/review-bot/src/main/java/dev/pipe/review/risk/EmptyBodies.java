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
import java.util.stream.Stream;

/** A check that always says yes, an exception that nobody handles: told by a line and the one that follows it. */
final class EmptyBodies implements ChangeRule {

    private enum Kind {
        ALLOWS(
                "authorization-opened",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                "(?i)^(?!\\s*(?:\\}?\\s*(?:else\\s+)?(?:if|while|for|unless|elif|elsif|guard|switch|match|return|assert|await|case|when)\\b|&&|\\|\\||[!?]))(?:.*?)\\b(?:is_?admin|is_?authorized|is_?allowed|has_?permission\\w*|has_?role\\w*|can_?access|can_?(?:edit|delete|read|write|view)|is_?authenticated(?!\\w*\\(\\s*self\\s*\\))|check_?(?:permission|access|auth|password)\\w*|verify_?(?:permission|access|token|password|signature)\\w*|authorize\\w*|validate_?(?:token|password|signature)\\w*|is_?valid_?(?:token|signature|password))\\s*\\([^;]*\\)?[^;]*[{:]\\s*$",
                "^\\s*return\\s+(?:true|True|nil|null|None)?\\s*;?\\s*$|^\\s*true\\s*$|^\\s*pass\\s*$",
                "The check says yes to everybody.",
                "Decide by who asks, and test that a stranger is refused."),
        TRUSTS(
                "tls-verification-disabled",
                RiskType.SECURITY,
                RiskLevel.CRITICAL,
                "\\bboolean\\s+verify\\(\\s*(?:final\\s+)?String\\s+\\w+\\s*,\\s*(?:final\\s+)?SSLSession|fun\\s+verify\\([^)]*SSLSession|\\bcheck(?:Server|Client)Trusted\\(.*[{]\\s*$|HostnameVerifier\\s*\\{\\s*_|Certificate(?:Custom)?ValidationCallback\\s*\\+?=.*\\{\\s*$",
                "^\\s*return\\s+true\\s*;?\\s*$|^\\s*\\}\\s*$|^\\s*true\\s*$",
                "Every certificate is believed, whoever shows it.",
                "Leave verification on and trust the private certificate authority by name."),
        HIDES(
                "swallowed-exception",
                RiskType.ANTI_PATTERN,
                RiskLevel.LOW,
                "\\bcatch\\s*\\(\\s*(?:final\\s+)?(?:java\\.lang\\.)?\\\\?(?:IO|Runtime|SQL)?(?:Exception|Throwable)\\b(?![^)]*\\b(?:ignored|expected|unused)\\b)[^)]*\\)\\s*\\{\\s*$|^\\s*except(?:\\s+(?:Base)?Exception(?:\\s+as\\s+\\w+)?)?\\s*:\\s*$",
                "^\\s*return(?:\\s+(?:null|None|\\[\\]|\\{\\}|\"\"|List\\.of\\(\\)|Collections\\.empty\\w+\\(\\)))?\\s*;?\\s*$|^\\s*continue\\s*;?\\s*$",
                "When it fails it looks as if there were nothing.",
                "Handle it, let it go on, or at least say why it does not matter."),
        SWALLOWS(
                "swallowed-exception",
                RiskType.ANTI_PATTERN,
                RiskLevel.LOW,
                "\\bcatch\\b\\s*(?:\\((?![^)]*\\b(?:ignored|expected|ignore|unused)\\b)[^)]*\\))?\\s*\\{\\s*$|^\\s*except\\b[^:]*:\\s*$|^\\s*rescue\\b.*$",
                "^\\s*\\}\\s*$|^\\s*pass\\b.*$|^\\s*\\.\\.\\.\\s*$|^\\s*end\\s*$|^\\s*nil\\s*$",
                "When it fails, nobody will know that it did.",
                "Handle it, let it go on, or at least say why it does not matter.");

        final String id;
        final RiskType type;
        final RiskLevel level;
        final Sieve head;
        final Pattern body;
        final String why;
        final String mend;

        Kind(String id, RiskType type, RiskLevel level, String head, String body, String why, String mend) {
            this.id = id;
            this.type = type;
            this.level = level;
            this.head = Sieve.of(head);
            this.body = Pattern.compile(body);
            this.why = why;
            this.mend = mend;
        }
    }

    private static final int ENOUGH_TO_SAY_WHY = 2_000;

    /** A brace, or what is thrown, on a line of its own belongs to the line before. */
    private static final Pattern GOES_ON = Pattern.compile("^\\s*\\{\\s*$|^\\s*throws\\s[\\w.,\\s]+\\{?\\s*$");

    private static final Pattern SAYS_WHY = Pattern.compile(
            "(?i)(?://|/\\*|#).*\\b(?:because|expected|ignore[ds]? because|intentional\\w*|best effort|harmless|nothing to|already|cannot happen|not needed|may)\\b");

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.status() != FileStatus.DELETED && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .flatMap(EmptyBodies::inFile);
    }

    private static Stream<Finding> inFile(ChangedFile file) {
        var languages = Language.of(file.path());
        return languages.stream().noneMatch(Language::statementsSpanLines)
                ? Stream.empty()
                : file.hunks().stream()
                        .filter(hunk -> hunk.added().findAny().isPresent())
                        .flatMap(hunk -> inHunk(file, hunk, languages.iterator().next()).stream());
    }

    /** @param remarks the comments between a line and the one before it, and beside it */
    private record Told(ChangedLine line, String text, String remarks) {}

    private static List<Finding> inHunk(ChangedFile file, ChangedHunk hunk, Language language) {
        var lines = withoutComments(hunk, new ReadLines(language));
        var findings = new ArrayList<Finding>();
        for (var i = 0; i + 1 < lines.size(); i++) {
            var head = lines.get(i);
            var body = lines.get(i + 1);
            if (!head.line().isAdded() && !body.line().isAdded()) {
                continue;
            }
            for (var kind : Kind.values()) {
                if (kind.body.matcher(body.text()).find() && kind.head.isIn(head.text()) && !isExplained(kind, body)) {
                    findings.add(finding(kind, file, hunk, head.line().isAdded() ? head.line() : body.line()));
                }
            }
        }
        return findings;
    }

    /** An exception may be of no matter, and a comment says why; no comment makes a check of what checks nothing. */
    private static boolean isExplained(Kind kind, Told body) {
        return (kind == Kind.SWALLOWS || kind == Kind.HIDES)
                && SAYS_WHY.matcher(body.remarks()).find();
    }

    private static List<Told> withoutComments(ChangedHunk hunk, ReadLines read) {
        var told = new ArrayList<Told>();
        var remarks = "";
        for (var line : hunk.newSide()) {
            for (var part : read.next(line.text())) {
                remarks = part.text().equals(part.all()) ? remarks : endOf(remarks + " " + part.all());
                if (LineText.isIdle(part.code()) && !part.code().strip().equals("{")) {
                    continue;
                }
                if (!told.isEmpty() && GOES_ON.matcher(part.text()).find()) {
                    var begun = told.removeLast();
                    told.add(new Told(
                            begun.line().isAdded() ? begun.line() : line,
                            begun.text().stripTrailing() + " " + part.text().strip(),
                            begun.remarks() + remarks));
                } else {
                    told.add(new Told(line, part.text(), remarks));
                }
                remarks = "";
            }
        }
        return told;
    }

    private static String endOf(String remarks) {
        return remarks.substring(Math.max(0, remarks.length() - ENOUGH_TO_SAY_WHY));
    }

    private static Finding finding(Kind kind, ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                kind.id,
                kind.type,
                kind.level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                Evidence.of(line.text()),
                kind.why,
                kind.mend,
                0.82);
    }
}
