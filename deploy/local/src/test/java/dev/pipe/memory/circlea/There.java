package dev.pipe.memory.circlea;

import dev.pipe.memory.circleb.AndBack;

/** One half of a deliberate circle; only {@code HouseRulesTest} looks at it. */
public class There {

    AndBack back;
}
