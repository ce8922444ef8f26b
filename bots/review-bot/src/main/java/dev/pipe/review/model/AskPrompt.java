package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a person's question about the change. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface AskPrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/ask-1.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    WrittenText ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
