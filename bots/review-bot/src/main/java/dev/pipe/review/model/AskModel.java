package dev.pipe.review.model;

import dev.pipe.review.MetricNames;
import dev.pipe.review.diff.Change;
import dev.pipe.review.risk.Finding;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;

/** Has the model read along where one is configured. Whatever it does, the review goes on, and says what is missing. */
@ApplicationScoped
public class AskModel {

    private static final Logger LOG = Logger.getLogger(AskModel.class);

    private final ModelConfig config;
    private final FindRisksInHunks model;
    private final MeterRegistry registry;

    AskModel(ModelConfig config, FindRisksInHunks model, MeterRegistry registry) {
        this.config = config;
        this.model = model;
        this.registry = registry;
    }

    /**
     * @param known what the rules found
     * @param withoutModel why no model may be asked; empty when it may
     */
    public ModelReading read(Change change, List<Finding> known, String withoutModel) {
        if (!isConfigured()) {
            return ModelReading.notConfigured();
        }
        if (!withoutModel.isEmpty()) {
            return ModelReading.withheld(withoutModel);
        }
        if (change.hunkCount() == 0) {
            return ModelReading.answered(List.of());
        }
        var prompt = Prompt.of(change, config.promptCharacters());
        try {
            var answer = model.find(prompt.hunks());
            if (answer == null || answer.findings() == null) {
                return failed("The model's answer is not what was asked for", null);
            }
            registry.counter(MetricNames.MODEL_REQUESTS, "outcome", "answered").increment();
            var findings = new CheckAnswer(change, known).take(answer);
            return prompt.showsAll()
                    ? ModelReading.answered(findings)
                    : ModelReading.partly(
                            findings, "the model read " + prompt.shown() + " of " + prompt.all() + " hunks");
        } catch (RuntimeException e) { // whatever a client, a network or a model comes up with
            return failed(
                    "The model did not answer as it should: " + e.getClass().getSimpleName(), e);
        }
    }

    /** What a health check says. */
    public String state() {
        return isConfigured()
                ? config.model() + " at " + config.url().map(URI::getHost).orElse("")
                : "none configured";
    }

    private boolean isConfigured() {
        return config.url().map(URI::toString).filter(url -> !url.isBlank()).isPresent();
    }

    private ModelReading failed(String reason, RuntimeException cause) {
        registry.counter(MetricNames.MODEL_REQUESTS, "outcome", "failed").increment();
        LOG.warnf("%s; the rules' reading stands alone", reason);
        LOG.debug("The model's failure", cause); // its message may hold what the model said
        return ModelReading.failed(reason);
    }
}
