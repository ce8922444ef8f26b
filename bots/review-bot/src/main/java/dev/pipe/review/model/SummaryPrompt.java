package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** What a change does, for somebody who has not read it. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface SummaryPrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/summary-1.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    WrittenText ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
