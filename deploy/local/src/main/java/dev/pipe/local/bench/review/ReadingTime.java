package dev.pipe.local.bench.review;

import java.util.Locale;

/**
 * How long it takes to read a diff of one size, on one processor.
 *
 * @param coldMillis loading the rules and reading 500 changed lines as the process' first work
 * @param heapMegabytes most that was in use, garbage included
 */
record ReadingTime(
        int changedLines,
        int bytes,
        int times,
        int findings,
        double coldMillis,
        double p50Millis,
        double p95Millis,
        long heapMegabytes) {

    String row() {
        return String.format(
                Locale.ROOT,
                "  %,7d changed lines, %,9d bytes: p50 %,8.1f ms, p95 %,8.1f ms over %d; first reading %,.0f ms; heap at most %d MB",
                changedLines,
                bytes,
                p50Millis,
                p95Millis,
                times,
                coldMillis,
                heapMegabytes);
    }
}
