package dev.pipe.common.chatops;

/**
 * The answer to a command: a reaction on the comment and, where there is something to say, a comment.
 *
 * @param markdown empty when the reaction says it all
 */
public record Reply(Outcome outcome, String markdown) {

    /** How the command fared, and the reaction that says so. */
    public enum Outcome {
        DONE("+1"),
        REJECTED("-1"),
        ANSWERED("eyes");

        private final String reaction;

        Outcome(String reaction) {
            this.reaction = reaction;
        }

        public String reaction() {
            return reaction;
        }
    }

    public static Reply done() {
        return new Reply(Outcome.DONE, "");
    }

    public static Reply done(String markdown) {
        return new Reply(Outcome.DONE, markdown);
    }

    /** An expected refusal, with the reason. */
    public static Reply rejected(String markdown) {
        return new Reply(Outcome.REJECTED, markdown);
    }

    public static Reply answer(String markdown) {
        return new Reply(Outcome.ANSWERED, markdown);
    }
}
