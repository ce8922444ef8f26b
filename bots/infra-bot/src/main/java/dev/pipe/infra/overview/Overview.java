package dev.pipe.infra.overview;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.pipe.infra.incident.Hold;
import dev.pipe.infra.incident.HoldTable;
import dev.pipe.infra.incident.Incident;
import dev.pipe.infra.incident.IncidentTable;
import dev.pipe.infra.overview.BotState.State;
import dev.pipe.infra.silence.Pulse;
import dev.pipe.infra.silence.PulseTable;
import dev.pipe.infra.silence.SilenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;

/** Reads how everything is. */
@ApplicationScoped
class Overview {

    private final PulseTable pulses;
    private final IncidentTable incidents;
    private final HoldTable holds;
    private final SilenceConfig config;

    Overview(PulseTable pulses, IncidentTable incidents, HoldTable holds, SilenceConfig config) {
        this.pulses = pulses;
        this.incidents = incidents;
        this.holds = holds;
        this.config = config;
    }

    /** The expected bots and whoever else was heard, by name. */
    List<BotState> bots() {
        var heard = pulses.newestByBot().stream().collect(toMap(Pulse::bot, identity()));
        var silent = openIncidents().stream().map(Incident::resource).toList();
        var names = new TreeSet<>(config.expected());
        names.addAll(heard.keySet());
        return names.stream()
                .map(bot -> state(bot, heard.get(bot), silent.contains("bot/" + bot)))
                .toList();
    }

    List<Incident> openIncidents() {
        return incidents.allOpen();
    }

    List<Incident> newestIncidents(int limit) {
        return incidents.newest(limit);
    }

    List<Hold> openHolds() {
        return holds.allOpen();
    }

    private static BotState state(String bot, Pulse pulse, boolean silent) {
        if (pulse == null) {
            return BotState.unheard(bot, silent ? State.SILENT : State.NOT_HEARD_YET);
        }
        if (silent) {
            return BotState.heard(pulse, State.SILENT);
        }
        return BotState.heard(pulse, pulse.ready() ? State.READY : State.NOT_READY);
    }
}
