package dev.pipe.governance.approval;

import dev.pipe.common.config.Permission;
import java.util.Optional;

/** Who may approve: a person with write who has no hand in the head. */
public final class EligibilityPolicy {

    private EligibilityPolicy() {}

    /** Asked when an approval is counted and again when it decides. */
    public record Facts(boolean bot, Permission permission, Optional<String> contribution) {}

    /** Empty when the person may; else why not, to follow the person's name: {@code has read access, not write}. */
    public static Optional<String> refusal(Facts facts) {
        if (facts.bot()) {
            return Optional.of("is a bot, and only people approve");
        }
        if (!facts.permission().covers(Permission.WRITE)) {
            return Optional.of("does not have write access here");
        }
        return facts.contribution().map(how -> how + ", and nobody approves their own work");
    }
}
