package dev.pipe.local.load;

/** What people do to a pull request of the load. What they do settles how it must end. */
enum PullKind {
    /** Opened, talked about and approved: it merges. */
    CALM,
    /** As {@link #CALM}, but the author pushes once more while it is being reviewed. */
    PUSHED,
    /** Carries a credential that nobody takes out: it stays rejected. */
    RISKY,
    /** Nobody approves it: it waits. */
    WAITING;

    /** The kinds take turns, so that every load has its share of each. */
    static PullKind ofTurn(int turn) {
        return values()[Math.floorMod(turn, values().length)];
    }

    boolean merges() {
        return this == CALM || this == PUSHED;
    }
}
