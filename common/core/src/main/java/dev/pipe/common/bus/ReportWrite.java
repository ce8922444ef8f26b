package dev.pipe.common.bus;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells a bot's own handlers what became of a write they asked about, by a row in its inbox. */
@ApplicationScoped
class ReportWrite {

    private final Inbox inbox;
    private final DispatchRow rows;
    private final WorkInbox workers;
    private final Traces traces;

    ReportWrite(Inbox inbox, DispatchRow rows, WorkInbox workers, Traces traces) {
        this.inbox = inbox;
        this.rows = rows;
        this.workers = workers;
        this.traces = traces;
    }

    /** Returns false when nobody asked. */
    boolean back(WriteRow row, String refusal) {
        return back(row, refusal, false);
    }

    /** GitHub was not asked. */
    void recalled(WriteRow row, String why) {
        back(row, why, true);
    }

    private boolean back(WriteRow row, String refusal, boolean recalled) {
        if (!row.reportsBack()) {
            return false;
        }
        inbox.storeSettled(
                row.seq(), row.key(), rows.writeSettled(row.kind(), row.body(), refusal, recalled), traces.current());
        workers.wake();
        return true;
    }
}
