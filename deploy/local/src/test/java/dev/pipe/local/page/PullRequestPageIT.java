package dev.pipe.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.suite.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OwnSuite.class)
class PullRequestPageIT {

    @Test
    void somebodyTypesHelpAndSeesTheBotsAnswerWithoutReloading(Suite suite) throws Exception {
        try (var browser = Browser.open()) {
            browser.visit(new OpenPullRequest(suite.file().github()).withACredential());
            assertThat(browser.title()).startsWith("Bring a key · #1");
            assertThat(browser.find(".item .text em").getText()).isEqualTo("words");
            browser.run("window.notReloaded = true");

            reviewAppears(browser);
            helpIsAnswered(browser);
            phoneShowsAllOfIt(browser);
            theRootListsIt(browser);
        }
    }

    @Test
    void aQuestIsPlayedByKeyboardOnTwoWidthsAndNothingOfTheDiffRuns(Suite suite) throws Exception {
        try (var browser = Browser.open()) {
            new PlayQuest(browser, suite.file())
                    .play(new OpenPullRequest(suite.file().github()).thatAttacks());
        }
    }

    @Test
    void noCredentialOfAChangeTravels(Suite suite) throws Exception {
        var secrets = Leak.ofEachKind();
        new OpenPullRequest(suite.file().github()).thatLeaks(secrets);
        try (var sweep = new SweepForSecrets(suite.file(), OwnSuite.logs())) {
            sweep.awaitReview();
            sweep.sayAndAwait("/explain F1", "**Mend:**");
            sweep.sayAndAwait("/dismiss F1 because " + secrets.words(), "counts no more");
            var surfaces = sweep.surfaces();
            assertThat(surfaces)
                    .containsKeys(
                            "GitHub: annotations",
                            "topic pipe.reviews",
                            "topic pipe.memory",
                            "review-bot, inbox.body",
                            "memory-bot, memory.why",
                            "governance-bot, ledger.payload",
                            "log review-bot.log",
                            "page of step 1",
                            "/api/diff");
            assertThat(surfaces.get("/api/diff")).contains("diff --git a/config/server.pem");
            assertThat(surfaces.get("page of step 1")).contains("class=\"diff\"");
            surfaces.forEach(
                    (surface, text) -> assertThat(secrets.parts()).as(surface).noneMatch(text::contains));
        }
    }

    private static void reviewAppears(Browser browser) {
        browser.awaitText("#conversation .item.bot", "Rejected");
        browser.awaitText("#aside .check", "pipe/review");
        browser.awaitText("#aside .label", "critical-risk");
        browser.find("[data-tab=files]").click();
        assertThat(browser.awaitText("tr.add + tr.inline .item.bot", "commented on line 2"))
                .contains("Mend:");
        browser.find("[data-tab=conversation]").click();
    }

    private static void helpIsAnswered(Browser browser) {
        browser.find("#as option[value=dora]").click();
        browser.find("#body").sendKeys("/help");
        browser.find("#say .go").click();

        assertThat(browser.awaitText("#conversation .item.bot:last-child", "/approve"))
                .contains("/status", "/why");
        assertThat(browser.awaitText("#conversation .item:not(.bot):nth-last-child(2)", "/help"))
                .startsWith("DO\ndora");
        assertThat(browser.find("#body").getDomProperty("value")).isEmpty();
        assertThat(browser.run("return window.notReloaded")).isEqualTo(true);
    }

    private static void phoneShowsAllOfIt(Browser browser) {
        browser.becomePhone(390);
        for (var tab : new String[] {"files", "conversation"}) {
            browser.find("[data-tab=" + tab + "]").click();
            assertThat(browser.run("return document.documentElement.scrollWidth"))
                    .as("the width of " + tab)
                    .isEqualTo(390L);
        }
    }

    private static void theRootListsIt(Browser browser) {
        browser.find(".brand").click();
        assertThat(browser.awaitText("a.row", "Bring a key")).contains("Open", "#1 by dora");
    }
}
