package dev.pipe.review.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.DiffIndex;
import dev.pipe.review.model.ModelPlan.ModelStep;
import dev.pipe.review.model.Outcome.Answered;
import dev.pipe.review.model.Outcome.Failed;
import dev.pipe.review.plan.ReviewPlan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks an external PR-QUEST server for the grouping. It is sent ids and hunk headers, no line of code. */
@ApplicationScoped
class AskQuestServer {

    private static final Logger LOG = Logger.getLogger(AskQuestServer.class);
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int LARGEST_ANSWER = 1_048_576;

    private final ModelConfig config;
    private final ObjectMapper json;
    private final CountQuestions meters;
    private final HttpClient client = HttpClient.newHttpClient();

    AskQuestServer(ModelConfig config, ObjectMapper json, CountQuestions meters) {
        this.config = config;
        this.json = json;
        this.meters = meters;
    }

    boolean isConfigured() {
        return config.questUrl().filter(url -> !url.toString().isBlank()).isPresent();
    }

    Outcome<ReviewPlan> group(Change change, ReviewPlan byRules, Optional<String> title, Optional<String> description) {
        var began = System.nanoTime();
        var outcome = ModelOutcome.FAILED;
        try {
            var response = send(request(change, title, description));
            outcome = outcome(response);
            if (outcome != ModelOutcome.ANSWERED) {
                return failed("the PR-QUEST server answered with status " + response.statusCode());
            }
            var checked = check(change, byRules, json.readValue(response.body(), ReviewPlan.class));
            if (checked.isGood()) {
                return new Answered<>(checked.usable().orElseThrow());
            }
            outcome = ModelOutcome.REFUSED;
            return failed("the PR-QUEST server's plan does not fit this change");
        } catch (TimeoutException e) {
            outcome = ModelOutcome.TIMED_OUT;
            return failed("the PR-QUEST server was not done in time");
        } catch (IOException e) {
            LOG.debug("The PR-QUEST server's failure", e);
            return failed("the PR-QUEST server gave no plan");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("stopped while the PR-QUEST server was asked");
        } finally {
            meters.asked(Task.GROUP, outcome, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** One deadline for headers and body; whoever lets it pass is waited for no longer. */
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException, TimeoutException {
        var answer = client.sendAsync(request, headers -> new LimitedBody(LARGEST_ANSWER));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Change change, Optional<String> title, Optional<String> description)
            throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        title.map(VisibleText::line).filter(it -> !it.isEmpty()).ifPresent(it -> metadata.put("prTitle", it));
        description.map(VisibleText::of).filter(it -> !it.isBlank()).ifPresent(it -> metadata.put("prDescription", it));
        var body = json.writeValueAsString(Map.of("diffIndex", masked(DiffIndex.of(change)), "metadata", metadata));
        return HttpRequest.newBuilder(groupUrl(config.questUrl().orElseThrow()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static URI groupUrl(URI server) {
        var base = server.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/api/group");
    }

    /** What stands behind the second @@ of a header is a line of code. An id that would change is not sent. */
    private static DiffIndex masked(DiffIndex index) {
        return new DiffIndex(
                index.version(),
                index.files().stream()
                        .filter(file -> VisibleText.line(file.fileId()).equals(file.fileId()))
                        .map(file -> new DiffIndex.IndexedFile(
                                file.fileId(),
                                file.status(),
                                file.language(),
                                file.hunks().stream()
                                        .map(hunk -> new DiffIndex.IndexedHunk(
                                                hunk.hunkId(),
                                                hunk.oldStart(),
                                                hunk.newStart(),
                                                VisibleText.line(hunk.header())))
                                        .toList()))
                        .toList());
    }

    private static Checked<ReviewPlan> check(Change change, ReviewPlan byRules, ReviewPlan answer) {
        var shown = masked(DiffIndex.of(change)).files().stream()
                .flatMap(file -> file.hunks().stream())
                .map(DiffIndex.IndexedHunk::hunkId)
                .collect(Collectors.toSet());
        return CheckPlan.check(change, shown, byRules, proposal(answer));
    }

    private static ModelPlan proposal(ReviewPlan plan) {
        var steps = plan.steps().stream()
                .map(step -> new ModelStep(
                        step.title(),
                        step.description(),
                        step.objective(),
                        step.priority() == null ? null : step.priority().name(),
                        step.diffRefs() == null
                                ? List.of()
                                : step.diffRefs().stream()
                                        .filter(Objects::nonNull)
                                        .flatMap(ref -> ref.hunkIds() == null ? null : ref.hunkIds().stream())
                                        .toList(),
                        step.notesSuggested()))
                .toList();
        var end = plan.endState();
        return new ModelPlan(
                plan.overview() == null ? null : plan.overview().summary(),
                steps,
                end == null ? null : end.acceptanceChecks(),
                end == null ? null : end.riskCalls());
    }

    private static ModelOutcome outcome(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case OK -> ModelOutcome.ANSWERED;
            case TOO_MANY -> ModelOutcome.RATE_LIMITED;
            default -> ModelOutcome.FAILED;
        };
    }

    private static Outcome<ReviewPlan> failed(String reason) {
        return new Failed<>(reason, Optional.empty());
    }

    @PreDestroy
    void stop() {
        client.shutdownNow(); // what is on its way is not waited for
        client.close();
    }
}
