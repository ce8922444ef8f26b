package dev.pipe.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import java.io.IOException;

/** The runs of the story's pull request, oldest first; none when pipeline-bot does not tell. */
final class RunsOfStory {

    private RunsOfStory() {}

    static JsonNode read(BotApi bots) {
        var oldestFirst = GitHubUser.JSON.createArrayNode();
        try {
            for (var run : bots.runs(DemoRepository.FULL_NAME + "#" + Story.NUMBER)) {
                oldestFirst.insert(0, run);
            }
        } catch (IOException e) {
            // The checker has said which lines are missing because of it; the table stays empty.
            System.out.println("  No table of stages: " + e.getMessage());
        }
        return oldestFirst;
    }
}
