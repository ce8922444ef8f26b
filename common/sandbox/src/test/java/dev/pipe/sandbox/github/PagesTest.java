package dev.pipe.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipe.sandbox.github.http.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser gets; how it looks there is a browser test's business. */
class PagesTest {
    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html,*/*;q=0.8");

    @TempDir
    Path directory;

    private Stage stage;
    private Caller browser;

    @BeforeEach
    void start() throws Exception {
        stage = new Stage(directory);
        browser = stage.caller(null);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aPullRequestsPageIsWholeWhenItIsLoaded() throws Exception {
        var title = "</script><script>alert(1)</script>";
        var number = stage.fake.as("alice").openPullRequest(Stage.REPO, "change", "main", title, "Some *words*");
        stage.fake.as("bob").comment(Stage.REPO, number, "first\nsecond\n\n<!-- seen by nobody -->\n");

        var page = browser.get("/acme/shop/pull/" + number, BROWSER);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("<script>alert");
        var shown = embedded(page);
        assertThat(shown.path("pull").path("title").asText()).isEqualTo(title);
        assertThat(shown.path("files")).hasSize(1);
        assertThat(shown.path("comments").path(0).path("body_html").asText()).isEqualTo("<p>first<br />\nsecond</p>\n");
    }

    @Test
    void whatIsNotThereIsSaidByThePageItself() throws Exception {
        var page = browser.get("/acme/shop/pull/99", BROWSER);
        assertThat(page.status()).isEqualTo(404);
        assertThat(embedded(page).isNull()).isTrue();
    }

    @Test
    void theRootListsEveryPullRequestToABrowserAndIsTheInterfacesOtherwise() throws Exception {
        var number = stage.open();
        var repository = embedded(browser.get("/", BROWSER)).path(0);
        assertThat(repository.path("name").asText()).isEqualTo(Stage.REPO);
        assertThat(repository.path("pulls").path(0).path("number").asInt()).isEqualTo(number);
        assertThat(repository.path("pulls").path(0).path("state").asText()).isEqualTo("open");
        assertThat(stage.alice.get("/").text()).doesNotContain("<html");
    }

    private static JsonNode embedded(Caller.Reply page) throws Exception {
        assertThat(page.header("Content-Type")).startsWith("text/html");
        var from = page.text().substring(page.text().indexOf("id=\"data\">") + "id=\"data\">".length());
        return Json.parse(from.substring(0, from.indexOf('<')).getBytes(StandardCharsets.UTF_8));
    }
}
