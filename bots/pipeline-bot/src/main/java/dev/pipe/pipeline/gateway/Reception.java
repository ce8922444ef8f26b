package dev.pipe.pipeline.gateway;

import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * One delivery on its way in: its bytes are gathered on the event loop, judged and handed to the broker on a virtual
 * thread, answered on the event loop again. The answer comes in time whatever the sender or the broker does; the memory
 * is given back only when the broker's client has let go of it too.
 */
final class Reception {

    private final HttpServerRequest request;
    private final Body body;
    private final Answer answer;
    private final Context eventLoop = Vertx.currentContext();
    private final long deadline;
    private boolean whole;

    Reception(HttpServerRequest request, Body body, Answer answer, Duration answerWithin) {
        this.request = request;
        this.body = body;
        this.answer = answer;
        this.deadline = eventLoop.owner().setTimer(answerWithin.toMillis(), id -> expire());
    }

    /** Reads the body and gives it to {@code accept}, off the event loop. */
    void read(Function<byte[], CompletionStage<Void>> accept) {
        request.handler(this::take);
        request.endHandler(end -> {
            whole = true;
            Thread.startVirtualThread(() -> handOver(accept));
        });
        request.exceptionHandler(failure -> {
            answer.abandoned();
            if (!whole) {
                giveUp();
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void take(Buffer chunk) {
        try {
            body.append(chunk);
        } catch (RefusedDelivery refused) {
            answer.refuse(refused.refusal());
            giveUp();
        }
    }

    private void handOver(Function<byte[], CompletionStage<Void>> accept) {
        try {
            accept.apply(body.whole()).whenComplete((done, failure) -> settle(failure));
        } catch (RuntimeException e) {
            settle(e);
        }
    }

    private void settle(Throwable failure) {
        body.release();
        eventLoop.runOnContext(go -> {
            eventLoop.owner().cancelTimer(deadline);
            if (failure == null) {
                answer.accepted();
            } else {
                answer.refuse(refusalFor(failure));
            }
        });
    }

    private static Refusal refusalFor(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> refusalFor(wrapped.getCause());
            case RefusedDelivery refused -> refused.refusal();
            case RecordTooLargeException tooLarge -> Refusal.tooLargeForBroker();
            case KafkaException broker -> Refusal.brokerAway(broker.getClass().getSimpleName());
            default -> brokenBy(failure);
        };
    }

    private static Refusal brokenBy(Throwable bug) {
        Log.error("A delivery could not be taken", bug);
        return Refusal.broken();
    }

    private void expire() {
        if (whole) {
            answer.refuse(Refusal.brokerAway("not in time"));
        } else {
            answer.refuse(Refusal.slowSender());
            giveUp();
        }
    }

    private void giveUp() {
        eventLoop.owner().cancelTimer(deadline);
        body.release();
    }
}
