package dev.pipe.pipeline.gateway;

/** Carries a {@link Refusal} up to where it is answered; an expected outcome, so it has no stack trace. */
public final class RefusedDelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedDelivery(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
