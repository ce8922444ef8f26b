package dev.pipe.local.demo;

/** The story waited for something that did not come. */
final class NotSeen extends Exception {

    private static final long serialVersionUID = 1L;

    NotSeen(String what) {
        super(what);
    }
}
