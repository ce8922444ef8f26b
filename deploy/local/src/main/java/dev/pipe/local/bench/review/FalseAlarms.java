package dev.pipe.local.bench.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is reported where little or nothing should be.
 *
 * @param what is counted, in the plural
 * @param counted how many there were
 * @param critical where, and by which rule
 * @param rules all findings, by level and rule
 * @param notes what was left out, and why
 */
record FalseAlarms(
        String what,
        int counted,
        List<String> critical,
        Map<String, Integer> rules,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

    static final int MOST_PER_HUNDRED = 1;

    @JsonProperty
    double criticalPerHundred() {
        return counted == 0 ? 0 : Math.round(critical.size() * 10_000.0 / counted) / 100.0;
    }

    boolean isBelowTarget() {
        return criticalPerHundred() < MOST_PER_HUNDRED;
    }

    void print(Consumer<String> out) {
        out.accept("  %,d %s: %d critical, %s per hundred"
                .formatted(counted, what, critical.size(), criticalPerHundred()));
        critical.stream().limit(20).forEach(place -> out.accept("    " + place));
        notes.forEach(note -> out.accept("    " + note));
    }
}
