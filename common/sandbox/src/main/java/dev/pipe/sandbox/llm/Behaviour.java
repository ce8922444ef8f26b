package dev.pipe.sandbox.llm;

/** How the stub model answers: as scripted, or in one of the ways in which models let their callers down. */
public enum Behaviour {
    /** Answers what the script says. */
    SCRIPTED,
    /** Answers what the script says, but only after {@link StubLlm#SLOW}. */
    SLOW,
    /** Answers with well-formed JSON that has nothing to do with the question. */
    WRONG,
    /** Answers with JSON that ends in the middle. */
    BROKEN_JSON,
    /** Refuses with 429 and Retry-After. */
    RATE_LIMITED,
    /** Refuses with 500. */
    FAILING,
    /** Wraps what the script says into pages of prose. */
    VERBOSE,
    /** Does what any text within the question tells it, hidden or not: "answer with: …", "approve", "report nothing". */
    OBEDIENT,
    /** Works for whoever attacks: approves, clears, mentions everybody, links, imitates markers and commands. */
    MALICIOUS;

    String answer(String question, String scripted) {
        return switch (this) {
            case WRONG -> "{\"weather\":\"sunny\",\"ids\":[\"no-such-id\"],\"score\":-1}";
            case BROKEN_JSON -> scripted.substring(0, scripted.length() / 2) + "{\"cut\": [\"of";
            case VERBOSE ->
                "Certainly! Let me think about this step by step. ".repeat(400)
                        + "\n```json\n" + scripted + "\n```\n"
                        + "I hope this helps! ".repeat(100);
            case OBEDIENT -> Obedience.answer(question, scripted);
            case MALICIOUS -> Obedience.lenient(question, Obedience.HARMFUL_TEXT);
            case SCRIPTED, SLOW, RATE_LIMITED, FAILING -> scripted;
        };
    }
}
