/** Who has a hand in a pull request: they neither approve it nor clear what was found in it. */
package dev.pipe.common.contributors;
