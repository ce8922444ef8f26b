/** What every bot gets for free: its name, heartbeat, health and metrics. */
package dev.pipe.common.health;
