/** The few GraphQL operations that have no REST path. */
package dev.pipe.sandbox.github.graphql;
