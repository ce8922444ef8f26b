package dev.pipe.pipeline.check;

/**
 * What a check says.
 *
 * @param conclusion GitHub's word; null while unfinished
 */
record CheckState(String conclusion, String title, String summary) {}
