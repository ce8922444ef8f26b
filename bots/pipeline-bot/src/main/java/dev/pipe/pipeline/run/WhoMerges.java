package dev.pipe.pipeline.run;

import dev.pipe.common.config.MergeSection;
import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;
import dev.pipe.common.text.SafeMarkdown;
import java.util.Optional;

/** Who may say {@code /merge}, as the file has it. */
public final class WhoMerges {

    private WhoMerges() {}

    /** Why this person may not; empty when they may. */
    public static Optional<String> refusal(MergeSection merge, Actor actor, Permission has) {
        var needed = merge.permission().covers(Permission.WRITE) ? merge.permission() : Permission.WRITE;
        if (!has.covers(needed)) {
            return Optional.of("A merge needs " + Words.lower(needed) + " permission.");
        }
        var listed = merge.who().isEmpty() || merge.who().stream().anyMatch(actor.login()::equalsIgnoreCase);
        return listed
                ? Optional.empty()
                : Optional.of("Here " + names(merge) + " may merge: `.github/pipe.yml` says so.");
    }

    static String words(MergeSection merge) {
        var access = Words.lower(merge.permission()) + " access";
        return merge.who().isEmpty() ? access : access + " who is one of " + names(merge);
    }

    private static String names(MergeSection merge) {
        return merge.who().stream()
                .map(SafeMarkdown::code)
                .reduce((a, b) -> a + ", " + b)
                .orElse("nobody");
    }
}
