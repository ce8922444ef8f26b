package dev.pipe.review.model;

/** Why a question got no answer. Its message is for people and holds nothing that a model or a server said. */
final class ModelTrouble extends RuntimeException {

    static final String NOT_DONE = "The model was not done in time";

    private final ModelOutcome outcome;

    ModelTrouble(ModelOutcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /** Who asked has stopped waiting, and nobody waits for another answer either. */
    boolean isOfNobody() {
        return getCause() instanceof InterruptedException;
    }

    ModelOutcome outcome() {
        return outcome;
    }
}
