/**
 * What GitHub could not hand over is found and fetched: GitHub tries a delivery once, keeps it for three days, and sends
 * it again when asked. Where no address of ours can be reached at all, its log of deliveries is read instead.
 */
package dev.pipe.pipeline.reconcile;
