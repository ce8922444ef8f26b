package dev.pipe.pipeline.hold;

import dev.pipe.common.config.Permission;
import dev.pipe.common.event.Actor;

/** Decides who may lift a person's hold: who set it, whoever has more rights than they had, and any admin. */
public final class ReleasePolicy {

    private ReleasePolicy() {}

    public static boolean mayLift(PersonHold hold, Actor actor, Permission has) {
        return hold.by().is(actor) || has == Permission.ADMIN || has.compareTo(hold.permission()) > 0;
    }

    /** Who that is, for people. */
    public static String whoMay(PersonHold hold) {
        return hold.permission() == Permission.ADMIN
                ? "an admin"
                : "somebody with more than " + hold.permission().name().toLowerCase(java.util.Locale.ROOT)
                        + " permission";
    }
}
