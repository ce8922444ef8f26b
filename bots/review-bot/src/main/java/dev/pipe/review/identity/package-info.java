/**
 * Which finding is which, from push to push. A finding is recognised by its rule, its file and the line it stands in,
 * wherever that line has moved to, and keeps its name: {@code F3}. What is not found again is fixed; what a person
 * dismissed stays dismissed. What a model said of a line holds as long as the line stands, whether it says so again or
 * not.
 */
package dev.pipe.review.identity;
