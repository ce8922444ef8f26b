package dev.pipe.review.model;

/**
 * One question to the model.
 *
 * @param data what it is about, already without credentials and hidden characters
 */
record Question(Subject about, Task task, String data) {}
