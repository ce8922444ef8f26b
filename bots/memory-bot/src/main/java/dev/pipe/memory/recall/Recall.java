package dev.pipe.memory.recall;

import dev.pipe.memory.Memory;
import dev.pipe.memory.MemoryMetrics;
import dev.pipe.memory.Question;
import dev.pipe.memory.Recollection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the memory, timed and counted. */
@Startup
@ApplicationScoped
class Recall {

    private static final String FOUND = "found";
    private static final String NOTHING = "nothing";
    private static final String DEGRADED = "degraded";

    private final Memory memory;
    private final Timer timer;
    private final Map<String, Counter> outcomes;

    Recall(Memory memory, MeterRegistry meters) {
        this.memory = memory;
        this.timer = Timer.builder(MemoryMetrics.RECALL_TIME)
                .description("Time a recall takes")
                .publishPercentileHistogram()
                .register(meters);
        this.outcomes = Stream.of(FOUND, NOTHING, DEGRADED)
                .collect(Collectors.toMap(Function.identity(), outcome -> Counter.builder(MemoryMetrics.RECALLS)
                        .description("Recalls by what came of them")
                        .tag(MemoryMetrics.OUTCOME, outcome)
                        .register(meters)));
    }

    @WithSpan("recall")
    Recollection ask(Question question) {
        var recollection = timer.record(() -> memory.recall(question));
        outcomes.get(outcome(recollection)).increment();
        return recollection;
    }

    private static String outcome(Recollection recollection) {
        if (!recollection.degraded().isEmpty()) {
            return DEGRADED;
        }
        return recollection.precedents().isEmpty() ? NOTHING : FOUND;
    }
}
