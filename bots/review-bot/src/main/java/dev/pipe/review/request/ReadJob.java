package dev.pipe.review.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.bus.EventJson;
import dev.pipe.common.event.CommandIssued;
import dev.pipe.common.event.Event;
import dev.pipe.common.event.EventCatalogue;
import dev.pipe.common.event.PipelineEvent.StageRequested;
import dev.pipe.common.event.RunRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** What a job asks for. */
@ApplicationScoped
class ReadJob {

    private final EventJson json;
    private final ObjectMapper mapper = new ObjectMapper();

    ReadJob(EventJson json) {
        this.json = json;
    }

    StageRequested review(Job job) {
        return read(job, StageRequested.class);
    }

    ReviewNow.Extent extent(Job job) {
        return readable(job, () -> ReviewNow.Extent.valueOf(job.extent()));
    }

    CommandIssued command(Job job) {
        return read(job, CommandIssued.class);
    }

    /** Of a job that may be unreadable for the rest: whoever waits for the run is to hear of it. */
    Optional<RunRef> run(Job job) {
        try {
            var run = mapper.readTree(job.requested()).path("run");
            return run.path("headSha").isTextual() && run.path("base").isTextual()
                    ? Optional.of(run(job, run))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // no JSON at all: the row and the log say so
        }
    }

    private static RunRef run(Job job, JsonNode run) {
        return new RunRef(
                job.runId(),
                job.pullRequest(),
                run.get("headSha").asText(),
                run.get("base").asText(),
                run.path("attempt").asInt(1));
    }

    private <E extends Event> E read(Job job, Class<E> type) {
        return readable(
                job,
                () -> type.cast(json.read(
                        EventCatalogue.of(type).type(), job.requested().getBytes(UTF_8))));
    }

    private static <T> T readable(Job job, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) { // whatever a newer version wrote
            throw new UnreadableJob(job, e);
        }
    }
}
