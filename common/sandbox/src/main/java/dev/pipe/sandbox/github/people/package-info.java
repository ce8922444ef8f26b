/** REST: users, organisations, the App. */
package dev.pipe.sandbox.github.people;
