package dev.pipe.review.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers of PR-QUEST's API. Nothing of them may be kept on the way. */
final class QuestAnswer {

    static final String MODE = "x-pr-quest-grouping-mode";

    private QuestAnswer() {}

    static Response error(int status, String error) {
        return json(status, new QuestError(error, null)).build();
    }

    static Response.ResponseBuilder json(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body);
    }

    static Response.ResponseBuilder text(String body) {
        return Response.ok(body, MediaType.TEXT_PLAIN + ";charset=UTF-8").header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
