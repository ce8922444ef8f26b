package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.PullRequestRef;
import dev.pipe.sandbox.github.FakeGitHub;
import dev.pipe.sandbox.github.FakeGitHubOptions;
import dev.pipe.sandbox.github.admin.Ground.NewRepository;
import dev.pipe.sandbox.github.admin.Ground.Push;
import dev.pipe.sandbox.tests.SandboxResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The seam as a bot gets it: configured and put together by Quarkus. */
@QuarkusTest
@QuarkusTestResource(SandboxResource.class)
@QuarkusTestResource(WiredSeamTest.GitHubResource.class)
class WiredSeamTest {

    private static final PullRequestRef PULL = PullRequestRef.parse("acme/shop#1");

    @Inject
    GitHubReads reads;

    @Inject
    WriteGitHub writer;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    FakeGitHub fake;

    @Test
    void readsAndWritesAsTheConfiguredApp() throws Exception {
        assertThat(writer.perform(new GitHubWrite.UpsertComment(PULL, "living", "hello"), false))
                .isEmpty();

        assertThat(reads.comments(PULL)).singleElement().satisfies(comment -> {
            assertThat(comment.author()).isEqualTo(reads.self());
            assertThat(comment.author().login()).isEqualTo(fake.app().botLogin());
            assertThat(comment.body()).isEqualTo("<!-- pipe:living -->\nhello");
        });
        assertThat(new String(metrics.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8))
                .containsPattern(
                        "pipe_github_requests_total\\{.*endpoint_group=\"repos/issues/comments\".*status=\"200\"")
                .containsPattern("pipe_github_writes_total\\{.*outcome=\"done\".*write=\"UpsertComment\".*} 1.0");
    }

    /** Starts a fake GitHub with one pull request. */
    public static class GitHubResource implements QuarkusTestResourceLifecycleManager {

        private Path directory;
        private FakeGitHub fake;

        @Override
        public Map<String, String> start() {
            try {
                directory = Files.createTempDirectory("wired-seam");
                fake = FakeGitHub.start(FakeGitHubOptions.in(directory));
                var key = Files.writeString(
                        directory.resolve("app.pem"), fake.app().privateKeyPem());
                fake.ground().organization("acme", List.of());
                fake.ground().user("alice");
                fake.ground().repository(NewRepository.named("acme/shop"));
                push("main", "one");
                push("change", "two");
                fake.as("alice").openPullRequest("acme/shop", "change", "main", "Count", "");
                return Map.of(
                        "pipe.github.endpoint", fake.url(),
                        "pipe.github.app-id", String.valueOf(fake.app().id()),
                        "pipe.github.app-private-key-file", key.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void push(String branch, String content) {
            var files = Map.of("a.txt", content.getBytes(StandardCharsets.UTF_8));
            fake.ground().push(new Push("acme/shop", branch, null, files, "Write", "alice"));
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(fake, new TestInjector.MatchesType(FakeGitHub.class));
        }

        @Override
        public void stop() {
            fake.close();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
