/** What is missing on this machine, and how to mend it. */
package dev.pipe.local.doctor;
