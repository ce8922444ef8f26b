package dev.pipe.review.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.db.Db;
import dev.pipe.common.secrets.CredentialMask;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Good answers, by head, prompt with its version, model and what was shown. */
@ApplicationScoped
class KnownAnswers implements AnswersAtHand {

    private static final Duration FALLBACK_SERVES = Duration.ofMinutes(10);

    private final Db db;
    private final ObjectMapper json;
    private final ModelConfig config;
    private final Clock clock;

    KnownAnswers(Db db, ObjectMapper json, ModelConfig config, Clock clock) {
        this.db = db;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What was answered when this was asked before; empty too when the answer's shape has changed since. What a fallback
     * answered serves a row that is tried again, and no longer: the first choice may be back.
     *
     * @param models the first choice and its fallbacks
     */
    @Override
    public <A> Optional<A> find(Question question, List<String> models, Class<A> shape) {
        if (!isRemembered(question)) {
            return Optional.empty();
        }
        for (var model : models) {
            var serves = clock.instant().minus(model.equals(models.getFirst()) ? config.remember() : fallbackServes());
            var anew = question.about().anewSince();
            var since = anew.isAfter(serves) ? anew : serves;
            var known = db.first(
                            "select answer from llm_answer where question = ? and answered_at >= ?",
                            row -> row.getString("answer"),
                            key(question, model),
                            since)
                    .flatMap(text -> read(text, shape));
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.empty();
    }

    private Duration fallbackServes() {
        return config.remember().compareTo(FALLBACK_SERVES) < 0 ? config.remember() : FALLBACK_SERVES;
    }

    @Override
    public void keep(Question question, String model, Object answer) {
        if (!isRemembered(question)) {
            return;
        }
        db.update(
                """
                insert into llm_answer (question, prompt, model, answer, answered_at) values (?, ?, ?, ?, ?)
                on conflict (question) do update set answer = excluded.answer, answered_at = excluded.answered_at
                """,
                key(question, model),
                question.task().prompt(),
                model,
                CredentialMask.mask(write(answer)),
                clock.instant());
    }

    /** A diff without a head is nobody's pull request, and may be anything the next time. */
    private boolean isRemembered(Question question) {
        return !config.remember().isZero() && !question.about().headSha().isEmpty();
    }

    @Scheduled(every = "6h", delayed = "6m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        db.update(
                "delete from llm_answer where answered_at < ?", clock.instant().minus(config.remember()));
    }

    private <A> Optional<A> read(String text, Class<A> shape) {
        try {
            return Optional.of(json.readValue(text, shape));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // written by an older version of the bot; it is asked again
        }
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", e);
        }
    }

    private static String key(Question question, String model) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part :
                    new String[] {question.about().headSha(), question.task().prompt(), model, question.data()}) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
