package dev.pipe.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks GitHub what the App may and hears, and where it is installed; says what will not work; makes a first read. */
record CheckApp(RestApi api, Keeping keeping, PrintWriter out, Duration patience) {

    private static final int SHOWN = 10;

    boolean check() throws IOException, InterruptedException {
        var settings = keeping.readEnvironment();
        var keyFile = Path.of(settings.getOrDefault("PIPE_GITHUB_APP_PRIVATE_KEY_FILE", ""));
        if (!Files.isRegularFile(keyFile)) {
            throw new IOException(keeping.environment() + " names no App and key; --again makes one");
        }
        var proof = AppProof.of(Long.parseLong(settings.get("PIPE_GITHUB_APP_ID")), Files.readString(keyFile));
        var app = api.get("/app", proof.jwt()).body();
        out.println("GitHub knows us as the App " + app.path("name").asText() + " ("
                + app.path("slug").asText() + ") of " + app.at("/owner/login").asText() + ".");
        var complete = judge("The App", app, new ArrayList<>());
        var installations = installations(proof);
        if (installations.isEmpty()) {
            out.println("MISSING  The App is installed nowhere: the suite sees no repository. Install it:  "
                    + app.path("html_url").asText() + "/installations/new");
            return false;
        }
        for (var installation : installations) {
            complete &= judge(installation, proof);
        }
        out.println(
                complete ? "Everything that is needed is granted." : "Grant what is missing in the App's settings.");
        out.println("The bots take it from here:  set -a; . " + keeping.environment() + "; set +a");
        return complete;
    }

    /** Waits for the person to install it. */
    private List<JsonNode> installations(AppProof proof) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (true) {
            var found = new ArrayList<JsonNode>();
            api.get("/app/installations?per_page=100", proof.jwt()).body().forEach(found::add);
            if (!found.isEmpty() || Instant.now().isAfter(deadline)) {
                return found;
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private boolean judge(JsonNode installation, AppProof proof) throws IOException, InterruptedException {
        var account = installation.at("/account/login").asText();
        if (installation.hasNonNull("suspended_at")) {
            out.println("MISSING  The installation on " + account + " is suspended: nothing works there.");
            return false;
        }
        var complete = judge("The installation on " + account, installation, new ArrayList<>());
        var path = "/app/installations/" + installation.path("id").asLong() + "/access_tokens";
        var token = api.post(path, proof.jwt()).body().path("token").asText();
        var read = api.get("/installation/repositories?per_page=100", token).body();
        var names = new ArrayList<String>();
        read.path("repositories").forEach(one -> names.add(one.path("full_name").asText()));
        out.println("First read: " + read.path("total_count").asInt() + " repositories of " + account
                + (names.isEmpty() ? "" : ": " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))))
                + (names.size() > SHOWN ? ", …" : ""));
        return complete;
    }

    private boolean judge(String whose, JsonNode shown, List<String> missing) {
        for (var need : Need.PERMISSIONS) {
            var granted = shown.path("permissions").path(need.name()).asText("none");
            if (!need.isMetBy(granted)) {
                missing.add("permission " + need.name() + " is " + granted + ", not " + need.level()
                        + ". Will not work: " + need.without());
            }
        }
        var events = new ArrayList<String>();
        shown.path("events").forEach(event -> events.add(event.asText()));
        for (var need : Need.EVENTS) {
            if (!events.contains(need.name())) {
                missing.add("event " + need.name() + " is not heard. Will not work: " + need.without());
            }
        }
        missing.forEach(one -> out.println("MISSING  " + whose + ": " + one));
        return missing.isEmpty();
    }
}
