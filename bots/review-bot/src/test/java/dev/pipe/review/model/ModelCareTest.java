package dev.pipe.review.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.pipe.common.db.Db;
import dev.pipe.review.model.Outcome.Answered;
import dev.pipe.review.model.Outcome.Failed;
import dev.pipe.review.model.Outcome.NotAsked;
import dev.pipe.sandbox.llm.Behaviour;
import dev.pipe.sandbox.llm.StubLlm;
import dev.pipe.sandbox.tests.SandboxResource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How models are asked: who is next, who is left alone, who pays, what is remembered, how often it is tried. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@WithTestResource(StubModelResource.class)
@TestProfile(ModelReadsAlongTest.WithModel.class)
class ModelCareTest {

    private static final String TOKEN = "gh" + "p_" + "qX7bRz2LmK9pWvT4cYhN8dFs3gJtA6eUiO5w";

    @Inject
    Db db;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, String> settings = new HashMap<>();
    private final Subject about = new Subject(
            "acme/" + UUID.randomUUID(),
            "acme/x#" + UUID.randomUUID(),
            UUID.randomUUID().toString(),
            "");
    private StubLlm stub;

    @BeforeEach
    void start() throws IOException {
        stub = StubLlm.start(0);
        settings.put("pipe.llm.url", stub.url());
        settings.put("pipe.llm.model", "first");
        settings.put("pipe.llm.answer-tokens", "100");
        settings.put("pipe.llm.timeout", "5s");
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void theNextModelAnswersWhereTheFirstFails() {
        settings.put("pipe.llm.fallbacks[0].model", "second");
        stub.behave("first", Behaviour.FAILING);

        assertThat(ask(asker(), about, "x")).isInstanceOf(Answered.class);
        assertThat(modelsAsked()).containsExactly("first", "second");
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("answered")).isEqualTo(1);
    }

    @Test
    void aFallbacksAnswerServesForAWhileAndThenTheFirstIsAskedAgain() {
        settings.put("pipe.llm.fallbacks[0].model", "second");
        stub.behave("first", Behaviour.FAILING);
        ask(asker(), about, "x");
        stub.behave("first", Behaviour.SCRIPTED);
        ask(asker(), about, "x");
        assertThat(modelsAsked()).containsExactly("first", "second");

        db.update("update llm_answer set answered_at = answered_at - interval '11 minutes' where model = 'second'");
        ask(asker(), about, "x");
        assertThat(modelsAsked()).containsExactly("first", "second", "first");
    }

    @Test
    void aModelThatKeepsFailingIsLeftAlone() {
        settings.put("pipe.llm.breaker.failures", "2");
        settings.put("pipe.llm.breaker.pause", "1h");
        stub.behave(Behaviour.RATE_LIMITED);
        var asker = asker();

        assertThat(reason(ask(asker, about, "a"))).isEqualTo("The model takes no more questions for now");
        assertThat(reason(ask(asker, about, "b"))).isEqualTo("The model takes no more questions for now");
        assertThat(reason(ask(asker, about, "c"))).contains("left alone");
        assertThat(modelsAsked()).hasSize(2);
        assertThat(count("rate_limited")).isEqualTo(2);
        assertThat(count("left_alone")).isEqualTo(1);
        assertThat(timed("rate_limited")).isEqualTo(2);
        assertThat(timed("left_alone")).isEqualTo(1);
    }

