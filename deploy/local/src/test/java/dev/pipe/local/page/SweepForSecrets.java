package dev.pipe.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.common.event.Topic;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.TopicReader;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Gathers every text of the running suite that a credential of a change could have come to. */
final class SweepForSecrets implements AutoCloseable {

    private static final String PULL = "/repos/europa/vault/pulls/1";
    private static final String ISSUE = "/repos/europa/vault/issues/1";
    private static final String QUEST = "/quest/europa/vault/1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What GitHub sent as it came is theirs, and kept a week; the others hold what the bots made of it. */
    private static final EnumSet<Topic> OURS = EnumSet.complementOf(EnumSet.of(Topic.WEBHOOKS));

    private final SuiteFile suite;
    private final Path logs;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final GitHubUser cyd;
    private final Map<String, String> found = new TreeMap<>();

    SweepForSecrets(SuiteFile suite, Path logs) {
        this.suite = suite;
        this.logs = logs;
        this.cyd = new GitHubUser(suite.github(), browser, "cyd");
    }

    void awaitReview() {
        await().atMost(PATIENCE).until(() -> reviews().contains("Rejected"));
    }

    void sayAndAwait(String command, String answer) throws IOException {
        cyd.post(ISSUE + "/comments", GitHubUser.JSON.createObjectNode().put("body", command));
        await().atMost(PATIENCE).until(() -> comments().contains(answer));
    }

    /** By where each was found. */
    Map<String, String> surfaces() throws Exception {
        onGitHub();
        onTheBus();
        for (var bot : suite.postgres().entrySet()) {
            inColumns(bot.getKey(), bot.getValue());
        }
        inLogs();
        onPages();
        return found;
    }

    private String reviews() throws IOException {
        return cyd.list(PULL + "/reviews").toString();
    }

    private String comments() throws IOException {
        return texts(
                cyd.list(ISSUE + "/comments"),
                comment -> comment.at("/user/type").asText().equals("Bot"));
    }

    private void onGitHub() throws IOException {
        var head = cyd.get(PULL).at("/head/sha").asText();
        var checks = cyd.get("/repos/europa/vault/commits/" + head + "/check-runs");
        var annotations = new StringBuilder();
        for (var check : checks.get("check_runs")) {
            annotations.append(
                    cyd.list("/repos/europa/vault/check-runs/" + check.get("id").asText() + "/annotations"));
        }
        found.put("GitHub: comments", comments());
        found.put("GitHub: reviews", reviews());
        found.put("GitHub: comments beside lines", texts(cyd.list(PULL + "/comments"), comment -> true));
        found.put("GitHub: checks", checks.toString());
        found.put("GitHub: annotations", annotations.toString());
    }

    /** Of a comment beside a line GitHub itself shows the hunk; what we wrote is its body. */
    private static String texts(JsonNode comments, Predicate<JsonNode> which) {
        return StreamSupport.stream(comments.spliterator(), false)
                .filter(which)
                .map(comment -> comment.get("body").asText())
                .collect(joining("\n"));
    }

    private void onTheBus() throws IOException {
        var topics = new TopicReader(suite.kafka().bootstrapServers());
        for (var topic : OURS) {
            putUnlessEmpty(
                    "topic " + topic.topicName(),
                    topics.read(topic.topicName()).stream()
                            .map(event -> event.value().toString())
                            .collect(joining("\n")));
        }
    }

    private void inColumns(String bot, SuiteFile.Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl());
                var columns = connection
                        .createStatement()
                        .executeQuery(
                                "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
                                        + " join information_schema.tables t using (table_schema, table_name)"
                                        + " where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'")) {
            while (columns.next()) {
                var column = '"' + columns.getString(2) + '"';
                var text =
                        columns.getString(3).equals("bytea") ? "encode(" + column + ", 'escape')" : column + "::text";
                try (var values = connection
                        .createStatement()
                        .executeQuery("select coalesce(string_agg(" + text + ", e'\\n'), '') from \""
                                + columns.getString(1) + '"')) {
                    values.next();
                    putUnlessEmpty(bot + ", " + columns.getString(1) + "." + columns.getString(2), values.getString(1));
                }
            }
        }
    }

    private void inLogs() throws IOException {
        try (var files = Files.walk(logs)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                putUnlessEmpty("log " + file.getFileName(), new String(Files.readAllBytes(file), UTF_8));
            }
        }
    }

    private void onPages() throws IOException, InterruptedException {
        var form = field("form", send("/quest/sign-in?to=" + QUEST, null));
        var pass = field("pass", send("/quest/sign-in", Map.of("form", form, "token", suite.apiToken(), "to", QUEST)));
        send("/quest/sign-in", Map.of("form", form, "who", "ben", "pass", pass, "to", QUEST));
        var steps = 1
                + (int) Pattern.compile("href=\"" + QUEST + "/\\d\"")
                        .matcher(send(QUEST, null))
                        .results()
                        .count();
        for (var step = 1; step < steps; step++) {
            found.put("page of step " + step, send(QUEST + "/" + step, null));
        }
        found.put("opening page", send(QUEST, null));
        found.put("last page", send(QUEST + "/done", null));
        var diff = HttpRequest.newBuilder(URI.create(suite.url(BotName.REVIEW_BOT) + "/api/diff?prUrl="
                        + URLEncoder.encode(suite.github().webUrl() + "/europa/vault/pull/1", UTF_8)))
                .header("Authorization", "Bearer " + suite.apiToken())
                .header("X-Pipe-Person", "ben")
                .build();
        found.put("/api/diff", browser.send(diff, BodyHandlers.ofString()).body());
    }

    private String send(String page, Map<String, String> fields) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.url(BotName.REVIEW_BOT) + page));
        if (fields != null) {
            var body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(joining("&"));
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return browser.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String field(String name, String page) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        if (!found.find()) {
            throw new AssertionError("No field " + name + " in " + page);
        }
        return found.group(1);
    }

    private void putUnlessEmpty(String surface, String text) {
        if (!text.isBlank()) {
            found.put(surface, text);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
