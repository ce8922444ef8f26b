package dev.pipe.review.model;

/** Who pays for questions. */
interface Purse {

    /** Somebody else's business: nothing is held back, and nothing is noted. */
    Purse OPEN = (question, endpoint, input) -> new Reservation() {
        @Override
        public void settle(Tokens used) {
            // nobody counts
        }

        @Override
        public void keep() {
            // nobody counts
        }

        @Override
        public void close() {
            // nothing was set aside
        }
    };

    /** What is set aside for one question. Closing it unsettled gives it back: nothing was answered. */
    interface Reservation extends AutoCloseable {

        void settle(Tokens used);

        /** Nobody heard the answer, and a provider charges for what it wrote meanwhile: all that was set aside. */
        void keep();

        @Override
        void close();
    }

    /** @throws ModelTrouble when a budget does not allow it */
    Reservation reserve(Question question, Endpoint endpoint, long input);
}
