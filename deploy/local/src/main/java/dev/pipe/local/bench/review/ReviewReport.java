package dev.pipe.local.bench.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipe.local.suite.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The figures. What was left out is null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewReport(
        String at,
        Machine machine,
        CorpusFigures corpus,
        List<ReadingTime> readings,
        FalseAlarms history,
        FalseAlarms libraries) {

    private static final double CRITICAL_RECALL = 0.95;
    private static final double CRITICAL_PRECISION = 0.90;
    private static final double RECALL = 0.85;
    private static final double PRECISION = 0.85;

    /** Which targets are missed, in words. */
    @JsonProperty
    List<String> missed() {
        var missed = new ArrayList<String>();
        if (!corpus.criticalSecurity().reaches(CRITICAL_RECALL, CRITICAL_PRECISION)) {
            missed.add("critical SECURITY: recall >= 0.95 and precision >= 0.90");
        }
        if (!corpus.all().reaches(RECALL, PRECISION)) {
            missed.add("all: recall >= 0.85 and precision >= 0.85");
        }
        if (readings != null) {
            readings.stream()
                    .filter(reading -> !isFastEnough(reading))
                    .forEach(reading -> missed.add("p95 of %,d changed lines".formatted(reading.changedLines())));
        }
        if (history != null && !history.isBelowTarget()) {
            missed.add("under 1 critical per 100 commits of this repository");
        }
        if (libraries != null && !libraries.isBelowTarget()) {
            missed.add("under 1 critical per 100 file changes of libraries");
        }
        return missed;
    }

    private static boolean isFastEnough(ReadingTime reading) {
        return switch (reading.changedLines()) {
            case 500 -> reading.p95Millis() < 300;
            case 10_000 -> reading.p95Millis() < 3_000;
            default -> true; // it came to an end
        };
    }

    void print(Consumer<String> out) {
        out.accept("");
        out.accept("Machine: " + machine.text());
        out.accept("");
        corpus.print(out);
        if (readings != null) {
            out.accept("");
            out.accept("Reading, on one processor");
            readings.forEach(reading -> out.accept(reading.row()));
        }
        if (history != null) {
            out.accept("");
            out.accept("False alarms");
            history.print(out);
        }
        if (libraries != null) {
            libraries.print(out);
        }
        out.accept("");
        out.accept(missed().isEmpty() ? "Every target is met." : "MISSED: " + String.join("; ", missed()));
    }
}
