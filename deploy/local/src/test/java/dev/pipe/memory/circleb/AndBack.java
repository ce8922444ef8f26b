package dev.pipe.memory.circleb;

import dev.pipe.memory.circlea.There;

/** The other half of a deliberate circle; only {@code HouseRulesTest} looks at it. */
public class AndBack {

    There there;
}
