package dev.pipe.local.connect;

import dev.pipe.local.suite.Checkout;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Walks a person through a GitHub App, or looks what a personal token is good for. Exit code 1 when something is missing. */
@Command(
        name = "github",
        description = {
            "Makes a GitHub App from a manifest in the browser, keeps its key and webhook secret in files that only you"
                    + " can read, checks what it was granted, and makes a first read.",
            "Run again it checks what is there. docs/connect-github.md tells the whole."
        })
public final class ConnectGitHubCommand implements Callable<Integer> {

    @Option(names = "--org", paramLabel = "ORG", description = "the App belongs to this organisation and not to you")
    private String organization;

    @Option(
            names = "--token",
            description =
                    "connect with a personal token instead, read from PIPE_GITHUB_TOKEN or asked for; no check runs then")
    private boolean token;

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "with --token: look what the token may do here, and poll it; may be repeated")
    private List<String> repositories = List.of();

    @Option(
            names = "--name",
            defaultValue = "PIPE",
            description = "the App's name; GitHub wants it unique (${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--webhook-url",
            paramLabel = "URL",
            description = "where GitHub reaches pipeline-bot: https://HOST/webhooks/github; without it the bot polls")
    private String webhookUrl;

    @Option(
            names = "--github-url",
            defaultValue = "https://github.com",
            description = "GitHub Enterprise Server's address")
    private String gitHubUrl;

    @Option(names = "--api-url", description = "its REST API; HOST/api/v3 of another GitHub (${DEFAULT-VALUE})")
    private String apiUrl;

    @Option(names = "--directory", description = "where key and secrets are kept (.pipe/github)")
    private Path directory = Checkout.current().state().resolve("github");

    @Option(names = "--again", description = "make another connection although there is one")
    private boolean again;

    @Option(names = "--print-url", description = "open no browser, only print where to begin")
    private boolean printUrl;

    @Option(names = "--patience", defaultValue = "15", description = "minutes to wait for each step in the browser")
    private int minutes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (organization != null && (token || !organization.matches("[A-Za-z0-9-]{1,39}"))) {
            throw new ParameterException(spec.commandLine(), "--org names an organisation, and a token has none");
        }
        PrintWriter out = spec.commandLine().getOut();
        var keeping = new Keeping(directory.toAbsolutePath().normalize());
        try (var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var api = new RestApi(apiUrl(), client);
            if (token) {
                return new ConnectToken(api, keeping, out).connect(ConnectToken.ask(), repositories) ? 0 : 1;
            }
            if (!keeping.isThere() || again) {
                makeApp(api, keeping, out);
            } else {
                out.println("Connected already, by " + keeping.environment()
                        + "; this only checks it. --again makes another.");
            }
            return new CheckApp(api, keeping, out, Duration.ofMinutes(minutes)).check() ? 0 : 1;
        }
    }

    private void makeApp(RestApi api, Keeping keeping, PrintWriter out) throws IOException, InterruptedException {
        var page = gitHub() + (organization == null ? "" : "/organizations/" + organization) + "/settings/apps/new";
        var wish = new AskOnLoopback.Wish(page, name, gitHub(), webhookUrl == null ? Manifest.NOWHERE : webhookUrl);
        new MakeApp(api, keeping, out).make(wish, printUrl, Duration.ofMinutes(minutes));
    }

    private String gitHub() {
        return gitHubUrl.replaceAll("/+$", "");
    }

    private String apiUrl() {
        if (apiUrl != null) {
            return apiUrl;
        }
        return gitHub().equals("https://github.com") ? "https://api.github.com" : gitHub() + "/api/v3";
    }
}
