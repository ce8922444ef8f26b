package dev.pipe.review.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Which question this thread is asking, and who answered: LangChain4j's chat model is told the words alone. */
@ApplicationScoped
class CurrentQuestion {

    /** @param model the name of the model that answered; empty when none was asked */
    record Told<T>(T answer, String model) {}

    private static final class Asking {
        private final Question question;
        private String answeredBy = "";

        private Asking(Question question) {
            this.question = question;
        }
    }

    private final ThreadLocal<Asking> asking = new ThreadLocal<>();

    <T> Told<T> during(Question question, Supplier<T> work) {
        var now = new Asking(question);
        asking.set(now);
        try {
            var answer = work.get();
            return new Told<>(answer, now.answeredBy);
        } finally {
            asking.remove();
        }
    }

    Question get() {
        return now().question;
    }

    void answeredBy(String model) {
        now().answeredBy = model;
    }

    private Asking now() {
        var now = asking.get();
        if (now == null) {
            throw new IllegalStateException("A prompt was asked past AskWithCare: nobody would pay for it");
        }
        return now;
    }
}
