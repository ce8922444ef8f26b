package dev.pipe.review.who;

import dev.pipe.common.access.Access;
import dev.pipe.common.access.AccessMode;
import dev.pipe.common.event.Actor;
import dev.pipe.review.quest.QuestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The session of somebody who showed the start token: who they say they are, and until when, signed by us. */
@ApplicationScoped
class LocalSession {

    static final String COOKIE = "pipe_quest";

    private static final Duration PASS = Duration.ofMinutes(10);

    private final Access access;
    private final QuestConfig config;
    private final Clock clock;

    LocalSession(Access access, QuestConfig config, Clock clock) {
        this.access = access;
        this.config = config;
        this.clock = clock;
    }

    boolean opensTo(String given) {
        return given != null && access.opensTo(given.strip());
    }

    /** Says for a few minutes that the token was shown. */
    String pass() {
        return passes().close("" + clock.instant().plus(PASS).getEpochSecond());
    }

    boolean passes(String pass) {
        return pass != null
                && access.mode() == AccessMode.LOCAL
                && passes().open(pass)
                        .filter(ends -> Long.parseLong(ends) > clock.instant().getEpochSecond())
                        .isPresent();
    }

    String begin(Actor actor) {
        var ends = clock.instant().plus(config.session()).getEpochSecond();
        return seal().close(ends + "|" + actor.id() + "|" + actor.login());
    }

    /** Nobody when it was not ours, or is over, or the suite was started anew. */
    Optional<Actor> of(String cookie) {
        if (cookie == null || access.mode() != AccessMode.LOCAL) {
            return Optional.empty();
        }
        return seal().open(cookie)
                .map(text -> text.split("\\|", 3))
                .filter(parts -> Long.parseLong(parts[0]) > clock.instant().getEpochSecond())
                .map(parts -> new Actor(parts[2], Long.parseLong(parts[1]), false));
    }

    int seconds() {
        return (int) config.session().toSeconds();
    }

    private Seal passes() {
        return new Seal(access.localSecret().orElseThrow(), "quest pass");
    }

    private Seal seal() {
        return new Seal(access.localSecret().orElseThrow(), "quest session");
    }
}
