package dev.pipe.local.bench.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * How well something is found.
 *
 * @param missed ids of the cases in which it was not
 * @param falseAlarms case, rule and place of each
 */
record Score(int expected, int found, List<String> missed, List<String> falseAlarms) {

    @JsonProperty
    double recall() {
        return expected == 0 ? 1 : rounded((double) found / expected);
    }

    @JsonProperty
    double precision() {
        var reported = found + falseAlarms.size();
        return reported == 0 ? 1 : rounded((double) found / reported);
    }

    boolean reaches(double recall, double precision) {
        return recall() >= recall && precision() >= precision;
    }

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "  %-20s %5d %6d %6d %8d %10.3f %8.3f",
                name,
                expected,
                found,
                missed.size(),
                falseAlarms.size(),
                precision(),
                recall());
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
