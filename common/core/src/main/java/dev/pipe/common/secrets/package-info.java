/**
 * Finds credentials in text from outside and masks them, before that text reaches a comment, an event, a log, a
 * memory, a report or a model. One detection for both: what review-bot reports is what every bot masks.
 */
package dev.pipe.common.secrets;
