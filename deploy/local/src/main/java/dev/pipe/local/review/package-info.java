/**
 * The review without the suite: the same engine as review-bot's, on two commits of a local repository or on a diff that
 * is given. Nothing is started, nothing leaves the machine.
 */
package dev.pipe.local.review;
