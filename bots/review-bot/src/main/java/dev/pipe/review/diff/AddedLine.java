package dev.pipe.review.diff;

/** A line that the change adds, with all a rule needs to point at it. */
public record AddedLine(String file, int line, Side side, String text, String hunkId) {}
