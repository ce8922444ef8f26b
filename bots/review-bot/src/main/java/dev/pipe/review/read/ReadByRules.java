package dev.pipe.review.read;

import dev.pipe.review.decide.Reading;
import dev.pipe.review.decide.ReviewPolicy;
import dev.pipe.review.diff.Change;
import dev.pipe.review.plan.NoteFindings;
import dev.pipe.review.plan.PlanReading;
import dev.pipe.review.risk.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads a change by the shipped rules alone: no model, no container, nothing to configure. What the command line runs. */
public final class ReadByRules {

    private final FindByRules risks = new FindByRules();

    public Review read(Change change) {
        return read(change, UnaryOperator.identity());
    }

    /** @param join adds what others found to what the rules found */
    public Review read(Change change, UnaryOperator<List<Finding>> join) {
        var findings = join.apply(risks.in(change));
        var missing = WhatNobodyRead.in(change);
        var reading = new Reading(missing);
        return new Review(
                change,
                NoteFindings.in(PlanReading.of(change, Optional.empty()), findings),
                findings,
                ReviewPolicy.decide(findings, reading),
                "heuristic",
                missing.map(it -> "Nobody read all of this: " + it + ".").orElse(""),
                reading);
    }
}
