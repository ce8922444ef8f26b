package dev.pipe.pipeline.recall;

import dev.pipe.common.event.RunRef;

/** A question's id names the run it is about. */
final class RequestId {

    private RequestId() {}

    static String of(RunRef run, String reason) {
        return run.id() + ":" + reason;
    }

    static String run(String requestId) {
        var colon = requestId.lastIndexOf(':');
        return colon < 0 ? "" : requestId.substring(0, colon);
    }
}
