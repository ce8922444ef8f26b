package dev.pipe.review.risk;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statements of one function and those that stand over it. What they say is put together, and searched, once. */
final class Surroundings {

    private final List<Statement> statements;
    private final Map<Pattern, Boolean> found = new IdentityHashMap<>();
    private String text;

    Surroundings(List<Statement> outside) {
        this.statements = new ArrayList<>(outside);
    }

    /** To be added to while the function is read, and not any more when it is asked about. */
    List<Statement> statements() {
        return statements;
    }

    boolean hold(Pattern pattern, Patience patience) {
        return found.computeIfAbsent(pattern, it -> patience.finds(it, text(), false));
    }

    private String text() {
        if (text == null) {
            text = statements.stream().distinct().flatMap(Statement::effective).collect(Collectors.joining("\n"));
        }
        return text;
    }
}
