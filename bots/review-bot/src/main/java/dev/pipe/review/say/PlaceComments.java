package dev.pipe.review.say;

import dev.pipe.review.identity.NamedFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which findings share a comment: all of one line; all of one rule in one file, where there are many. Given the worst
 * first, it keeps that order.
 */
final class PlaceComments {

    private static final int MANY = 4;

    private PlaceComments() {}

    static List<List<NamedFinding>> of(List<NamedFinding> findings) {
        var ofRule = findings.stream().collect(Collectors.groupingBy(PlaceComments::rule, Collectors.counting()));
        var groups = new LinkedHashMap<List<Object>, List<NamedFinding>>();
        for (var finding : findings) {
            var key = ofRule.get(rule(finding)) >= MANY ? rule(finding) : line(finding);
            groups.computeIfAbsent(key, it -> new ArrayList<>()).add(finding);
        }
        return List.copyOf(groups.values());
    }

    private static List<Object> rule(NamedFinding named) {
        var finding = named.finding();
        return List.of(finding.file(), finding.side(), finding.ruleId());
    }

    private static List<Object> line(NamedFinding named) {
        var finding = named.finding();
        return List.of(finding.file(), finding.side(), finding.line());
    }
}
