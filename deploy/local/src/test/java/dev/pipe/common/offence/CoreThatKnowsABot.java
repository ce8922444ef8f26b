package dev.pipe.common.offence;

import dev.pipe.governance.offence.OtherBotsClass;

/** Breaks a house rule on purpose; only {@code HouseRulesTest} looks at it. */
class CoreThatKnowsABot {

    OtherBotsClass bot;
}
