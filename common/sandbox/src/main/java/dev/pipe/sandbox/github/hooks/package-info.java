/** Webhooks: payloads signed, delivered in order per repository, logged, sent again. */
package dev.pipe.sandbox.github.hooks;
