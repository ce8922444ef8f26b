/** Many pull requests at once, with trouble on the way if wished: how fast the suite is, and what it survives. */
package dev.pipe.local.load;
