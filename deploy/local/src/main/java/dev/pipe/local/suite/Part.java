package dev.pipe.local.suite;

import dev.pipe.sandbox.process.ChildProcess;
import java.io.IOException;

/** Something of the suite that runs in a process of its own, and can be started again after it died. */
interface Part {

    String name();

    /** How people and scripts reach it. */
    String where();

    /** Starts it and returns once it answers. */
    void launch() throws IOException;

    /** Its newest process, which may not answer yet; null before the first launch. */
    ChildProcess process();
}
