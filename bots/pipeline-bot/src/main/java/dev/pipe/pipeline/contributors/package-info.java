/** Who has a hand in a head: nobody sets aside the governance of their own work. */
package dev.pipe.pipeline.contributors;
