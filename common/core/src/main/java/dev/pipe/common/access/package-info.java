/**
 * Who may ask a bot over HTTP: people and programs of an OIDC provider in production, whoever holds the start token on one
 * machine, and nobody when neither is configured.
 */
package dev.pipe.common.access;
