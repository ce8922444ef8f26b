package dev.pipe.sandbox.process;

/** How a process is asked to stop: PostgreSQL ends its sessions on INT and waits for them on TERM. */
public enum Signal {
    TERM,
    INT,
    STOP,
    CONT,
    KILL
}
