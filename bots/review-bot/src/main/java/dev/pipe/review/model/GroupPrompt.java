package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** The steps in which a reader should go through a change. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface GroupPrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/group-1.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    ModelPlan ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
