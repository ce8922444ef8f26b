package dev.pipe.local.suite;

import java.io.IOException;

/** The suite does not start, for a reason that the person at the keyboard can mend; its message is all they need. */
public final class SuiteRefused extends IOException {

    private static final long serialVersionUID = 1;

    public SuiteRefused(String reason) {
        super(reason);
    }
}
