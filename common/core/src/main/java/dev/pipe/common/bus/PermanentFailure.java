package dev.pipe.common.bus;

/** A failure that no repetition mends. The message is read by people on the pull request: it names the place and the mend. */
public class PermanentFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PermanentFailure(String message) {
        super(message);
    }

    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
