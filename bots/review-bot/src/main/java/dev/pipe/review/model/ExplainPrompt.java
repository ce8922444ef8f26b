package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** Why one finding matters, and how to mend it, for the person who wrote the line. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface ExplainPrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/explain-1.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    WrittenText ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
