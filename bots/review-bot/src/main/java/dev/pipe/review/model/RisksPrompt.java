package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** Risks that rules cannot see. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface RisksPrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/risks-2.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    ModelFindings ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
