package dev.pipe.review.model;

import dev.pipe.review.model.Outcome.Answered;
import dev.pipe.review.model.Outcome.Failed;
import dev.pipe.review.model.Outcome.NotAsked;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Asks until the answer is what was asked for, three times at most, and tells the model what was wrong before. Never
 * throws for what a model does. Questions run on threads of their own: what they cost is paid outside the transaction
 * of whoever asks, and stays paid when that is rolled back.
 */
@ApplicationScoped
class AskWithCare {

    static final int ATTEMPTS = 3;

    private static final Logger LOG = Logger.getLogger(AskWithCare.class);
    private static final String NO_SHAPE = "The answer is not JSON of the shape that was asked for";
    private static final int MOST_COMPLAINTS = 10;

    private final AskModels models;
    private final CurrentQuestion current;
    private final AnswersAtHand known;
    private final CountQuestions meters;
    private final ModelConfig config;
    private final ExecutorService threads;

    @Inject
    AskWithCare(
            AskModels models, CurrentQuestion current, AnswersAtHand known, CountQuestions meters, ModelConfig config) {
        this(models, current, known, meters, config, Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor()));
    }

    AskWithCare(
            AskModels models,
            CurrentQuestion current,
            AnswersAtHand known,
            CountQuestions meters,
            ModelConfig config,
            ExecutorService threads) {
        this.threads = threads;
        this.config = config;
        this.models = models;
        this.current = current;
        this.known = known;
        this.meters = meters;
    }

    /** The threads for questions; several of one change may be asked at once. */
    ExecutorService threads() {
        return threads;
    }

    /** Why nobody is asked about this; empty when somebody is. */
    Optional<String> whyNot(Subject about) {
        if (!models.isConfigured()) {
            return Optional.of("No model is configured");
        }
        return Optional.of(about.withoutModel()).filter(reason -> !reason.isEmpty());
    }

    /**
     * @param shape what the prompt returns
     * @param prompt asks the model
     * @param check takes of the answer what is true
     */
    <A, T> Outcome<T> ask(
            Question question, Class<A> shape, Function<Framed, A> prompt, Function<A, Checked<T>> check) {
        var not = whyNot(question.about());
        if (not.isPresent()) {
            return new NotAsked<>(not.get());
        }
        return inTime(() -> inAttempts(question, shape, prompt, check));
    }

    private <A, T> Outcome<T> inAttempts(
            Question question, Class<A> shape, Function<Framed, A> prompt, Function<A, Checked<T>> check) {
        var before = known.find(question, models.names(), shape).map(check).filter(Checked::isGood);
        if (before.isPresent()) {
            meters.count(question.task(), ModelOutcome.REMEMBERED);
            return new Answered<>(before.get().usable().orElseThrow());
        }
        var last = new Checked<T>(Optional.empty(), List.of());
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var framed = Framed.of(question.data(), complaint(last.complaints()));
            try {
                var told = current.during(question, () -> prompt.apply(framed));
                last = told.answer() == null ? Checked.bad(NO_SHAPE) : check.apply(told.answer());
                if (last.isGood()) {
                    known.keep(question, told.model(), told.answer());
                    return new Answered<>(last.usable().orElseThrow());
                }
            } catch (RuntimeException e) {
                var trouble = troubleIn(e);
                if (trouble.isPresent()) {
                    return new Failed<>(trouble.get().getMessage(), last.usable());
                }
                LOG.debug("An answer that is not of the shape", e); // its message may hold what the model said
                last = Checked.bad(NO_SHAPE);
            }
            meters.count(question.task(), ModelOutcome.REFUSED);
        }
        return new Failed<>("The model's answer is not what was asked for", last.usable());
    }

    private static Optional<ModelTrouble> troubleIn(RuntimeException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof ModelTrouble trouble) {
                return Optional.of(trouble);
            }
        }
        return Optional.empty();
    }

    private static String complaint(List<String> complaints) {
        return complaints.isEmpty()
                ? ""
                : "Your answer before was refused: "
                        + String.join(
                                "; ", complaints.stream().limit(MOST_COMPLAINTS).toList()) + ". Answer again, whole.";
    }

    private <T> Outcome<T> inTime(Callable<Outcome<T>> work) {
        var questions = new TimedQuestions<T>(threads, config.readingTimeout());
        questions.begin(work);
        return questions.outcomes().getFirst();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
