/** The shapes that GitHub answers in; webhooks carry the same. */
package dev.pipe.sandbox.github.view;
