package dev.pipe.common.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class BotMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final BotMetrics metrics = new BotMetrics(registry);

    @Test
    void errorsAreReportedFromZeroSoThatTheFirstOneIsARate() {
        assertThat(registry.scrape().lines()).contains("pipe_bot_errors_total 0.0");
        metrics.error();
        assertThat(registry.scrape().lines()).contains("pipe_bot_errors_total 1.0");
    }
}
