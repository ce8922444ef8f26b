package dev.pipe.review.model;

/** Why a question got no answer. Its message is for people and holds nothing that a model or a server said. */
final class ModelTrouble extends RuntimeException {

    private final ModelOutcome outcome;

    ModelTrouble(ModelOutcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    ModelOutcome outcome() {
        return outcome;
    }
}
