package dev.pipe.review.who;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipe.common.event.Actor;
import dev.pipe.review.quest.QuestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The session of somebody who showed the start token: who they say they are, and until when, signed by us. */
@ApplicationScoped
class LocalSession {

    static final String COOKIE = "pipe_quest";

    private static final Duration PASS = Duration.ofMinutes(10);

    private final Optional<String> token;
    private final QuestConfig config;
    private final Clock clock;

    LocalSession(@ConfigProperty(name = "pipe.api.token") Optional<String> token, QuestConfig config, Clock clock) {
        this.token = token;
        this.config = config;
        this.clock = clock;
    }

    boolean possible() {
        return token.isPresent();
    }

    boolean opensTo(String given) {
        return given != null
                && token.isPresent()
                && MessageDigest.isEqual(
                        given.strip().getBytes(UTF_8), token.get().getBytes(UTF_8));
    }

    /** Says for a few minutes that the token was shown. */
    String pass() {
        return passes().close("" + clock.instant().plus(PASS).getEpochSecond());
    }

    boolean passes(String pass) {
        return pass != null
                && token.isPresent()
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
        if (cookie == null || token.isEmpty()) {
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
        return new Seal(token.orElseThrow(), "quest pass");
    }

    private Seal seal() {
        return new Seal(token.orElseThrow(), "quest session");
    }
}