    @Test
    void aBudgetThatIsSpentIsSpentForEveryReplica() {
        settings.put("pipe.llm.budget.pull-request-tokens", "150");
        assertThat(ask(asker(), about, "a".repeat(300))).isInstanceOf(Failed.class);
        assertThat(modelsAsked()).isEmpty();

        settings.put("pipe.llm.budget.pull-request-tokens", "230");
        assertThat(ask(asker(), about, "a".repeat(300))).isInstanceOf(Answered.class); // 201 set aside, about 76 used
        assertThat(ask(asker(), about, "b".repeat(120))).isInstanceOf(Answered.class);
        var third = ask(asker(), about, "c".repeat(300)); // another asker each time: the database holds the sum
        assertThat(reason(third)).isEqualTo("The model was not asked: the budget of this pull request is spent");
        assertThat(modelsAsked()).hasSize(2);
        assertThat(count("over_budget")).isEqualTo(2);
        assertThat(timed("over_budget")).isEqualTo(2);
        assertThat(timed("answered")).isEqualTo(2);
    }

    @Test
    void moneyIsABudgetToo() {
        settings.put("pipe.llm.price.input", "10000"); // a hundredth for a token
        settings.put("pipe.llm.price.output", "10000");
        settings.put("pipe.llm.budget.repository-money", "2.05");

        assertThat(ask(asker(), about, "a".repeat(300))).isInstanceOf(Answered.class);
        var other = new Subject(about.repository(), "acme/x#other", "another-head", "");
        assertThat(reason(ask(asker(), other, "b".repeat(300)))).contains("budget of this repository for today");
        assertThat(registry.get("pipe.review.llm.cost")
                        .tag("task", "risks")
                        .counter()
                        .count())
                .isBetween(0.7, 0.9);
        assertThat(tokens("input")).isBetween(70.0, 80.0);
        assertThat(tokens("output")).isBetween(1.0, 10.0);
    }

    @Test
    void questionsOfPeopleLeaveTheOtherHalfToTheReviewOfWhatIsPushedLater() {
        settings.put("pipe.llm.budget.pull-request-tokens", "600");
        settings.put("pipe.llm.price.input", "10000");
        settings.put("pipe.llm.price.output", "10000");
        settings.put("pipe.llm.budget.pull-request-money", "1000");

        assertThat(ask(asker(), about, Task.ASK, "a".repeat(300), ModelCareTest::good))
                .isInstanceOf(Answered.class); // 201 of 300 set aside, about 78 used
        assertThat(ask(asker(), about, Task.EXPLAIN, "b".repeat(300), ModelCareTest::good))
                .isInstanceOf(Answered.class);
        assertThat(reason(ask(asker(), about, Task.ASK, "c".repeat(300), ModelCareTest::good)))
                .isEqualTo("The model was not asked: the budget of questions about this pull request is spent");
        assertThat(ask(asker(), about, "d".repeat(300))).isInstanceOf(Answered.class);

        settings.put("pipe.llm.budget.conversation", "1");
        assertThat(ask(asker(), about, Task.ASK, "e".repeat(300), ModelCareTest::good))
                .isInstanceOf(Answered.class);
        settings.put("pipe.llm.budget.conversation", "0");
        assertThat(reason(ask(asker(), about, Task.SUMMARY, "f", ModelCareTest::good)))
                .contains("budget of questions");
        settings.put("pipe.llm.budget.conversation", "1.5");
        assertThatThrownBy(this::asker).hasMessageContaining("pipe.llm.budget.conversation is from 0 to 1, not 1.5");
    }

    @Test
    void soDoTheyOfItsMoney() {
        settings.put("pipe.llm.price.input", "10000"); // a hundredth for a token
        settings.put("pipe.llm.price.output", "10000");
        settings.put("pipe.llm.budget.pull-request-money", "3");

        assertThat(reason(ask(asker(), about, Task.ASK, "a".repeat(300), ModelCareTest::good)))
                .contains("budget of questions about this pull request"); // 2.01 of 1.50
        assertThat(ask(asker(), about, "a".repeat(300))).isInstanceOf(Answered.class);
    }

