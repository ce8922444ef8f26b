/** What a running suite is asked and told from outside: its GitHub, its bots' API, its topics. */
package dev.pipe.local.client;
