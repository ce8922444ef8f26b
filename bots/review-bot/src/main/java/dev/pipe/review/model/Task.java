package dev.pipe.review.model;

/** What a model is asked for, each by a prompt whose version is part of its file's name. */
enum Task {
    RISKS("risks-2"),
    SCORE("score-1"),
    GROUP("group-1"),
    EXPLAIN("explain-1"),
    ASK("ask-1"),
    SUMMARY("summary-1");

    private final String prompt;

    Task(String prompt) {
        this.prompt = prompt;
    }

    /** The prompt with its version; a changed prompt is a new version, and no answer to an older one is reused. */
    String prompt() {
        return prompt;
    }
}
