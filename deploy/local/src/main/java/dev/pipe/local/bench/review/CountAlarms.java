package dev.pipe.local.bench.review;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.read.ReadByRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one change after the other and notes what is reported. */
final class CountAlarms {

    private final ReadByRules engine = new ReadByRules();
    private final List<String> critical = new ArrayList<>();
    private final Map<String, Integer> rules = new TreeMap<>();

    void read(String name, Change change) {
        for (var finding : engine.read(change).findings()) {
            rules.merge(finding.level() + " " + finding.ruleId(), 1, Integer::sum);
            if (finding.level() == RiskLevel.CRITICAL) {
                critical.add(name + ": " + finding.ruleId() + " at " + finding.file() + ":" + finding.line());
            }
        }
    }

    FalseAlarms of(String what, int counted, List<String> notes) {
        return new FalseAlarms(what, counted, List.copyOf(critical), rules, notes);
    }
}
