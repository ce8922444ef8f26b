/**
 * Colours for code: which part of a line is a comment, a string, a number, a keyword. A small tokenizer of our own, since
 * none in Maven Central is alive, works without a window toolkit and compiles natively. It colours and never judges: the
 * text stays as it is whatever it takes a part for.
 */
package dev.pipe.review.highlight;
