package dev.pipe.review.model;

import dev.langchain4j.model.chat.ChatModel;
import io.quarkus.arc.Arc;
import java.util.function.Supplier;

/** Gives the prompts the one model that counts, pays, masks and falls back. LangChain4j makes it, not CDI. */
public class ModelOfTheSuite implements Supplier<ChatModel> {

    @Override
    public ChatModel get() {
        return Arc.container().instance(AskModels.class).get();
    }
}
