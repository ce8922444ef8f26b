package dev.pipe.local.bench;

import java.util.List;
import java.util.Map;

/**
 * What the load saw.
 *
 * @param sent deliveries with the sequence numbers from 0 to this, warm-up included
 * @param notAccepted the sequence numbers that were not answered with 202
 * @param statuses how often each status, "none" for no answer, warm-up included
 * @param accepted how many were accepted while it was measured
 */
record LoadResult(
        int sent,
        List<Integer> notAccepted,
        Map<String, Integer> statuses,
        int accepted,
        int seconds,
        Latency latency,
        List<ProcessUsage> usage) {

    int acceptedInAll() {
        return sent - notAccepted.size();
    }

    double perSecond() {
        return (double) accepted / seconds;
    }
}
