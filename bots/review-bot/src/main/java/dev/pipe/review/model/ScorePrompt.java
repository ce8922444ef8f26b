package dev.pipe.review.model;

import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.quarkiverse.langchain4j.RegisterAiService;
import jakarta.enterprise.context.ApplicationScoped;

/** How much there is to each finding of a first pass. */
@RegisterAiService(
        chatLanguageModelSupplier = ModelOfTheSuite.class,
        chatMemoryProviderSupplier = RegisterAiService.NoChatMemoryProviderSupplier.class)
@ApplicationScoped
interface ScorePrompt {

    @SystemMessage(fromResource = "dev/pipe/review/prompts/score-1.system.md")
    @UserMessage(fromResource = "dev/pipe/review/prompts/question-1.user.md")
    ModelScores ask(@V("word") String word, @V("data") String data, @V("complaint") String complaint);
}
