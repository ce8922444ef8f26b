/** How everything is: {@code /infra}, {@code GET /api/bots}, {@code GET /api/incidents} and the gauges. */
package dev.pipe.infra.overview;
