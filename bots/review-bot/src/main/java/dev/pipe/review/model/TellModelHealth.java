package dev.pipe.review.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which model reads along. Without one the bot is ready all the same. */
@Readiness
@ApplicationScoped
class TellModelHealth implements HealthCheck {

    private final AskModels model;

    TellModelHealth(AskModels model) {
        this.model = model;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("model")
                .up()
                .withData("model", model.state())
                .build();
    }
}
