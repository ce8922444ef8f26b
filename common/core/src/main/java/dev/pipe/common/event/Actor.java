package dev.pipe.common.event;

import static java.util.Objects.requireNonNull;

/** Who did something on GitHub. {@code id} is GitHub's numeric user id, which survives a rename; the login does not. */
public record Actor(String login, long id, boolean bot) {

    public Actor {
        requireNonNull(login, "login");
    }

    /** True for the same account, whatever it is called today. */
    public boolean is(Actor other) {
        return id == other.id;
    }
}
