/** What people start on one machine: the whole suite, a part of the sandbox, a replay. */
package dev.pipe.local;
