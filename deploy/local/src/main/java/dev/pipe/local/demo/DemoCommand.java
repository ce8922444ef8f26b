package dev.pipe.local.demo;

import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.NotSeen;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import dev.pipe.sandbox.llm.StubLlm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the suite, plays a story on it or runs your own branch through it, and says where to look. */
@Command(
        name = "demo",
        description = {
            "Starts everything on this machine and plays a story: a pull request goes in, five bots answer.",
            "With --repo, --base and --head the pull request is your own branch; your repository is only read."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "exit when the story has ended: 0 when it came true, else 1")
    private boolean once;

    @Option(
            names = "--break",
            paramLabel = "WHAT",
            description = {
                "leave one bot out (review-bot, say) or one rule off (two-approvals, hold, auto-merge);",
                "the story then must fail and say what is missing"
            })
    private String broken;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report for machines")
    private Path json;

    @Option(
            names = "--llm-url",
            paramLabel = "URL",
            description = "an OpenAI-compatible endpoint for review-bot instead of the story's stub")
    private String llmUrl;

    @Option(names = "--otlp-endpoint", paramLabel = "URL", description = "where traces go, by OTLP over HTTP")
    private String otlpEndpoint;

    @ArgGroup(exclusive = false)
    private OwnBranch own;

    /** Two refs of a local repository. */
    static final class OwnBranch {
        @Option(names = "--repo", required = true, paramLabel = "PATH", description = "a local git repository")
        private Path repository;

        @Option(names = "--base", required = true, paramLabel = "REF", description = "what the branch is to go into")
        private String base;

        @Option(
                names = "--head",
                required = true,
                paramLabel = "REF",
                description = "the branch, tag or commit to review")
        private String head;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var begin = Instant.now();
        if (own != null) {
            OwnBranchReview.requireReadable(own.repository, own.base, own.head);
        }
        System.out.println("Starting Kafka, PostgreSQL, a fake GitHub and five bots; logs are in .pipe/logs/");
        try (var stub = playsItsOwnModel() ? DemoModel.start() : null;
                var suite = Suite.start(Checkout.current(), options(stub), System.out::println);
                var client = HttpClient.newHttpClient()) {
            var exit = own == null ? playStory(suite, client, begin, stub) : reviewOwnBranch(suite, client);
            if (!once) {
                var page = own == null ? DemoRepository.FULL_NAME + "/pull/" + Story.NUMBER : OwnBranchReview.PAGE;
                System.out.println(WhereToLook.of(suite.file(), page));
                Thread.currentThread().join(); // until Ctrl-C, whose shutdown hook stops the suite
            }
            return exit;
        }
    }

    /** The story has a model that plays its part; a branch of one's own is read by rules unless a real one is named. */
    private boolean playsItsOwnModel() {
        return llmUrl == null && own == null;
    }

    private int playStory(Suite suite, HttpClient client, Instant begin, StubLlm stub)
            throws IOException, InterruptedException {
        var mergeTrigger = Breakage.AUTO_MERGE.equals(broken) ? "command" : "auto";
        var patience = Duration.ofSeconds(broken == null ? 90 : 25);
        var stopped = "";
        try {
            new Story(suite, client, new Narrator(System.out), patience, mergeTrigger).play();
        } catch (NotSeen e) {
            stopped = e.getMessage();
        }
        var lines =
                new CheckStory(suite.file(), client, Optional.ofNullable(stub).map(it -> URI.create(it.url()))).check();
        var runs = RunsOfStory.read(new BotApi(suite.file(), client));
        var report = new Report(runs, lines, stopped, Duration.between(begin, Instant.now()));
        report.print(System.out);
        if (json != null) {
            report.writeTo(json);
        }
        return report.cameTrue() ? 0 : 1;
    }

    private int reviewOwnBranch(Suite suite, HttpClient client) throws IOException, InterruptedException {
        var review = new OwnBranchReview(suite.file(), client, System.out);
        var report = review.run(own.repository, own.base, own.head);
        if (json != null) {
            Files.writeString(
                    json, GitHubUser.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report.json()) + "\n");
        }
        return report.settled() ? 0 : 1;
    }

    /**
     * What an operator would set: silence is noticed soon, and a branch of one's own, which has no file on its base,
     * is enforced. The story's repository says in its own file what it wants.
     */
    private SuiteOptions options(StubLlm stub) throws IOException {
        var options = SuiteOptions.ordinary();
        var repositories = Checkout.current().state().resolve("demo-repositories.properties");
        Files.createDirectories(repositories.getParent());
        Files.writeString(repositories, """
                %s.mode=enforce
                """.formatted(OwnBranchReview.FULL_NAME));
        options = options.with(BotName.PIPELINE_BOT, "PIPE_PIPELINE_REPOSITORIES_FILE", repositories.toString())
                .with("PIPE_BOT_HEARTBEAT_EVERY", "1s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_AFTER", "8s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_LISTENING_GAP", "4s")
                .with(BotName.INFRA_BOT, "PIPE_INFRA_SILENCE_JUDGE_EVERY", "1s");
        options = broken == null ? options : breakage().in(options);
        options = stub == null ? options : options.withLlm(stub.url());
        options = llmUrl == null ? options : options.withLlm(llmUrl);
        return otlpEndpoint == null ? options : options.withTraces(otlpEndpoint);
    }

    private Breakage breakage() {
        try {
            return new Breakage(broken);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
