package dev.pipe.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Our clock, which a test puts forward. Starts right: the servers of the tests tell the real time in their answers. */
public final class MovableTime extends Clock {

    private Instant now = Instant.now();

    public synchronized void forward(Duration by) {
        now = now.plus(by);
    }

    /** Not back: time does not run backwards. */
    public synchronized void forwardTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
