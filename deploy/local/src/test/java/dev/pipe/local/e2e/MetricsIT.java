package dev.pipe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.local.suite.BotName;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Prometheus finds at each bot. */
class MetricsIT {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)(?: # \\{.*} \\S+(?: \\S+)?)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private record Sample(String name, Map<String, String> labels, double value) {}

    private static RunningSuite running;
    private static Api api;

    @BeforeAll
    static void everyBotHasDealtWithAnEvent() throws Exception {
        running = RunningSuite.get();
        api = new Api(running.suite().file(), HttpClient.newHttpClient());
        var settled = new Settled(running, api);
        var number = running.ground().openCalm();
        settled.awaitsApproval(number);
        for (var command : List.of("/infra", "/recall notes")) {
            settled.isAnswered(number, running.ground().comment(number, Playground.AUTHOR, command));
        }
    }

    @AfterAll
    static void hangUp() {
        api.client().close();
    }

    @ParameterizedTest
    @EnumSource(BotName.class)
    void theTextParsesAndHoldsWhatEveryBotReports(BotName bot) throws Exception {
        var samples = samples(bot);
        assertThat(samples)
                .allSatisfy(
                        sample -> assertThat(sample.labels()).as(sample.name()).containsEntry("bot_name", bot.label()));
        assertThat(one(samples, "pipe_bot_status").value()).isEqualTo(1);
        assertThat(one(samples, "pipe_bot_uptime_seconds").value()).isPositive();
        assertThat(one(samples, "pipe_bot_consumer_lag").value()).isNotNegative();
        for (var name : List.of("pipe_bus_queue_rows", "pipe_bus_queue_oldest_seconds")) {
            assertThat(named(samples, name))
                    .extracting(sample -> sample.labels().get("queue"))
                    .as(name)
                    .containsExactlyInAnyOrder("inbox", "outbox", "github_write");
        }
        assertThat(one(samples, "pipe_github_budget_wait_seconds").value()).isNotNegative();
        var errors = one(samples, "pipe_bot_errors_total");
        assertThat(errors.labels()).containsOnlyKeys("bot_name");
        assertThat(errors.value()).isNotNegative();
        assertThat(named(samples, "pipe_bot_events_total"))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels()).containsOnlyKeys("bot_name", "type", "outcome"));
    }

    @ParameterizedTest
    @EnumSource(BotName.class)
    void theTimeOfEventsIsAHistogram(BotName bot) throws Exception {
        var samples = samples(bot);
        assertThat(named(samples, "pipe_bot_event_seconds_bucket"))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.labels()).containsOnlyKeys("bot_name", "type", "le"));
        assertThat(named(samples, "pipe_bot_event_seconds_count")).isNotEmpty();
        assertThat(named(samples, "pipe_bot_event_seconds_sum")).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(BotName.class)
    void whatGitHubCostsIsTold(BotName bot) throws Exception {
        var samples = samples(bot);
        assertThat(named(samples, "pipe_github_requests_total"))
                .isNotEmpty()
                .allSatisfy(
                        sample -> assertThat(sample.labels()).containsOnlyKeys("bot_name", "endpoint_group", "status"))
                .allSatisfy(sample ->
                        assertThat(sample.labels().get("endpoint_group")).doesNotContainPattern("\\d"));
        assertThat(named(samples, "pipe_github_rate_remaining"))
                .allSatisfy(sample -> assertThat(sample.labels()).containsOnlyKeys("bot_name", "resource"))
                .anySatisfy(sample -> assertThat(sample.value()).isPositive());
        assertThat(one(samples, "pipe_github_rate_wait_seconds").value()).isZero();
        assertThat(one(samples, "pipe_github_cache_hits_total").value()).isNotNegative();
    }

    private static List<Sample> samples(BotName bot) throws Exception {
        return api.metrics(bot)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(MetricsIT::sample)
                .toList();
    }

    private static Sample one(List<Sample> samples, String name) {
        var found = named(samples, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static List<Sample> named(List<Sample> samples, String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).toList();
    }

    private static Sample sample(String line) {
        var matcher = SAMPLE.matcher(line);
        assertThat(matcher.matches()).as("a line of Prometheus text: %s", line).isTrue();
        var labels = new TreeMap<String, String>();
        var rest = matcher.group(2) == null ? "" : matcher.group(2);
        var label = LABEL.matcher(rest);
        while (label.lookingAt()) {
            labels.put(label.group(1), label.group(2));
            label.region(label.end(), rest.length());
        }
        assertThat(label.regionStart()).as("labels of %s", line).isEqualTo(rest.length());
        var value = matcher.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
        return new Sample(matcher.group(1), labels, Double.parseDouble(value));
    }
}
