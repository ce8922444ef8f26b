package dev.pipe.review.model;

/** What a model is asked for, each by a prompt whose version is part of its file's name. */
enum Task {
    RISKS("risks-2", For.REVIEW),
    SCORE("score-1", For.REVIEW),
    GROUP("group-1", For.REVIEW),
    EXPLAIN("explain-1", For.PEOPLE),
    ASK("ask-1", For.PEOPLE),
    SUMMARY("summary-1", For.PEOPLE);

    private enum For {
        REVIEW,
        PEOPLE
    }

    private final String prompt;
    private final For whom;

    Task(String prompt, For whom) {
        this.prompt = prompt;
        this.whom = whom;
    }

    /** True when nothing is decided by the answer, so that the review comes first where money is short. */
    boolean isConversation() {
        return whom == For.PEOPLE;
    }

    /** The prompt with its version; a changed prompt is a new version, and no answer to an older one is reused. */
    String prompt() {
        return prompt;
    }
}
