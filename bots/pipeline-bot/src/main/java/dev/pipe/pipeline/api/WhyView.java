package dev.pipe.pipeline.api;

import dev.pipe.pipeline.run.Reason;
import dev.pipe.pipeline.run.Words;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Why a pull request is not merged, as scripts see it. */
@RegisterForReflection
record WhyView(String pullRequest, String standing, List<ReasonView> reasons) {

    /** One reason. */
    @RegisterForReflection
    record ReasonView(String kind, String what, String todo) {
        static ReasonView of(Reason reason) {
            return new ReasonView(
                    Words.lower(reason.kind()).replace(' ', '-'),
                    Words.unmarked(reason.what()),
                    Words.unmarked(reason.todo()));
        }
    }
}
