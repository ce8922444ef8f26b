package dev.pipe.review.model;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import dev.pipe.review.risk.RiskType;
import dev.pipe.review.risk.Sieve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Added lines, names, and words around a change that tell a reviewing model what to answer. Found by rule and not by the model: a model that
 * falls for such a text would not report it. At most a moderate risk: software that deals with models quotes such texts.
 */
public final class SpeaksToReviewer {

    static final String RULE = "prompt-injection";

    private static final int LONGEST = 160;
    private static final double CONFIDENCE = 0.7;
    private static final int TAGS = 0xE0000;
    private static final int TAGS_END = 0xE007F;

    private static final String READER =
            "(?:ai|llm|gpt|chatgpt|claude|gemini|copilot|language model|model|assistant|(?:code |ai |automated |review)?-?reviewers?|review[- ]?bot|pr-quest)";
    private static final List<Sieve> ATTEMPTS = Stream.of(
                    Pattern.compile(
                            "(?i)\\b(?:ignore|disregard|forget|override)\\b.{0,40}\\b(?:previous|prior|above|earlier|preceding|system|your)\\b"
                                    + ".{0,30}\\b(?:instructions?|prompts?|rules|guidelines|orders)\\b"),
                    Pattern.compile(
                            "(?i)\\b" + READER + "\\b\\s*[,:;!-].{0,80}\\b(?:(?:please|must|should|just|to) approve"
                                    + "|approve (?:this|it|the|immediately|without|now|and|all)|lgtm|report (?:nothing|no)"
                                    + "|no (?:risks?|findings?|issues?) (?:here|to report|in this)|(?:answer|respond|reply) with"
                                    + "|(?:skip|ignore) (?:this|the|all|any|every)|do not (?:report|flag|mention|review)"
                                    + "|already (?:reviewed|approved)|(?:mark|treat|score|rate)\\b.{0,30}\\b(?:safe|low|none|zero|0))\\b"),
                    Pattern.compile(
                            "(?i)\\b(?:answer|reply|respond|output|return)\\s+(?:only\\s+|exactly\\s+)?with:?\\s*`*\\{\\s*\\\\?[\"']"
                                    + "(?:findings|steps|scores|approved|decision|risks)\\b"),
                    Pattern.compile(
                            "<\\|(?:im_start|im_end|system|user|assistant|endoftext)\\|>|\\[/?INST\\]|<</?SYS>>"),
                    Pattern.compile(
                            "(?i)^\\W*(?:system|assistant|developer)\\s*:\\s*(?:you (?:are|must|will|should)|approve|ignore|from now on)\\b"),
                    Pattern.compile("(?i)={3,}\\s*[0-9a-f]{6,}\\s+(?:begins|ends)\\s*={3,}"),
                    Pattern.compile(
                            "(?i)\\byou are (?:now )?(?:a|an|the) (?:ai |code |automated )?(?:reviewer|assistant)\\b.{0,80}\\b(?:approve|accept|ignore)"))
            .map(Sieve::of)
            .toList();

    private static final Pattern QUOTED_THERE = Pattern.compile(
            "(?i)\\.(?:md|mdx|rst|adoc|txt)$|(?:^|/)(?:tests?|__tests__|specs?|fixtures?|testdata|examples?|docs)/|[._-](?:test|spec)\\.\\w+$");

    /** A text that stands around a change, and which reviewers read with it. */
    public record Around(Place place, String text) {}

    /** Where such a text stands. */
    public enum Place {
        TITLE("The title"),
        DESCRIPTION("The description"),
        BRANCH("The branch's name"),
        COMMENT("A comment of the author's");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    private SpeaksToReviewer() {}

    /** At most one finding for a place; none of them stands beside a line. */
    public static List<Finding> around(List<Around> texts) {
        return Arrays.stream(Place.values())
                .flatMap(place -> texts.stream()
                        .filter(it -> it.place() == place)
                        .flatMap(it -> attempts(it).stream())
                        .max(Comparator.comparing(Finding::level))
                        .stream())
                .toList();
    }

    private static List<Finding> attempts(Around around) {
        var text = around.place() == Place.BRANCH ? words(around.text()) : around.text();
        return text.lines()
                .filter(line -> isAttempt(line))
                .map(line -> finding(around.place(), line))
                .toList();
    }

    /** A name's parts are words to whoever reads it. */
    private static String words(String name) {
        return name.replaceAll("[/_.+-]+", " ");
    }

    /** Who quotes such a text talks about it. */
    private static Finding finding(Place place, String line) {
        var quoted = line.strip().startsWith(">") || line.contains("`");
        return new Finding(
                RULE + "/" + place.name().toLowerCase(Locale.ROOT),
                RiskType.SECURITY,
                quoted ? RiskLevel.LOW : RiskLevel.MODERATE,
                "",
                0,
                Side.RIGHT,
                "",
                evidence(line),
                place.words
                        + " tells a reviewing model what to answer. It has no effect on this review, but may have on"
                        + " others.",
                "Say it otherwise; a person should look at what it is meant to hide.",
                CONFIDENCE);
    }

    /** At most one finding for a line. */
    public static List<Finding> in(Change change) {
        return change.files().stream()
                .flatMap(file ->
                        Stream.concat(inName(file), file.hunks().stream().flatMap(hunk -> inHunk(file, hunk))))
                .toList();
    }

    private static Stream<Finding> inName(ChangedFile file) {
        if (!isAttempt(words(file.path())) && !isAttempt(file.path())) {
            return Stream.empty();
        }
        return file.hunks().stream()
                .flatMap(hunk -> hunk.added().limit(1).map(line -> finding(file, hunk, line)))
                .limit(1);
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        return hunk.added().filter(line -> isAttempt(line.text())).map(line -> finding(file, hunk, line));
    }

    static boolean isAttempt(String text) {
        var revealed = revealed(text);
        var lower = revealed.toLowerCase(Locale.ROOT);
        return ATTEMPTS.stream().anyMatch(attempt -> attempt.isIn(revealed, lower));
    }

    /** As a model takes it in: hidden tag characters are letters, other unseen ones part nothing. */
    private static String revealed(String text) {
        if (!VisibleText.hidesSomething(text)) {
            return text;
        }
        var revealed = new StringBuilder(text.length());
        text.codePoints().forEach(sign -> {
            if (sign > TAGS && sign < TAGS_END) {
                revealed.appendCodePoint(sign - TAGS);
            } else if (Character.getType(sign) != Character.FORMAT) {
                revealed.appendCodePoint(sign);
            }
        });
        return revealed.toString();
    }

    private static Finding finding(ChangedFile file, ChangedHunk hunk, ChangedLine line) {
        return new Finding(
                RULE,
                RiskType.SECURITY,
                QUOTED_THERE.matcher(file.path()).find() ? RiskLevel.LOW : RiskLevel.MODERATE,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                evidence(line.text()),
                "This text tells a reviewing model what to answer. It has no effect on this review, but may have on others.",
                "Remove it; if the software needs it, say in a comment what it is for.",
                CONFIDENCE);
    }

    private static String evidence(String text) {
        var masked = CredentialMask.mask(text).strip();
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}
