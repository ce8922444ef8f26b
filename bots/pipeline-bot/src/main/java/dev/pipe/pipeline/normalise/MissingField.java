package dev.pipe.pipeline.normalise;

/** A field that a fact needs is not in the payload. The message is the field's path. */
final class MissingField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingField(String path) {
        super(path, null, false, false);
    }

    /** The value, which must be there. */
    static <T> T need(T value, String path) {
        if (value == null) {
            throw new MissingField(path);
        }
        return value;
    }
}
