package dev.pipe.common.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Finds credentials in a text and masks them. Pure and linear in the text's length. */
public final class CredentialMask {

    /** Stands for what was removed; no Markdown, HTML or shell gives it a meaning. */
    public static final String MASK = "••••";

    private static final int LONGEST_HINT = 4;

    private CredentialMask() {}

    /** What was found, in the order of the text, without overlaps: of two, the surer one stays. */
    public static List<FoundCredential> find(String text) {
        return withoutOverlaps(all(text));
    }

    /** As {@link #find}, and what is not sure enough to be spoken of, but better not shown. */
    public static List<FoundCredential> findToHide(String text) {
        var found = all(text);
        SpokenSecret.collect(text, found);
        return withoutOverlaps(found);
    }

    private static List<FoundCredential> all(String text) {
        var found = new ArrayList<FoundCredential>();
        KnownCredentials.collect(text, found);
        PrivateKeyBlock.collect(text, found);
        PasswordInUrl.collect(text, found);
        AssignedSecret.collect(text, found);
        GivenPassword.collect(text, found);
        SplitSecret.collect(text, found);
        return found;
    }

    /** The text with every credential cut down to a hint of at most four characters. Masking twice changes nothing. */
    public static String mask(String text) {
        return mask(text, findToHide(text));
    }

    /** The same, where it is known already what was found in the text. */
    public static String mask(String text, List<FoundCredential> found) {
        if (found.isEmpty()) {
            return text;
        }
        var masked = new StringBuilder(text.length());
        var from = 0;
        for (var credential : found) {
            masked.append(text, from, credential.start()).append(hint(text, credential));
            from = credential.end();
        }
        return masked.append(text, from, text.length()).toString();
    }

    private static String hint(String text, FoundCredential credential) {
        var length = credential.end() - credential.start();
        var shown = Math.min(LONGEST_HINT, length / 5);
        return text.substring(credential.start(), credential.start() + shown) + MASK;
    }

    private static List<FoundCredential> withoutOverlaps(List<FoundCredential> found) {
        var surestFirst = Comparator.comparingDouble(FoundCredential::confidence)
                .reversed()
                .thenComparing(Comparator.comparingInt((FoundCredential it) -> it.end() - it.start())
                        .reversed());
        var kept = new TreeMap<Integer, FoundCredential>();
        for (var candidate : found.stream().sorted(surestFirst).toList()) {
            var before = kept.lowerEntry(candidate.end());
            if (before == null || before.getValue().end() <= candidate.start()) {
                kept.put(candidate.start(), candidate);
            }
        }
        return List.copyOf(kept.values());
    }
}
