package dev.pipe.local.demo;

import static dev.pipe.local.demo.Story.stream;

import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.TopicReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Judges the model's part of the story by the comments, the events, and what the model itself was asked. */
final class CheckModel {

    private static final String REPO = "/repos/" + DemoRepository.FULL_NAME;

    private final GitHubUser github;
    private final TopicReader topics;
    private final HttpClient client;
    private final URI model;

    /** @param model the stub's base URL, with {@code /v1} */
    CheckModel(GitHubUser github, TopicReader topics, HttpClient client, URI model) {
        this.github = github;
        this.topics = topics;
        this.client = client;
        this.model = model;
    }

    boolean reportsTheInstruction() throws IOException {
        return commentBeside(DemoRepository.INSTRUCTION_LINE, "prompt-injection");
    }

    boolean remarksWhatNoRuleSees() throws IOException {
        var commits = github.list(REPO + "/pulls/" + Story.NUMBER + "/commits");
        var head = commits.path(1).path("sha").asText();
        return commentBeside(DemoRepository.RESULT_LINE, DemoModel.REMARK)
                && topics.read("pipe.reviews").stream()
                        .anyMatch(event -> event.type().equals("dev.pipe.review.completed.v1")
                                && event.value().at("/run/headSha").asText().equals(head)
                                && event.value().path("engine").asText().equals("llm"));
    }

    /** It was asked about the lookup, and never saw its key. */
    boolean neverSawTheCredential() throws IOException {
        var asked = asked();
        return asked.contains(DemoRepository.INSTRUCTION) && !asked.contains(DemoRepository.CREDENTIAL);
    }

    private boolean commentBeside(int line, String words) throws IOException {
        return stream(github.list(REPO + "/pulls/" + Story.NUMBER + "/comments"))
                .anyMatch(comment -> comment.path("path").asText().equals(DemoRepository.LOOKUP)
                        && comment.path("original_line")
                                        .asInt(comment.path("line").asInt())
                                == line
                        && comment.path("body").asText().contains(words));
    }

    private String asked() throws IOException {
        var request = HttpRequest.newBuilder(model.resolve("/admin/requests")).build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while the model was asked what it saw", e);
        }
    }
}
