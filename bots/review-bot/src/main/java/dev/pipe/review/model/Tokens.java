package dev.pipe.review.model;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Tokens of a question and its answer. */
record Tokens(long input, long output) {

    /** Code has shorter words than prose: about four signs a token in English, three are the careful guess. */
    private static final int SIGNS_PER_TOKEN = 3;

    static int estimate(String text) {
        return text.length() / SIGNS_PER_TOKEN + 1;
    }

    static long of(ChatRequest request) {
        return request.messages().stream().mapToLong(Tokens::of).sum();
    }

    /** As the model says, or our estimate where it says nothing. */
    static Tokens used(ChatRequest request, ChatResponse response) {
        var usage = response.tokenUsage();
        var text = response.aiMessage().text();
        var input = usage == null || usage.inputTokenCount() == null ? of(request) : usage.inputTokenCount();
        var output = usage == null || usage.outputTokenCount() == null
                ? estimate(text == null ? "" : text)
                : usage.outputTokenCount();
        return new Tokens(input, output);
    }

    long all() {
        return input + output;
    }

    private static long of(ChatMessage message) {
        return switch (message) {
            case UserMessage user -> estimate(user.singleText());
            case SystemMessage system -> estimate(system.text());
            default -> 0;
        };
    }
}
