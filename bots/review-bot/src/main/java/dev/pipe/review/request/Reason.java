package dev.pipe.review.request;

import dev.pipe.common.bus.PermanentFailure;
import dev.pipe.common.github.GitHubFailure;
import dev.pipe.common.secrets.ShownFailure;

/** Why a job failed, in words for whoever waits for it. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        var words = failure instanceof GitHubFailure
                || failure instanceof PermanentFailure
                || failure instanceof UnreadableJob;
        return ShownFailure.words(
                words ? failure.getMessage() : failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
}
