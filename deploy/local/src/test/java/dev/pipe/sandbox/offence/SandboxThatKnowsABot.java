package dev.pipe.sandbox.offence;

import dev.pipe.governance.offence.OtherBotsClass;

/** Breaks a house rule on purpose; only {@code HouseRulesTest} looks at it. */
class SandboxThatKnowsABot {

    OtherBotsClass bot;
}
