package dev.pipe.review.model;

import java.math.BigDecimal;
import java.time.Duration;

/** Counts questions, tokens and money. */
interface CountQuestions {

    CountQuestions NOWHERE = new CountQuestions() {
        @Override
        public void asked(Task task, ModelOutcome outcome, Duration took) {
            // nobody reads it
        }

        @Override
        public void count(Task task, ModelOutcome outcome) {
            // nobody reads it
        }

        @Override
        public void spent(Task task, Tokens tokens, BigDecimal cost) {
            // nobody reads it
        }
    };

    void asked(Task task, ModelOutcome outcome, Duration took);

    void count(Task task, ModelOutcome outcome);

    void spent(Task task, Tokens tokens, BigDecimal cost);
}
