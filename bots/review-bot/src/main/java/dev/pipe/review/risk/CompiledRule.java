package dev.pipe.review.risk;

/** A rule with what it takes to see quickly that it has nothing to say. */
record CompiledRule(Rule rule, Sieve sieve) {

    static CompiledRule of(Rule rule) {
        return new CompiledRule(
                rule, rule.words().isEmpty() ? Sieve.of(rule.match()) : new Sieve(rule.match(), rule.words()));
    }

    boolean mayMatch(String lower) {
        return sieve.mayMatch(lower);
    }
}
