/** Requests, answers and routes, with GitHub's ways of paging and refusing. Knows nothing of pull requests. */
package dev.pipe.sandbox.github.http;
