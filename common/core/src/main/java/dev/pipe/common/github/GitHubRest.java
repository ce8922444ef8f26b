package dev.pipe.common.github;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/**
 * Speaks GitHub's REST API in records of ours, for what github-api does not do or not as we need it: other media types,
 * and everything that bears an author. github-api remembers users by login for as long as the process lives, so that a
 * login that changed hands would keep its former owner's id, and approvals are counted by id.
 */
@ApplicationScoped
class GitHubRest {

    static final String JSON = "application/vnd.github+json";
    private static final int PER_PAGE = 100;
    private static final int MOST_PAGES = 300;

    private final GitHubHttp http;
    private final String endpoint;
    private final ObjectMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new JavaTimeModule())
            .build();

    GitHubRest(GitHubConfig config, GitHubHttp http) {
        this.http = http;
        var base = config.endpoint().toString();
        this.endpoint = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    <T> T get(String path, String authorization, Class<T> shape) throws IOException {
        return read(http.send(request(path, authorization, JSON).GET().build()), shape);
    }

    /** A page of a list that GitHub pages by cursor. */
    record Paged<T>(T body, String link) {}

    <T> Paged<T> paged(String path, String authorization, Class<T> shape) throws IOException {
        var answer = http.send(request(path, authorization, JSON).GET().build());
        return new Paged<>(read(answer, shape), answer.header("Link").orElse(null));
    }

    /** A text of another media type, a diff for instance. */
    String text(String path, String authorization, String mediaType) throws IOException {
        return http.send(request(path, authorization, mediaType).GET().build()).text();
    }

    /** All pages of a list, each page an array or an object that holds one. */
    <P, T> List<T> list(String path, String authorization, Class<P> page, Items<P, T> items) throws IOException {
        var all = new ArrayList<T>();
        for (var number = 1; number <= MOST_PAGES; number++) {
            // by number, not by the link: nothing that GitHub answers decides whom the token is shown to
            var paged = path + (path.contains("?") ? "&" : "?") + "per_page=" + PER_PAGE + "&page=" + number;
            var answer = http.send(request(paged, authorization, JSON).GET().build());
            all.addAll(items.of(read(answer, page)));
            if (!answer.hasNextPage()) {
                return all;
            }
        }
        throw new IOException("more than " + MOST_PAGES + " pages of " + path);
    }

    /** Takes the items out of a page. */
    interface Items<P, T> {
        List<T> of(P page);
    }

    <T> T post(String path, String authorization, Object body, Class<T> shape) throws IOException {
        return send("POST", path, authorization, body, shape);
    }

    <T> T send(String method, String path, String authorization, Object body, Class<T> shape) throws IOException {
        var json = mapper.writeValueAsBytes(body);
        var request = request(path, authorization, JSON)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json))
                .build();
        return read(http.send(request), shape);
    }

    /** GitHub Enterprise Server has GraphQL beside REST's root, not under it. */
    Shapes.GraphQlAnswer graphQl(String authorization, Object body) throws IOException {
        var root = endpoint.endsWith("/v3") ? endpoint.substring(0, endpoint.length() - "/v3".length()) : endpoint;
        var request = request(URI.create(root + "/graphql"), authorization, JSON)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)))
                .build();
        return read(http.send(request), Shapes.GraphQlAnswer.class);
    }

    void delete(String path, String authorization) throws IOException {
        http.send(request(path, authorization, JSON).DELETE().build());
    }

    private HttpRequest.Builder request(String path, String authorization, String mediaType) {
        return request(URI.create(endpoint + path), authorization, mediaType);
    }

    private static HttpRequest.Builder request(URI uri, String authorization, String mediaType) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", mediaType)
                .header("Accept-Encoding", "gzip")
                .header("Authorization", authorization)
                .header("User-Agent", "pipe-bot-suite")
                .header("X-GitHub-Api-Version", "2022-11-28");
    }

    private <T> T read(Answer answer, Class<T> shape) throws IOException {
        return shape == Void.class ? null : mapper.readValue(answer.body(), shape);
    }
}
