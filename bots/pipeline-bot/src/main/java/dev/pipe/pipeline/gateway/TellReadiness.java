package dev.pipe.pipeline.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment on at which the bot is told to stop. */
@Readiness
@ApplicationScoped
class TellReadiness implements HealthCheck {

    private final DrainDeliveries draining;

    TellReadiness(DrainDeliveries draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Deliveries are taken")
                .status(draining.isReady())
                .build();
    }
}
