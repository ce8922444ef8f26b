package dev.pipe.infra.silence;

import dev.pipe.common.event.InfraEvent.Severity;
import dev.pipe.infra.incident.Effect;
import dev.pipe.infra.incident.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which bots are silent, and what follows: an incident, for some a hold, and the end of both when the bot is heard again.
 *
 * <p>Silence counts only while we listen: our own pulse comes back to us, unbroken since {@link Listening#since()}.
 * After a gap everybody has the whole time again to be heard, so that neither our own start nor a broker outage makes
 * the others look silent.
 */
record SilencePolicy(Rules rules) {

    static final String RESOURCE_PREFIX = "bot/";
    static final String EVERYWHERE = "*";

    record Rules(Duration silentAfter, Duration listeningGap, Set<String> expected, Set<String> holding) {}

    /** Since when our own pulse has come back without a gap, and when it last did. */
    record Listening(Instant since, Instant newest) {}

    /**
     * @param heard when each bot was last heard, by our clock; a bot that never was is absent
     * @param unheardCountFrom bots not heard since we listen are left in peace until then: our start plus a grace
     */
    record Facts(Map<String, Instant> heard, Listening listening, Instant unheardCountFrom, Standing standing) {}

    List<Effect> judge(Facts facts, Instant now) {
        if (!listens(facts.listening(), now)) {
            return List.of();
        }
        var effects = new ArrayList<Effect>();
        for (var bot : new TreeSet<>(rules.expected())) {
            effects.addAll(silent(bot, facts, now) ? silence(bot, facts) : voice(bot, facts, "it was heard again"));
        }
        unwatched(facts).forEach(bot -> effects.addAll(voice(bot, facts, "it is not watched any more")));
        return effects;
    }

    boolean listens(Listening listening, Instant now) {
        return Duration.between(listening.newest(), now).compareTo(rules.listeningGap()) <= 0;
    }

    private boolean silent(String bot, Facts facts, Instant now) {
        var since = facts.listening().since();
        var heard = facts.heard().get(bot);
        if (heard != null && !heard.isBefore(since)) {
            return silentFor(heard, now);
        }
        if (facts.standing().incidents().contains(RESOURCE_PREFIX + bot)) {
            return true; // what stands, stands until the bot is heard
        }
        return !now.isBefore(facts.unheardCountFrom()) && silentFor(since, now);
    }

    private boolean silentFor(Instant from, Instant now) {
        return Duration.between(from, now).compareTo(rules.silentAfter()) >= 0;
    }

    private List<Effect> silence(String bot, Facts facts) {
        var resource = RESOURCE_PREFIX + bot;
        var holds = rules.holding().contains(bot);
        var heard = facts.heard().get(bot);
        var since = heard == null ? facts.listening().since() : heard;
        var summary = bot + (heard == null ? " was never heard" : " has fallen silent");
        var effects = new ArrayList<Effect>();
        if (!facts.standing().incidents().contains(resource)) {
            effects.add(new Effect.OpenIncident(resource, holds ? Severity.CRITICAL : Severity.NOTICE, summary, since));
        }
        if (holds && !facts.standing().holds().contains(resource)) {
            effects.add(new Effect.RaiseHold(
                    resource, EVERYWHERE, summary + "; nothing is merged until it is heard again", since));
        }
        if (!holds && facts.standing().holds().contains(resource)) {
            effects.add(new Effect.ClearHold(resource, "the silence of " + bot + " holds nothing any more"));
        }
        return effects;
    }

    private static List<Effect> voice(String bot, Facts facts, String why) {
        var resource = RESOURCE_PREFIX + bot;
        var effects = new ArrayList<Effect>();
        if (facts.standing().holds().contains(resource)) {
            effects.add(new Effect.ClearHold(resource, bot + ": " + why));
        }
        if (facts.standing().incidents().contains(resource)) {
            effects.add(new Effect.ResolveIncident(resource, bot + ": " + why));
        }
        return effects;
    }

    private Set<String> unwatched(Facts facts) {
        var bots = new TreeSet<String>();
        facts.standing().incidents().forEach(resource -> addBot(resource, bots));
        facts.standing().holds().forEach(resource -> addBot(resource, bots));
        bots.removeAll(rules.expected());
        return bots;
    }

    private static void addBot(String resource, Set<String> bots) {
        if (resource.startsWith(RESOURCE_PREFIX)) {
            bots.add(resource.substring(RESOURCE_PREFIX.length()));
        }
    }
}
