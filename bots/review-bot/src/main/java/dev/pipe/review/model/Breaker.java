package dev.pipe.review.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.concurrent.Callable;

/** Stands before a model, and may leave it alone. */
interface Breaker {

    /** For whoever asks once and goes. */
    Breaker NONE = Callable::call;

    /** @throws ModelTrouble when the model is not asked */
    ChatResponse call(Callable<ChatResponse> question) throws Exception;
}
