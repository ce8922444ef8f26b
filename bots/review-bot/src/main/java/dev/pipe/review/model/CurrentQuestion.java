package dev.pipe.review.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Which question this thread is asking: LangChain4j's chat model is told the words and not whom they are for. */
@ApplicationScoped
class CurrentQuestion {

    private final ThreadLocal<Question> asking = new ThreadLocal<>();

    <T> T during(Question question, Supplier<T> work) {
        asking.set(question);
        try {
            return work.get();
        } finally {
            asking.remove();
        }
    }

    Question get() {
        var question = asking.get();
        if (question == null) {
            throw new IllegalStateException("A prompt was asked past AskWithCare: nobody would pay for it");
        }
        return question;
    }
}
