/**
 * Finds risks in what a change adds or takes away, without a model. Most rules are data: {@code rules/*.yml} holds each
 * one with what it must find and what it must leave alone, and those examples are its tests. What a line alone cannot
 * tell (a removed test, a lost authorization check) is a {@link dev.pipe.review.risk.ChangeRule}.
 */
package dev.pipe.review.risk;
