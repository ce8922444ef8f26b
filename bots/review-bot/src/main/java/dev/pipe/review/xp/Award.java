package dev.pipe.review.xp;

/** @param badge empty for points */
record Award(int points, String badge, String reason) {}
