package dev.pipe.review.risk;

/** A dependency as one side of a manifest names it. */
record Dependency(String name, String version, int line, String text, boolean touched) {}
