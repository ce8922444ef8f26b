package dev.pipe.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Sends a person to GitHub with a manifest, exchanges the code that comes back, and keeps what GitHub says once. */
record MakeApp(RestApi api, Keeping keeping, PrintWriter out) {

    void make(AskOnLoopback.Wish wish, boolean printOnly, Duration patience) throws IOException, InterruptedException {
        keeping.prepare();
        explain();
        try (var ask = AskOnLoopback.begin(wish)) {
            out.println("Open this page, it leads to GitHub:  " + ask.url());
            out.flush();
            if (!printOnly) {
                openBrowser(ask.url());
            }
            var code = ask.await(patience);
            var app = api.post("/app-manifests/" + code + "/conversions", null).body();
            keep(app, wish);
            out.println("The App " + app.path("slug").asText() + " is made; its key and webhook secret are in "
                    + keeping.directory() + ", readable by you alone.");
            out.println(
                    "Install it where it is to work:  " + app.path("html_url").asText() + "/installations/new");
            out.flush();
        }
    }

    private void explain() {
        out.println("The App asks for these permissions:");
        Need.PERMISSIONS.forEach(need -> out.printf("  %-16s %-6s %s%n", need.name(), need.level(), need.reason()));
        out.println("and hears these events:");
        Need.EVENTS.forEach(need -> out.printf("  %-28s %s%n", need.name(), need.reason()));
    }

    /** GitHub shows key and secrets this once. The client secret is for a login that the suite does not use: not kept. */
    private void keep(JsonNode app, AskOnLoopback.Wish wish) throws IOException {
        keeping.write(keeping.key(), app.path("pem").asText());
        keeping.write(keeping.webhookSecret(), app.path("webhook_secret").asText());
        var settings = new LinkedHashMap<String, String>();
        settings.put("PIPE_GITHUB_ENDPOINT", api.url());
        settings.put("PIPE_GITHUB_APP_ID", app.path("id").asText());
        settings.put("PIPE_GITHUB_APP_PRIVATE_KEY_FILE", keeping.key().toString());
        settings.put("PIPE_WEBHOOK_SECRET_FILES", keeping.webhookSecret().toString());
        settings.put("PIPE_GITHUB_SOURCE", wish.webhook().equals(Manifest.NOWHERE) ? "polling" : "webhook");
        keeping.writeEnvironment(settings);
    }

    /** A machine without a browser is no failure: the address was printed. */
    private void openBrowser(String url) {
        var opener = System.getProperty("os.name").startsWith("Mac") ? "open" : "xdg-open";
        try {
            new ProcessBuilder(opener, url).inheritIO().start();
        } catch (IOException e) {
            out.println("(No " + opener + " here: open the page yourself.)");
            out.flush();
        }
    }
}
