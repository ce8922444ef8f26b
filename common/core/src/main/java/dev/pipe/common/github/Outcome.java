package dev.pipe.common.github;

/**
 * How a write fared.
 *
 * @param word for the audit line and the metrics
 * @param refusal why it will never be done, for people; empty when it is
 */
record Outcome(String word, String refusal) {

    static final Outcome DONE = new Outcome("done", "");

    /** GitHub shows it already. */
    static final Outcome UNCHANGED = new Outcome("unchanged", "");

    /** This GitHub has no such thing, and nobody misses it. */
    static final Outcome IMPOSSIBLE = new Outcome("impossible", "");

    static Outcome refused(String why) {
        return new Outcome("refused", why);
    }
}
