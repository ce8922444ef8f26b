/**
 * The gateway: {@code POST /webhooks/github} takes a delivery, proves who sent it, and answers 202 once every in-sync
 * replica of {@code pipe.webhooks} has it. What the delivery means is the normaliser's question.
 */
package dev.pipe.pipeline.gateway;
