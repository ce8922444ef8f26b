package dev.pipe.review.xp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Which badges the last step of a quest earns. */
final class BadgePolicy {

    private static final int SEVERAL = 3;

    private BadgePolicy() {}

    /** @param took from the first look to the last step */
    static Set<Badge> onAllRead(int steps, Duration took, Duration fast) {
        var badges = EnumSet.of(Badge.REVIEWED_ALL_FILES);
        if (steps >= SEVERAL && took.compareTo(fast) <= 0) {
            badges.add(Badge.SPEED_RUNNER);
        }
        return badges;
    }
}
