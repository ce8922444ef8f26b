package dev.pipe.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.SuiteFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import org.openqa.selenium.Keys;

/** Walks through a change as ben does: with the keyboard alone, at a desk and then on a phone. */
final class PlayQuest {

    private static final String ATTACK = "</textarea><script>hacked()</script> @dora";

    private final Browser browser;
    private final SuiteFile suite;
    private long findingsMet;

    PlayQuest(Browser browser, SuiteFile suite) {
        this.browser = browser;
        this.suite = suite;
    }

    void play(int number) throws Exception {
        var quest = "/quest/europa/quest/" + number;
        awaitReview(number);
        signIn(quest, "ben");
        assertThat(browser.find("h1").getText()).contains("<script>hacked()</script>");
        nothingIsInTheWay();
        keysGoBackAndForth(quest);

        readEverything(quest);
        assertThat(findingsMet).isPositive();
        browser.awaitText("h1", "You read all of it");
        assertThat(browser.awaitText(".earned", "XP")).contains("Reviewed All Files");
        assertThat(browser.awaitText(".words", "hacked")).isEqualTo(ATTACK + " Typed too late.");
        nothingIsInTheWay();
        notesAreCopiedAndPosted(number);
        onAPhone(quest);
    }

    private void awaitReview(int number) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var checks = HttpRequest.newBuilder(
                            URI.create(suite.github().webUrl() + "/_web/pulls/europa/quest/" + number))
                    .build();
            await().atMost(Duration.ofSeconds(90)).until(() -> client.send(checks, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("Read it step by step"));
        }
    }

    private void signIn(String quest, String login) {
        browser.visit(suite.signIn(quest));
        browser.awaitText("h1", "Sign in");
        assertThat(browser.url()).as("the token is not left in the address").doesNotContain(suite.apiToken());
        browser.tabTo("#token");
        comeInAs(login);
        browser.awaitUrl(quest);
    }

    private void comeInAs(String login) {
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Who are you?");
        browser.tabTo("button[value=" + login + "]");
        browser.press(Keys.ENTER);
    }

    private void keysGoBackAndForth(String quest) {
        browser.press("?");
        assertThat(browser.run("return document.getElementById('keys').open")).isEqualTo(true);
        browser.press(Keys.ESCAPE);
        assertThat(browser.run("return document.getElementById('keys').open")).isEqualTo(false);
        browser.press("n");
        browser.awaitUrl(quest + "/1");
        browser.press("p");
        browser.awaitUrl(quest);
        browser.press(Keys.ARROW_RIGHT);
        browser.awaitUrl(quest + "/1");
        browser.press(Keys.ARROW_LEFT);
        browser.awaitUrl(quest);
    }

    /** What is typed then is not lost. */
    private void theSessionEndsOverANote(String quest) {
        browser.forget("pipe_quest");
        browser.press(" Typed too late.");
        browser.awaitText("#signed-out", "What you typed is kept");
        nothingIsInTheWay();
        browser.tabTo("#signed-out a");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Sign in");
        browser.tabTo("#token");
        browser.press(suite.apiToken());
        comeInAs("ben");
        browser.awaitUrl(quest + "/1");
        browser.awaitText("#saved", "Saved");
        assertThat(browser.find("#note").getDomProperty("value")).isEqualTo(ATTACK + " Typed too late.");
    }

    /** Every step with keys: the note of the first holds an attack as well. */
    private void readEverything(String quest) {
        var steps = browser.run("return document.querySelectorAll('.steps li').length - 1");
        browser.press("n");
        browser.awaitText(".kicker", "Step 1 of " + steps);
        browser.press("e");
        browser.press(ATTACK);
        browser.awaitText("#saved", "Saved");
        theSessionEndsOverANote(quest);
        browser.press(Keys.ESCAPE);
        readSteps((Long) steps);
    }

    private void readSteps(long steps) {
        for (var step = 1L; step <= steps; step++) {
            browser.awaitText(".kicker", "Step " + step + " of");
            nothingIsInTheWay();
            keysLeadToFindings();
            browser.press("d");
        }
    }

    private void keysLeadToFindings() {
        var findings = (Long) browser.run("return document.querySelectorAll('.found').length");
        for (var press = 1L; press <= findings; press++) {
            browser.press("f");
            assertThat(browser.run("return document.activeElement.className"))
                    .asString()
                    .startsWith("found");
        }
        findingsMet += findings;
    }

    private void notesAreCopiedAndPosted(int number) throws Exception {
        browser.tabTo("[data-copy]");
        browser.press(Keys.ENTER);
        browser.awaitText("#copied", "Copied.");
        browser.tabTo("form.act .go");
        browser.press(Keys.ENTER);
        browser.awaitText("#copied", "On its way");
        browser.visit(suite.github().webUrl() + "/europa/quest/pull/" + number);
        assertThat(browser.awaitText("#conversation .item.bot", "Notes by ben")).contains("<script>hacked()</script>");
    }

    /** The whole of it once more, by somebody else. */
    private void onAPhone(String quest) {
        browser.becomePhone(390);
        browser.visit(suite.url(BotName.REVIEW_BOT) + quest + "/done");
        nothingIsInTheWay();
        browser.tabTo(".out button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Sign in");
        signIn(quest, "cyd");
        browser.awaitText(".bar", "0 of");
        fits();
        var steps = browser.run("return document.querySelectorAll('.steps li').length - 1");
        browser.press("n");
        for (var step = 1L; step <= (Long) steps; step++) {
            browser.awaitText(".kicker", "Step " + step + " of");
            fits();
            nothingIsInTheWay();
            browser.press("d");
        }
        browser.awaitText("h1", "You read all of it");
        fits();
        browser.tabTo("a.xp");
        browser.press(Keys.ENTER);
        assertThat(browser.awaitText(".board", "cyd")).contains("ben", "Reviewed All Files");
        fits();
        nothingIsInTheWay();
    }

    private void fits() {
        assertThat(browser.run("return document.documentElement.scrollWidth"))
                .as("the width of " + browser.url())
                .isEqualTo(390L);
    }

    /** Whatever scheme the reader's machine asks for. */
    private void nothingIsInTheWay() {
        var paper = new HashSet<Object>();
        for (var scheme : new String[] {"dark", "light"}) {
            browser.prefer(scheme);
            paper.add(browser.run("return getComputedStyle(document.body).backgroundColor"));
            assertThat(browser.seriousBarriers())
                    .as("axe on " + browser.url() + ", " + scheme)
                    .isEmpty();
        }
        assertThat(browser.run("""
                return [...document.querySelectorAll('.diff .found')].every(found =>
                    found.getBoundingClientRect().right <= found.closest('.diff').getBoundingClientRect().right)"""))
                .as("findings are seen whole without scrolling sideways")
                .isEqualTo(true);
        assertThat(paper).as("the pages' colours follow the scheme").hasSize(2);
        assertThat(browser.run("return document.querySelectorAll('img, script:not([src]), [onerror]').length"))
                .as("elements that the diff, its title, a path or a note made on " + browser.url())
                .isEqualTo(0L);
    }
}
