package dev.pipe.review.page;

/**
 * What stands around every page.
 *
 * @param xp whether points are shown
 * @param form what the page's forms send back
 */
public record Frame(String login, boolean xp, long points, String form) {}
