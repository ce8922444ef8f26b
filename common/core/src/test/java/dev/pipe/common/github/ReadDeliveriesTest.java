package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.github.GitHubDeliveries.Attempt;
import dev.pipe.common.github.GitHubDeliveries.Hook;
import dev.pipe.sandbox.github.http.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The deliveries of hooks that lead to an address where nobody listens. */
class ReadDeliveriesTest extends OnFakeGitHub {

    private static final String NOWHERE = "http://127.0.0.1:9/webhooks/github";

    private static GitHubDeliveries deliveries(Seam seam) {
        return new ReadDeliveries(seam.connections);
    }

    private static GitHubListing listing(Seam seam) {
        return new ReadListing(seam.connections);
    }

    @Test
    void theAppsAttemptsArePagedByCursorNewestFirst() {
        fake.webhook(URI.create(NOWHERE), "secret");
        for (var i = 0; i < 105; i++) {
            fake.as("bob").comment(REPO.fullName(), pull.number(), "number " + i);
        }
        await().until(() -> fake.deliveries().size() == 105);
        var deliveries = deliveries(app());
        var ids = new ArrayList<Long>();
        var page = deliveries.page(Hook.APP, null);
        page.attempts().forEach(one -> ids.add(one.id()));
        assertThat(page.next()).isNotNull();
        page = deliveries.page(Hook.APP, page.next());
        page.attempts().forEach(one -> ids.add(one.id()));
        assertThat(page.next()).isNull();
        assertThat(ids).hasSize(105).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(page.attempts().getLast())
                .returns("issue_comment", Attempt::event)
                .returns("created", Attempt::action)
                .returns(0, Attempt::statusCode)
                .returns(false, Attempt::redelivery)
                .returns(false, Attempt::accepted);
    }

    @Test
    void aDeliveryIsShownWithWhatWasSentAndGoesOutAgainUnderItsGuid() throws IOException {
        fake.webhook(URI.create(NOWHERE), "secret");
        fake.as("bob").comment(REPO.fullName(), pull.number(), "hello");
        await().until(() -> fake.deliveries().size() == 1);
        var deliveries = deliveries(app());
        var attempt = deliveries.page(Hook.APP, null).attempts().getFirst();
        var content = deliveries.content(Hook.APP, attempt.id());
        assertThat(content.headers()).containsEntry("X-GitHub-Delivery", attempt.guid());
        assertThat(new ObjectMapper()
                        .readTree(content.payload())
                        .at("/comment/body")
                        .asText())
                .isEqualTo("hello");

        deliveries.redeliver(Hook.APP, attempt.id());
        await().until(() -> fake.deliveries().size() == 2);
        assertThat(deliveries.page(Hook.APP, null).attempts().getFirst())
                .returns(attempt.guid(), Attempt::guid)
                .returns(true, Attempt::redelivery);
    }

    @Test
    void hooksOfRepositoriesAndOrganizationsAreFoundByWhereTheyLead() {
        var away = Json.object("url", "https://elsewhere.example/hook", "content_type", "json");
        var here = Json.object("url", NOWHERE, "content_type", "json");
        for (var owner : List.of("/repos/acme/shop", "/orgs/acme")) {
            for (var config : List.of(away, here)) {
                fake.as("admin")
                        .call(
                                "POST",
                                owner + "/hooks",
                                Json.object("name", "web", "config", config, "events", List.of("*")));
            }
        }
        fake.as("bob").comment(REPO.fullName(), pull.number(), "hello");
        var deliveries = deliveries(new Seam(Seam.Settings.token(URI.create(fake.url()), fake.adminToken())));
        for (var owner : List.of("acme/shop", "acme")) {
            var hooks = deliveries.hooks(owner, "/webhooks/github");
            assertThat(hooks).singleElement().returns(owner, Hook::owner);
            await().until(() -> deliveries.page(hooks.getFirst(), null).attempts().stream()
                    .anyMatch(one -> one.event().equals("issue_comment")));
        }
    }

    @Test
    void aPersonalTokenIsToldThatOnlyAnAppHasDeliveries() {
        assertThat(deliveries(token()).hasApp()).isFalse();
        assertThatThrownBy(() -> deliveries(token()).page(Hook.APP, null))
                .isInstanceOf(GitHubFailure.class)
                .hasMessageContaining("only a GitHub App may ask this");
    }

    @Test
    void listsComeInGitHubsOwnJson() {
        var before = Instant.now().minusSeconds(5);
        fake.as("bob").comment(REPO.fullName(), pull.number(), "hello");
        fake.as("bob").approve(REPO.fullName(), pull.number());
        var listing = listing(app());
        assertThat(listing.installed()).containsExactly(REPO);
        assertThat(listing(token()).installed()).isEmpty();
        assertThat(listing.openPulls(REPO))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/head/sha").asText()).isEqualTo(head));
        assertThat(listing.pull(pull).orElseThrow().get("id")).isNotNull();
        assertThat(listing.comments(REPO, before))
                .singleElement()
                .satisfies(it -> assertThat(it.get("html_url").asText()).contains("/pull/" + pull.number()));
        assertThat(listing.comments(REPO, Instant.now().plusSeconds(60))).isEmpty();
        assertThat(listing.reviews(pull))
                .singleElement()
                .satisfies(it -> assertThat(it.get("state").asText()).isEqualTo("APPROVED"));
    }

    @Test
    void aCursorIsTakenFromTheLinkAndNothingElse() throws IOException {
        assertThat(ReadDeliveries.cursorIn(null)).isNull();
        assertThat(ReadDeliveries.cursorIn("<https://x/app/hook/deliveries?per_page=1>; rel=\"first\""))
                .isNull();
        assertThat(ReadDeliveries.cursorIn("<https://evil.example/?cursor=v1_12%3D&per_page=2>; rel=\"next\""))
                .isEqualTo("v1_12=");
    }
}
