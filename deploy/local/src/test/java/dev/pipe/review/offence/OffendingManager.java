package dev.pipe.review.offence;

import dev.pipe.governance.offence.OtherBotsClass;
import jakarta.inject.Inject;
import java.util.Random;
import org.kohsuke.github.GHRepository;

/** Breaks a house rule with every line; only {@code HouseRulesTest} looks at it. */
class OffendingManager {

    static final Random SEEDED_AT_BUILD_TIME = new Random();

    @Inject
    OtherBotsClass another;

    void offend(GHRepository repository) {
        System.out.println(repository);
    }
}
