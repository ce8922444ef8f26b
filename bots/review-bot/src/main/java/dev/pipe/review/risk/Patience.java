package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How long patterns may look at what is long, counted in characters and not in time, so that the same change is always read
 * alike. Some texts keep some patterns busy for as long as a text is long times its length and more; what is left unread
 * then is said, and a person looks.
 */
final class Patience {

    /** So little can be read to its end by any pattern. */
    private static final int SHORT = 400;

    private static final long AT_ONCE = 20_000_000;
    private static final int AT_ONCE_FOR_A_SIGN = 50;

    /** Ordinary code takes 15 looks for each of its signs, and what is full of long texts some 60. */
    private static final int FOR_A_SIGN = 200;

    private static final long IN_ALL = 500_000_000;

    private long left;

    private Patience(long most) {
        this.left = most;
    }

    static Patience with(Change change) {
        var signs = change.files().stream()
                .flatMap(file -> file.hunks().stream())
                .flatMap(hunk -> hunk.lines().stream())
                .mapToLong(line -> line.text().length())
                .sum();
        return new Patience(IN_ALL + FOR_A_SIGN * signs);
    }

    /** What a reader of the text answers; nothing where it takes too long. */
    <T> Optional<T> read(CharSequence text, Function<CharSequence, T> reader) {
        if (text.length() <= SHORT) {
            return Optional.of(reader.apply(text));
        }
        var counted = new Counted(text.toString(), Math.min(left, AT_ONCE + (long) AT_ONCE_FOR_A_SIGN * text.length()));
        try {
            return Optional.of(reader.apply(counted));
        } catch (TooLong | StackOverflowError e) { // a pattern that repeats a group goes one deeper with each round
            return Optional.empty();
        } finally {
            left -= counted.looks;
        }
    }

    boolean finds(Pattern pattern, CharSequence text, boolean ifTooLong) {
        return read(text, it -> pattern.matcher(it).find()).orElse(ifTooLong);
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super(null, null, false, false);
        }
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++looks > most) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
