package dev.pipe.local.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** A scrape configuration for the running bots, so that a Prometheus can be pointed at them. */
final class PrometheusFiles {

    private static final String CONFIGURATION = """
            # Written by ./pipe up. Run: prometheus --config.file=.pipe/prometheus.yml
            global:
              scrape_interval: 5s
            scrape_configs:
              - job_name: pipe-bot
                metrics_path: /q/metrics
                honor_labels: true
                file_sd_configs:
                  - files:
                      - prometheus-targets.json
            """;

    private PrometheusFiles() {}

    static void write(Checkout checkout, Map<String, SuiteFile.Bot> bots) throws IOException {
        List<Map<String, Object>> targets = bots.entrySet().stream()
                .map(bot -> Map.<String, Object>of(
                        "targets", List.of(URI.create(bot.getValue().url()).getAuthority()),
                        "labels", Map.of("bot_name", bot.getKey())))
                .toList();
        Files.writeString(checkout.state().resolve("prometheus.yml"), CONFIGURATION);
        Files.writeString(
                checkout.state().resolve("prometheus-targets.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(targets) + "\n");
    }
}
