/** Kafka, PostgreSQL, the fake GitHub and the five bots as processes on 127.0.0.1: started, watched, stopped. */
package dev.pipe.local.suite;
