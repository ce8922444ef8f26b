package dev.pipe.local.up;

import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteFile;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the suite and stays with it until Ctrl-C or `./pipe down`. */
@Command(name = "up", description = "Starts Kafka, PostgreSQL, a fake GitHub and the five bots on this machine.")
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--detach", description = "return when everything is ready, and leave it running")
    private boolean detach;

    @Option(names = "--llm-url", description = "an OpenAI-compatible endpoint for the bots that can use a model")
    private String llmUrl;

    @Option(names = "--otlp-endpoint", description = "where traces go, by OTLP over HTTP; without it there are none")
    private String otlpEndpoint;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (detach) {
            return DetachedUp.start(Checkout.current(), options());
        }
        Instant begin = Instant.now();
        System.out.println("Starting the suite; logs are in .pipe/logs/");
        Suite suite = Suite.start(Checkout.current(), options(), System.out::println);
        System.out.println(summary(suite.file(), Duration.between(begin, Instant.now())));
        Thread.currentThread().join(); // Ctrl-C or `down` end this JVM, whose shutdown hook stops the suite
        return 0;
    }

    private SuiteOptions options() {
        SuiteOptions options = SuiteOptions.ordinary();
        options = llmUrl == null ? options : options.withLlm(llmUrl);
        return otlpEndpoint == null ? options : options.withTraces(otlpEndpoint);
    }

    static String summary(SuiteFile suite, Duration took) {
        var text = new StringBuilder();
        text.append("%nThe suite is up after %d s.%n".formatted(took.toSeconds()));
        text.append("  GitHub (fake)    %s%n".formatted(suite.github().webUrl()));
        for (BotName bot : BotName.values()) {
            String url = suite.url(bot);
            text.append("  %-16s %s/q/health   %s/q/metrics%n".formatted(bot.label(), url, url));
        }
        text.append("  quests           %s/quest (its start token is apiToken in .pipe/suite.json)%n"
                .formatted(suite.url(BotName.REVIEW_BOT)));
        text.append(
                "  for scripts      .pipe/suite.json (URLs, tokens, databases), .pipe/prometheus.yml%n".formatted());
        text.append("  Stop it with Ctrl-C, or './pipe down' from anywhere in this checkout.".formatted());
        return text.toString();
    }
}
