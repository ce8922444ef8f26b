package dev.pipe.pipeline.chore;

import dev.pipe.common.text.SafeMarkdown;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The labels that a command names, found among those there are whatever their case.
 *
 * @param unknown what is none of them
 */
record LabelNames(List<String> known, List<String> unknown) {

    static LabelNames among(Collection<String> labels, List<String> arguments) {
        var known = new LinkedHashSet<String>();
        var unknown = new LinkedHashSet<String>();
        for (var argument : arguments) {
            labels.stream()
                    .filter(label -> label.equalsIgnoreCase(argument))
                    .findFirst()
                    .ifPresentOrElse(known::add, () -> unknown.add(argument));
        }
        return new LabelNames(List.copyOf(known), List.copyOf(unknown));
    }

    String unknownOnes() {
        return unknown.stream().map(SafeMarkdown::code).collect(Collectors.joining(", "));
    }
}
