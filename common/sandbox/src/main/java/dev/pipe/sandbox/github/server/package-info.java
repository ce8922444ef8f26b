/** The one port: HTTP, limits, the request log, and what a browser sees. */
package dev.pipe.sandbox.github.server;
