package dev.pipe.governance.approval;

/** What became of something that was said. */
sealed interface Hearing {

    /** It counts. */
    record Counted(Word word) implements Hearing {}

    /**
     * It does not count.
     *
     * @param markdown the reason, to the person
     * @param audience whether the person should hear of it unasked: somebody who cannot approve anyway need not
     */
    record Refused(String markdown, Audience audience) implements Hearing {

        enum Audience {
            TELL,
            ONLY_WHEN_ASKED
        }

        static Refused tell(String markdown) {
            return new Refused(markdown, Audience.TELL);
        }

        static Refused onlyWhenAsked(String markdown) {
            return new Refused(markdown, Audience.ONLY_WHEN_ASKED);
        }
    }
}
