package dev.pipe.common.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.RepoRef;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@link GitHubRest} with one repository's token. */
final class RepoCalls { // no record: a record would print its token

    private final RepoRef repo;
    private final GitHubRest rest;
    private final String authorization;

    RepoCalls(RepoRef repo, GitHubRest rest, String authorization) {
        this.repo = repo;
        this.rest = rest;
        this.authorization = authorization;
    }

    <T> T get(String path, Class<T> shape) throws IOException {
        return rest.get(path, authorization, shape);
    }

    /** One page, and the link that says where the next one is; null when there is none. */
    <T> GitHubRest.Paged<T> paged(String path, Class<T> shape) throws IOException {
        return rest.paged(path, authorization, shape);
    }

    String text(String path, String mediaType) throws IOException {
        return rest.text(path, authorization, mediaType);
    }

    <T> List<T> list(String path, Class<T[]> page) throws IOException {
        return rest.list(path, authorization, page, Arrays::asList);
    }

    <P, T> List<T> list(String path, Class<P> page, GitHubRest.Items<P, T> items) throws IOException {
        return rest.list(path, authorization, page, items);
    }

    <T> T send(String method, String path, Object body, Class<T> shape) throws IOException {
        return rest.send(method, path, authorization, body, shape);
    }

    void send(String method, String path, Object body) throws IOException {
        rest.send(method, path, authorization, body, Void.class);
    }

    void delete(String path) throws IOException {
        rest.delete(path, authorization);
    }

    /** GraphQL answers 200 whatever happened; its errors are told like a refusal of REST's. */
    JsonNode graphQl(String query, Map<String, ?> variables) throws IOException {
        var answer = rest.graphQl(authorization, Map.of("query", query, "variables", variables));
        if (answer.errors() != null && !answer.errors().isEmpty()) {
            var error = answer.errors().getFirst();
            throw new GitHubRefusal(error.passes() ? 502 : 422, error.message(), error.limits());
        }
        return answer.data();
    }
}
