package dev.pipe.common.github;

/**
 * How soon a write matters when GitHub lets us write less than we would. Declared from the most to the least urgent;
 * each may use up the budget only to its part, so that the last of it is there for what is more urgent.
 */
public enum Urgency {
    /** What decides on a pull request: merges, checks. */
    DECISION(1.0),
    /** What somebody waits for: replies, reviews. */
    ANSWER(0.9),
    /** What shows how it stands: the living comment. */
    STORY(0.75),
    /** What is nice to have: labels, reactions. */
    DECORATION(0.6);

    private final double part;

    Urgency(double part) {
        this.part = part;
    }

    /** To which part of the budget it may go. */
    public double part() {
        return part;
    }
}
