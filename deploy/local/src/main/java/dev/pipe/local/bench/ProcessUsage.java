package dev.pipe.local.bench;

/**
 * What a process took while it was measured.
 *
 * @param cores of CPU, on average
 * @param residentBytes the most that was resident, 0 where the system does not tell
 */
record ProcessUsage(String name, double cores, long residentBytes) {}
