package dev.pipe.review.plan;

import dev.pipe.review.plan.ReviewPlan.EndState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What should be true when the change is merged, and what could go wrong, collected step by step. */
final class EndWords {

    private static final int MOST = 6;
    private static final int NAMED = 3;

    private final Set<String> checks = new LinkedHashSet<>();
    private final Set<String> risks = new LinkedHashSet<>();

    void add(Chapter chapter, NamedThings things, boolean testedElsewhere) {
        var all = Names.of(chapter.subjects());
        var names = Names.list(all, NAMED);
        switch (chapter.role()) {
            case CONTRACT -> {
                checks.add("What relies on " + names + " works with the old and the new.");
                risks.add("Others rely on " + names + " and may not be ready.");
            }
            case CODE -> code(chapter, names, things, testedElsewhere);
            case PAGES -> checks.add(names + Names.verb(all, " was", " were") + " seen on a screen.");
            case TESTS -> checks.add(names + Names.verb(all, " fails", " fail") + " without the change.");
            case MOVES -> checks.add("Nothing names the old places any more.");
            case CONFIG -> {
                checks.add(names + Names.verb(all, " is", " are") + " right wherever this is rolled out.");
                risks.add(names + " may act differently in another environment.");
            }
            case DOCS -> checks.add(names + Names.verb(all, " says", " say") + " what is true.");
            case GENERATED ->
                checks.add("Made again, " + names + Names.verb(all, " comes", " come") + " out the same.");
        }
    }

    private void code(Chapter chapter, String names, NamedThings things, boolean testedElsewhere) {
        var tests = chapter.testNames();
        if (tests.isEmpty() && !testedElsewhere) {
            risks.add("No test changes with " + names + ".");
        } else if (!tests.isEmpty()) {
            checks.add(Names.list(tests, NAMED) + Names.verb(tests, " fails", " fail") + " without the change.");
        }
        if (!things.goneFunctions().isEmpty()) {
            risks.add("Something may still call " + Names.list(things.goneFunctions(), NAMED) + ".");
        }
    }

    EndState said() {
        return new EndState(
                orElse(checks, "The change does what its title says."),
                orElse(risks, "Small changes in many places are easy to miss."));
    }

    private static List<String> orElse(Set<String> sentences, String otherwise) {
        return sentences.isEmpty()
                ? List.of(otherwise)
                : sentences.stream().limit(MOST).toList();
    }
}
