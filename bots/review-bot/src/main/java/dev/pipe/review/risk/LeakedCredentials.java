package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.common.secrets.FoundCredential;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Credentials in added lines, in any file: a key in a README opens the same door. */
final class LeakedCredentials implements ChangeRule {

    private static final double SURE = 0.8;

    /** A provider's own shape; nothing else looks like it. */
    private static final double UNMISTAKABLE = 0.93;

    /** In code the same words are anybody's. */
    private static final Set<Language> SEALED_IN = EnumSet.of(Language.YAML, Language.JSON, Language.PROPERTIES);

    private static final Pattern SEALED = Pattern.compile(
            "(?m)^[\\s\"&&[^\\n]]*+(?:kind:\\s*+SealedSecret|encryptedData:|sops\"?:|[^#\\n]*?ENC\\[AES256|\\$ANSIBLE_VAULT)");
    private static final Pattern NOT_IN_USE = Pattern.compile(
            "(?i)(?:^|[/._-])(?:dev|local|test|example|sample|ci|compose|demo|development)\\w*[./_-]|compose[^/]*\\.ya?ml$");
    private static final Pattern IN_USE = Pattern.compile("(?i)(?:^|[/._-])prod(?:uction)?[/._-]");

    /** What people read on a page speaks of passwords and holds none. */
    private static final Pattern WORDS_FOR_PEOPLE = Pattern.compile(
            "(?i)(?:^|/)(?:i18n|l10n|locales?|lang|languages?|translations?|nls|resources/messages)/|(?:^|/)(?:messages?|translations?|strings?|labels)(?:[_.-][\\w-]+)?\\.(?:properties|json|ya?ml|xml|ts|js|php)$|\\.(?:po|pot|xlf|xliff|arb|strings|resx|ftl)$");

    private static final Pattern LETTER_NEXT_TO_DIGIT = Pattern.compile("\\d(?=[A-Za-z])|[A-Za-z](?=\\d)");

    private static final String WHY =
            "Whoever can read this repository, now or later, can use it: git keeps it even when a later commit removes it.";
    private static final String MEND =
            "Revoke it at its provider first, then read it at run time from the environment or a secret store.";

    @Override
    public Stream<Finding> findIn(Change change) {
        return change.files().stream()
                .filter(file -> file.content() == Content.TEXT)
                .flatMap(file -> file.hunks().stream().flatMap(hunk -> inHunk(file, hunk)));
    }

    private static Stream<Finding> inHunk(ChangedFile file, ChangedHunk hunk) {
        if (hunk.added().findAny().isEmpty()) {
            return Stream.empty();
        }
        var lines = hunk.newSide(); // of a key that is replaced, the first line stays as it was
        var text = lines.stream().map(ChangedLine::text).collect(Collectors.joining("\n"));
        var found = CredentialMask.find(text);
        if (found.isEmpty()) {
            return Stream.empty();
        }
        var masked = List.of(CredentialMask.mask(text).split("\n", -1));
        var sameLines = masked.size() == lines.size(); // a key over many lines is masked as one
        var starts = lineStarts(lines);
        var harmlessFrom = harmlessFrom(file, text);
        var shown = new HashMap<Integer, String>();
        var findings = new ArrayList<Finding>();
        for (var credential : found) {
            if (isNone(text, credential, harmlessFrom)) {
                continue;
            }
            var added = IntStream.rangeClosed(lineAt(starts, credential.start()), lineAt(starts, credential.end()))
                    .filter(i -> lines.get(i).isAdded())
                    .findFirst();
            if (added.isPresent()) {
                var evidence = shown.computeIfAbsent(
                        added.getAsInt(), i -> Evidence.of(sameLines ? masked.get(i) : CredentialMask.MASK));
                level(file, credential, text.substring(credential.start(), credential.end()))
                        .map(level -> finding(file, hunk, lines.get(added.getAsInt()), credential, level, evidence))
                        .ifPresent(findings::add);
            }
        }
        return findings.stream();
    }

    private static int[] lineStarts(List<ChangedLine> lines) {
        var starts = new int[lines.size()];
        for (var i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + lines.get(i - 1).text().length() + 1;
        }
        return starts;
    }

    private static int lineAt(int[] starts, int offset) {
        var found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** From where on what is called a password is none: in a text for people, or sealed for those who hold the key. */
    private static int harmlessFrom(ChangedFile file, String text) {
        if (WORDS_FOR_PEOPLE.matcher(file.path()).find()) {
            return 0;
        }
        if (Language.of(file.path()).stream().noneMatch(SEALED_IN::contains)) {
            return Integer.MAX_VALUE;
        }
        var sealed = SEALED.matcher(text);
        return sealed.find() ? sealed.end() : Integer.MAX_VALUE;
    }

    /** Masked all the same, but nothing that opens a door: cut short by dots, or harmless where it stands. */
    private static boolean isNone(String text, FoundCredential credential, int harmlessFrom) {
        var value = text.substring(credential.start(), credential.end());
        return value.endsWith("..")
                || text.startsWith("...", credential.end())
                || text.startsWith("\u2026", credential.end())
                || credential.kind().startsWith("hard-coded") && credential.start() >= harmlessFrom;
    }

    private static Optional<RiskLevel> level(ChangedFile file, FoundCredential credential, String value) {
        var unmistakable = credential.confidence() >= UNMISTAKABLE;
        var usual = credential.confidence() >= SURE || isSetting(file, credential) && looksMadeUp(value)
                ? RiskLevel.CRITICAL
                : RiskLevel.MODERATE;
        return Optional.ofNullable(
                switch (PathKind.of(file.path())) {
                    case PRODUCTION -> usual;
                    case DOCS, EXAMPLE -> unmistakable ? RiskLevel.CRITICAL : RiskLevel.MODERATE;
                    case TEST -> unmistakable ? RiskLevel.MODERATE : RiskLevel.LOW;
                    case GENERATED -> unmistakable ? RiskLevel.CRITICAL : null;
                });
    }

    /** What stands without quotes in a file of settings is a value, and no variable's name. */
    private static boolean isSetting(ChangedFile file, FoundCredential credential) {
        var languages = Language.of(file.path());
        return credential.kind().startsWith("hard-coded")
                && (languages.contains(Language.PROPERTIES) || languages.contains(Language.YAML))
                && (IN_USE.matcher(file.path()).find()
                        || !NOT_IN_USE.matcher(file.path()).find());
    }

    private static boolean looksMadeUp(String value) {
        return value.length() >= 12
                && value.chars().filter(Character::isDigit).count() >= 2
                && (value.chars().anyMatch(Character::isUpperCase)
                                && value.chars().anyMatch(Character::isLowerCase)
                        || LETTER_NEXT_TO_DIGIT.matcher(value).results().count() >= 5);
    }

    private static Finding finding(
            ChangedFile file,
            ChangedHunk hunk,
            ChangedLine line,
            FoundCredential credential,
            RiskLevel level,
            String evidence) {
        return new Finding(
                "credential/" + credential.kind(),
                RiskType.SECURITY,
                level,
                file.path(),
                line.number(),
                line.side(),
                hunk.id(),
                evidence,
                WHY,
                MEND,
                credential.confidence());
    }
}
