package dev.pipe.infra.incident;

import static java.util.stream.Collectors.toSet;

import dev.pipe.common.bus.Outbox;
import dev.pipe.common.event.InfraEvent.HoldCleared;
import dev.pipe.common.event.InfraEvent.HoldRaised;
import dev.pipe.common.event.InfraEvent.IncidentOpened;
import dev.pipe.common.event.InfraEvent.IncidentResolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Changes incidents and holds and says so on the bus, in the caller's transaction; what stands already is not repeated. */
@ApplicationScoped
public class ApplyEffects {

    private static final Logger LOG = Logger.getLogger(ApplyEffects.class);

    private final IncidentTable incidents;
    private final HoldTable holds;
    private final Outbox outbox;

    ApplyEffects(IncidentTable incidents, HoldTable holds, Outbox outbox) {
        this.incidents = incidents;
        this.holds = holds;
        this.outbox = outbox;
    }

    public Standing standing() {
        return new Standing(
                incidents.allOpen().stream().map(Incident::resource).collect(toSet()),
                holds.allOpen().stream().map(Hold::resource).collect(toSet()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void apply(Effect effect, Instant now) {
        switch (effect) {
            case Effect.OpenIncident wanted -> incidents.open(wanted, now).ifPresent(this::opened);
            case Effect.RaiseHold wanted -> holds.raise(wanted, now).ifPresent(this::raised);
            case Effect.ClearHold wanted ->
                holds.clear(wanted.resource(), now).ifPresent(hold -> cleared(hold, wanted.reason(), now));
            case Effect.ResolveIncident wanted ->
                incidents.resolve(wanted.resource(), wanted.summary(), now).ifPresent(this::resolved);
        }
    }

    /** Open incidents and holds stay, however old. */
    @Transactional
    public void forgetClosedBefore(Instant limit) {
        incidents.forgetResolvedBefore(limit);
        holds.forgetClearedBefore(limit);
    }

    private void opened(Incident incident) {
        LOG.warnf("Incident %s opened: %s", incident.id(), incident.summary());
        outbox.publish(
                "incident-opened:" + incident.id(),
                new IncidentOpened(
                        incident.id(), incident.resource(), incident.severity(), incident.summary(), incident.since()));
    }

    private void resolved(Incident incident) {
        LOG.infof("Incident %s resolved: %s", incident.id(), incident.resolution());
        outbox.publish(
                "incident-resolved:" + incident.id(),
                new IncidentResolved(incident.id(), incident.resource(), incident.resolution(), incident.resolvedAt()));
    }

    private void raised(Hold hold) {
        LOG.warnf("Hold %s on %s raised: %s", hold.id(), hold.scope(), hold.reason());
        outbox.publish(
                "hold-raised:" + hold.id(),
                new HoldRaised(hold.id(), hold.resource(), hold.scope(), hold.reason(), hold.since()));
    }

    private void cleared(Hold hold, String reason, Instant now) {
        LOG.infof("Hold %s on %s cleared: %s", hold.id(), hold.scope(), reason);
        outbox.publish("hold-cleared:" + hold.id(), new HoldCleared(hold.id(), hold.resource(), reason, now));
    }
}
