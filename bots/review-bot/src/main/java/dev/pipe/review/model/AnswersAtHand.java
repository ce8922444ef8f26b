package dev.pipe.review.model;

import java.util.List;
import java.util.Optional;

/** Answers that need not be asked for. */
interface AnswersAtHand {

    AnswersAtHand NONE = new AnswersAtHand() {
        @Override
        public <A> Optional<A> find(Question question, List<String> models, Class<A> shape) {
            return Optional.empty();
        }

        @Override
        public void keep(Question question, String model, Object answer) {
            // it is asked again
        }
    };

    /**
     * What was answered when this was asked before.
     *
     * @param models the first choice and its fallbacks
     */
    <A> Optional<A> find(Question question, List<String> models, Class<A> shape);

    void keep(Question question, String model, Object answer);
}
