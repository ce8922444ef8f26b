package dev.pipe.local.load;

import dev.pipe.local.client.BotApi;
import dev.pipe.local.client.GitHubUser;
import dev.pipe.local.client.TopicReader;
import dev.pipe.local.client.Waiting;
import dev.pipe.local.suite.BotName;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.Suite;
import dev.pipe.local.suite.SuiteOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;

/** A running suite with a town on its GitHub, whose repositories enforce and merge by themselves. */
record LoadedSuite(Suite suite, HttpClient client, GitHubUser github, BotApi bots, Town town) implements AutoCloseable {

    static LoadedSuite start(Checkout checkout, SuiteOptions options, int repositories) throws IOException {
        var settings = checkout.state().resolve("load-repositories.properties");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "%s/*.mode=enforce%n%s/*.merge-trigger=auto%n".formatted(Town.OWNER, Town.OWNER));
        var suite = Suite.start(
                checkout,
                options.with(BotName.PIPELINE_BOT, "PIPE_PIPELINE_REPOSITORIES_FILE", settings.toString())
                        // One reviewer says more here than people do; the limit would answer that, and rightly.
                        .with(BotName.PIPELINE_BOT, "PIPE_PIPELINE_COMMANDS_PER_ACTOR", "1000000"),
                System.out::println);
        var client = HttpClient.newHttpClient();
        var github = new GitHubUser(suite.file().github(), client, "admin");
        var town = new Town(github, repositories);
        town.create();
        return new LoadedSuite(suite, client, github, new BotApi(suite.file(), client), town);
    }

    TopicReader topics() {
        return new TopicReader(suite.file().kafka().bootstrapServers());
    }

    Load load(int hands, Duration patience) {
        return new Load(new PlayPull(town, bots, new Waiting(patience)), hands);
    }

    JudgeLoad judge(Duration patience) {
        return new JudgeLoad(github, bots, topics(), new Waiting(patience));
    }

    @Override
    public void close() throws IOException {
        client.close();
        suite.close();
    }
}