    @Test
    void callersOfTheApiShareARepositorysBudgetAndCannotSpendTheDays() {
        settings.put("pipe.llm.budget.repository-tokens", "230");
        var api = new Subject("api-" + UUID.randomUUID(), "api", "", "");

        assertThat(ask(asker(), api, "a".repeat(300))).isInstanceOf(Answered.class);
        assertThat(ask(asker(), api, "b".repeat(120))).isInstanceOf(Answered.class);
        assertThat(reason(ask(asker(), api, "c".repeat(300)))).contains("budget of this repository for today");
        assertThat(ask(asker(), about, "d".repeat(300))).isInstanceOf(Answered.class);
    }

    @Test
    void whatWasNotAnsweredCostsNothing() {
        settings.put("pipe.llm.budget.pull-request-tokens", "210");
        stub.behave(Behaviour.FAILING);
        ask(asker(), about, "a".repeat(300));
        ask(asker(), about, "b".repeat(300));
        stub.behave(Behaviour.SCRIPTED);

        assertThat(ask(asker(), about, "c".repeat(300))).isInstanceOf(Answered.class);
    }

    @Test
    void whatWasNotWaitedForMayHaveBeenWrittenAndIsPaid() {
        settings.put("pipe.llm.budget.pull-request-tokens", "390");
        settings.put("pipe.llm.timeout", "100ms");
        stub.behave(Behaviour.SLOW);
        assertThat(reason(ask(asker(), about, "a".repeat(300)))).isEqualTo("The model did not answer in time");
        assertThat(count("timed_out")).isEqualTo(1);
        assertThat(timed("timed_out")).isEqualTo(1);
        settings.put("pipe.llm.timeout", "5s");
        stub.behave(Behaviour.SCRIPTED);

        assertThat(reason(ask(asker(), about, "b".repeat(300))))
                .isEqualTo("The model was not asked: the budget of this pull request is spent");
    }

    @Test
    void anAnswerIsRememberedForItsHeadPromptAndModel() {
        ask(asker(), about, "x");
        ask(asker(), about, "x");
        assertThat(modelsAsked()).hasSize(1);
        assertThat(count("remembered")).isEqualTo(1);

        ask(asker(), new Subject(about.repository(), about.pullRequest(), "next head", ""), "x");
        ask(asker(), about, "y");
        ask(asker(), about, Task.EXPLAIN, "x", ModelCareTest::good);
        settings.put("pipe.llm.model", "other");
        ask(asker(), about, "x");
        assertThat(modelsAsked()).hasSize(5);

        settings.put("pipe.llm.remember", "0s");
        ask(asker(), about, "x");
        assertThat(modelsAsked()).hasSize(6);
    }

    @Test
    void whoWantsItReadAgainGetsNoAnswerFromBefore() {
        ask(asker(), about, "x");
        var anew = about.anewSince(clock.instant());
        ask(asker(), anew, "x");
        assertThat(modelsAsked()).as("it is read anew").hasSize(2);
        ask(asker(), anew, "x");
        assertThat(modelsAsked()).as("a reading that is tried again pays once").hasSize(2);
        assertThat(count("remembered")).isEqualTo(1);
    }

    @Test
    void aRefusedAnswerIsTriedThreeTimesAndTheModelHearsWhy() {
        var outcome =
                ask(asker(), about, Task.ASK, "x", answer -> new Checked<>(Optional.of("half"), List.of("no ids")));

        assertThat(outcome)
                .isEqualTo(new Failed<>("The model's answer is not what was asked for", Optional.of("half")));
        assertThat(questions()).hasSize(3);
        assertThat(questions().get(0)).doesNotContain("no ids");
        assertThat(questions().get(1)).contains("Your answer before was refused: no ids");
        assertThat(count("refused")).isEqualTo(3);
        ask(asker(), about, "x");
        assertThat(questions()).as("what was refused is not remembered").hasSize(4);
    }

    @Test
    void aPromptThatForgotToMaskIsMaskedOnTheWay() {
        ask(asker(), about, "token = '" + TOKEN + "'");
        assertThat(questions().getFirst()).contains("ghp_").doesNotContain(TOKEN);
    }

