package dev.pipe.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Looks what a personal token is good for, keeps it, and says what no token can do. */
record ConnectToken(RestApi api, Keeping keeping, PrintWriter out) {

    static final String VARIABLE = "PIPE_GITHUB_TOKEN";

    private static final List<String> NEVER = List.of(
            "check runs: GitHub lets only Apps write them. Commit statuses take their place, without text and buttons",
            "re-run buttons and requested actions, which belong to check runs",
            "GitHub's log of deliveries: what could not be delivered is found by reading the open pull requests instead",
            "a name of its own: the suite speaks as you, and your own comments are told apart by a hidden mark",
            "who pushed, and comments that were deleted, when it polls: neither can be read afterwards");

    boolean connect(String token, List<String> repositories) throws IOException, InterruptedException {
        var user = api.get("/user", token);
        out.println("GitHub knows this token as " + user.body().path("login").asText() + "'s.");
        var complete = judgeScopes(user.http().headers().firstValue("X-OAuth-Scopes"));
        for (var repository : repositories) {
            complete &= judge(repository, token);
        }
        if (repositories.isEmpty()) {
            out.println(
                    "Name repositories with --repo OWNER/NAME to see what the token may do there, and to have them polled.");
        }
        out.println("With a token these do not work:");
        NEVER.forEach(one -> out.println("  - " + one));
        keep(token, repositories);
        return complete;
    }

    /** Classic tokens name their scopes; those of finer grain do not, and are tried on the repositories. */
    private boolean judgeScopes(Optional<String> header) {
        if (header.isEmpty() || header.get().isBlank()) {
            out.println(
                    "It names no scopes (it is fine-grained, or has none); what it may is seen on the repositories.");
            return true;
        }
        var scopes = List.of(header.get().split(",\\s*"));
        if (scopes.contains("repo") || scopes.contains("public_repo")) {
            if (!scopes.contains("repo")) {
                out.println("Its scope is public_repo: private repositories stay unseen.");
            }
            return true;
        }
        out.println("MISSING  scope repo (or public_repo). Will not work: comments, statuses, labels, merges");
        return false;
    }

    private boolean judge(String repository, String token) throws IOException, InterruptedException {
        JsonNode shown;
        try {
            shown = api.get("/repos/" + repository, token).body();
        } catch (RestApi.Refused refused) {
            if (refused.status() != 404) {
                throw refused;
            }
            out.println("MISSING  " + repository + " is not there, or not for this token to see.");
            return false;
        }
        var may = shown.path("permissions");
        out.println(
                repository + ": it reads" + (may.path("push").asBoolean() ? ", comments, sets statuses and merges" : "")
                        + (may.path("admin").asBoolean() ? ", and sees which checks a branch requires." : "."));
        if (!may.path("push").asBoolean()) {
            out.println("MISSING  write access to " + repository + ". Will not work: statuses, labels, merges");
        }
        if (!may.path("admin").asBoolean()) {
            out.println("  (Without admin: required checks must be named in pipe.yml.)");
        }
        var open = api.get("/repos/" + repository + "/pulls?state=open&per_page=100", token)
                .body()
                .size();
        out.println("First read: " + open + (open == 100 ? " or more" : "") + " open pull requests in " + repository);
        return may.path("push").asBoolean();
    }

    private void keep(String token, List<String> repositories) throws IOException {
        keeping.prepare();
        var settings = new LinkedHashMap<String, String>();
        settings.put("PIPE_GITHUB_ENDPOINT", api.url());
        settings.put(VARIABLE, token);
        settings.put("PIPE_GITHUB_SOURCE", "polling");
        if (!repositories.isEmpty()) {
            settings.put("PIPE_RECONCILE_REPOSITORIES", String.join(",", repositories));
        }
        keeping.writeEnvironment(settings);
        out.println(
                "Kept in " + keeping.environment() + ", readable by you alone. The bots take it from here:  set -a; . "
                        + keeping.environment() + "; set +a");
    }

    /** Never from the command line, which other people of this machine can read. */
    static String ask() throws IOException {
        var given = System.getenv(VARIABLE);
        if (given == null && System.console() != null) {
            var typed = System.console().readPassword("Personal access token (not shown): ");
            given = typed == null ? null : new String(typed);
        } else if (given == null) {
            given = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        }
        if (given == null || !given.strip().matches("[A-Za-z0-9_.-]{10,}")) {
            throw new IOException("No token: set " + VARIABLE + ", or type it when asked");
        }
        return given.strip();
    }
}
