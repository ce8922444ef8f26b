/**
 * Who has a hand in a pull request: they neither approve it nor clear what was found in it. A bot that asks sets
 * {@code pipe.contributors.noted=true} at build time and has the tables {@code push} and {@code carried_head}.
 */
package dev.pipe.common.contributors;
