package dev.pipe.pipeline.pipeyml;

import dev.pipe.common.config.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What a list may not hold although each of its values is good. */
final class ListRules {

    private ListRules() {}

    static String mend(Class<?> element) {
        return element == Stage.class
                ? "Each stage stands once, and `merge` comes last or not at all."
                : "Keep one of them.";
    }

    static Optional<String> broken(Class<?> element, List<?> values) {
        if (new HashSet<>(values).size() < values.size()) {
            return Optional.of("An entry stands in this list twice");
        }
        if (element == Stage.class && values.contains(Stage.MERGE) && values.getLast() != Stage.MERGE) {
            return Optional.of("Nothing can come after the merge");
        }
        return Optional.empty();
    }
}
