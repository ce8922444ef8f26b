package dev.pipe.local.client;

/** The story waited for something that did not come. */
public final class NotSeen extends Exception {

    private static final long serialVersionUID = 1L;

    public NotSeen(String what) {
        super(what);
    }
}
