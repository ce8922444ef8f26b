package dev.pipe.pipeline.normalise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.bus.BusConfig;
import dev.pipe.common.db.Db;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What became of each delivery: the table {@code delivery}, kept as long as the bus keeps its settled rows. */
@ApplicationScoped
class DeliveryTable {

    private static final TypeReference<List<DeliveryView.Fact>> FACTS = new TypeReference<>() {};

    private final Db db;
    private final BusConfig bus;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    DeliveryTable(Db db, BusConfig bus, Clock clock) {
        this.db = db;
        this.bus = bus;
        this.clock = clock;
    }

    /** Replaces what an earlier try left. */
    void record(DeliveryView delivery) {
        db.update(
                """
                insert into delivery (guid, event, action, received_at, position, status, facts, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (guid) do update set event = excluded.event, action = excluded.action,
                       position = excluded.position, status = excluded.status, facts = excluded.facts,
                       reason = excluded.reason""",
                delivery.guid(),
                delivery.event(),
                delivery.action(),
                delivery.receivedAt(),
                delivery.position(),
                delivery.status(),
                write(delivery.facts()),
                delivery.reason());
    }

    Optional<DeliveryView> find(String guid) {
        return db.first("select * from delivery where guid = ?", this::view, guid);
    }

    List<DeliveryView> newest(int limit) {
        return db.query("select * from delivery order by received_at desc, guid limit ?", this::view, limit);
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update("delete from delivery where received_at < ?", clock.instant().minus(bus.retention()));
    }

    private DeliveryView view(ResultSet row) throws SQLException {
        return new DeliveryView(
                row.getString("guid"),
                row.getString("event"),
                row.getString("action"),
                DeliveryView.Status.valueOf(row.getString("status")),
                Db.instant(row, "received_at"),
                row.getString("position"),
                read(row.getString("facts")),
                row.getString("reason"));
    }

    private String write(List<DeliveryView.Fact> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the facts of a delivery", e);
        }
    }

    private List<DeliveryView.Fact> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read the facts of a delivery", e);
        }
    }
}