    @Test
    void nobodyIsAskedAboutAStrangersChangeOrWithoutAModel() {
        var stranger = new Subject("a/b", "a/b#1", "head", "nobody has said /ok-to-test");
        assertThat(ask(asker(), stranger, "x")).isEqualTo(new NotAsked<>("nobody has said /ok-to-test"));
        settings.remove("pipe.llm.url");
        assertThat(ask(asker(), about, "x")).isEqualTo(new NotAsked<>("No model is configured"));
        assertThat(modelsAsked()).isEmpty();
    }

    @Test
    void whoAsksDoesNotWaitForever() {
        settings.put("pipe.llm.reading-timeout", "200ms");
        settings.put("pipe.llm.timeout", "1h"); // however slow the machine, it is the reading that ends first
        stub.behave(Behaviour.SLOW);

        assertThat(reason(ask(asker(), about, "x"))).isEqualTo("The model was not done in time");
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsPaidAndAskedOfNobodyElse() {
        settings.put("pipe.llm.budget.pull-request-tokens", "390");
        settings.put("pipe.llm.fallbacks[0].model", "second");
        settings.put("pipe.llm.reading-timeout", "5s");
        settings.put("pipe.llm.timeout", "1h");
        stub.behave(Behaviour.SLOW);
        var asker = asker();
        var asking = Thread.ofVirtual().start(() -> {
            try {
                ask(asker, about, "a".repeat(300));
            } catch (IllegalStateException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> !modelsAsked().isEmpty());
        asking.interrupt(); // as a stop does, and the end of the time for a reading
        await().atMost(Duration.ofSeconds(30)).until(() -> count("timed_out") == 1);
        stub.behave(Behaviour.SCRIPTED);

        assertThat(modelsAsked()).containsExactly("first");
        assertThat(reason(ask(asker(), about, "b".repeat(300))))
                .isEqualTo("The model was not asked: the budget of this pull request is spent");
    }

    private record Asker(AskWithCare care, AskModels models) {}

    /** As one more replica would be: nothing is shared but the database. */
    private Asker asker() {
        var config = Configured.with(settings);
        var current = new CurrentQuestion();
        var meters = new ModelMeters(registry);
        var models = new AskModels(config, current, new Spending(db, config, clock), meters, clock);
        return new Asker(
                new AskWithCare(models, current, new KnownAnswers(db, json, config, clock), meters, config), models);
    }

    private static Outcome<String> ask(Asker asker, Subject about, String data) {
        return ask(asker, about, Task.RISKS, data, ModelCareTest::good);
    }

    private static Outcome<String> ask(
            Asker asker, Subject about, Task task, String data, Function<WrittenText, Checked<String>> check) {
        return asker.care()
                .ask(
                        new Question(about, task, data),
                        WrittenText.class,
                        framed -> {
                            var message = UserMessage.from(framed.data() + framed.complaint());
                            var request =
                                    ChatRequest.builder().messages(message).build();
                            return new WrittenText(
                                    asker.models().chat(request).aiMessage().text());
                        },
                        check);
    }

    private static Checked<String> good(WrittenText written) {
        return Checked.good(written.text());
    }

    private static String reason(Outcome<String> outcome) {
        return outcome instanceof Failed<String> failed ? failed.reason() : outcome.toString();
    }

    private List<String> modelsAsked() {
        return stub.requests().stream().map(it -> it.path("model").asText()).toList();
    }

    private List<String> questions() {
        return stub.requests().stream().map(JsonNode::toString).toList();
    }

    /** How many questions with that outcome have a time. */
    private long timed(String outcome) {
        return registry.get("pipe.review.llm").tag("outcome", outcome).timer().count();
    }

    private double tokens(String direction) {
        return registry.get("pipe.review.llm.tokens")
                .tag("task", "risks")
                .tag("direction", direction)
                .counter()
                .count();
    }

    private double count(String outcome) {
        return registry.find("pipe.review.llm.requests").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
