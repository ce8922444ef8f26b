package dev.pipe.pipeline.gateway;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The secrets in force: those of the configuration, and those of files, which are read again every few seconds and when
 * a signature fits none. Several are good at once, so that one replaces another without a gap.
 */
@ApplicationScoped
class WebhookSecrets {

    private static final long NOT_SOONER_NANOS = 1_000_000_000;

    private final List<WebhookSecret> inline = new ArrayList<>();
    private final List<SecretFile> files = new ArrayList<>();
    private volatile List<WebhookSecret> inForce = List.of();
    private long read;

    WebhookSecrets(GatewayConfig config) {
        config.allSecrets().forEach(secret -> inline.add(new WebhookSecret(secret, SecretScope.EVERYTHING)));
        config.secretFiles().orElse(List.of()).forEach(path -> files.add(new SecretFile(path, SecretScope.EVERYTHING)));
        config.scoped().forEach(this::add);
        reread();
    }

    private void add(String name, GatewayConfig.Scoped entry) {
        if (entry.secret().isEmpty() && entry.secretFiles().isEmpty()) {
            throw new IllegalArgumentException(
                    "pipe.webhook.scoped." + name + " names neither a secret nor a file with one");
        }
        var scope = SecretScope.of(entry.scope());
        GatewayConfig.notBlank(entry.secret()).forEach(secret -> inline.add(new WebhookSecret(secret, scope)));
        entry.secretFiles().orElse(List.of()).forEach(path -> files.add(new SecretFile(path, scope)));
    }

    List<WebhookSecret> inForce() {
        return inForce;
    }

    /** For a signature that fits none: the secret may have been replaced just now. False when nothing is new. */
    boolean rereadIfDue() {
        return !files.isEmpty() && rereadUnlessJustDone();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void reread() {
        read = System.nanoTime();
        var all = new LinkedHashSet<>(inline);
        files.forEach(file -> all.addAll(file.read()));
        var before = inForce;
        inForce = List.copyOf(all);
        if (!inForce.equals(before)) {
            Log.infof("%d webhook secrets are in force", inForce.size());
        }
    }

    private synchronized boolean rereadUnlessJustDone() {
        if (System.nanoTime() - read < NOT_SOONER_NANOS) {
            return false;
        }
        var before = inForce;
        reread();
        return !inForce.equals(before);
    }
}
