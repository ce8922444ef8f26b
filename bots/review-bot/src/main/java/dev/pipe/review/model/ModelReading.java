package dev.pipe.review.model;

import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the second reader has to say.
 *
 * @param engine {@code heuristic} when nobody was asked, {@code llm}, or {@code llm-fallback} when the answer failed
 * @param missing what a configured model did not read or was not shown, and why; that makes the reading incomplete
 * @param note what people should know about the reading
 */
public record ModelReading(String engine, List<Finding> findings, Optional<String> missing, String note) {

    private static final String WITHHELD = "No model read this: ";

    static ModelReading notConfigured() {
        return new ModelReading(
                "heuristic", List.of(), Optional.empty(), "No model is configured; rules alone read this change.");
    }

    /** One is there, and nothing is left for it: the change has no lines, or none that it has not read. */
    static ModelReading notAsked() {
        return new ModelReading("heuristic", List.of(), Optional.empty(), "");
    }

    /**
     * One is there, and is not asked: what it would have said is missing.
     *
     * @param reason why no model may read this change
     */
    static ModelReading withheld(String reason) {
        return new ModelReading("heuristic", List.of(), Optional.of(WITHHELD + reason), WITHHELD + reason + ".");
    }

    /** True when a review says that it was made without the model on purpose: with it there may be more to say. */
    public static boolean wasWithheld(String note) {
        return note.startsWith(WITHHELD);
    }

    static ModelReading answered(List<Finding> findings) {
        return new ModelReading("llm", findings, Optional.empty(), "");
    }

    static ModelReading partly(List<Finding> findings, String missing) {
        return new ModelReading("llm", findings, Optional.of(missing), missing);
    }

    /** @param findings what was usable all the same */
    static ModelReading failed(List<Finding> findings, String reason) {
        return new ModelReading("llm-fallback", findings, Optional.of(reason), reason);
    }
}
