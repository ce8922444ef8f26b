package dev.pipe.local.bench;

/** From a delivery's first byte written to its answer read, in milliseconds. */
record Latency(double p50, double p90, double p99, double p999, double max) {

    static Latency of(long[] sortedNanos) {
        return new Latency(
                at(sortedNanos, 0.5),
                at(sortedNanos, 0.9),
                at(sortedNanos, 0.99),
                at(sortedNanos, 0.999),
                at(sortedNanos, 1));
    }

    private static double at(long[] sortedNanos, double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sortedNanos.length) - 1;
        return Math.round(sortedNanos[Math.max(0, index)] / 10_000.0) / 100.0;
    }
}
