package dev.pipe.review.model;

import dev.pipe.common.db.Db;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was spent on models, in the database that all replicas share. A question reserves what it may cost before it is
 * asked and gives back what it did not use; a process that dies between leaves the larger sum standing.
 */
@Startup
@ApplicationScoped
class Spending implements Purse {

    /** Days of old pull requests fall into one row: their budget is for life. */
    private static final LocalDate EVER = LocalDate.EPOCH;

    private static final int DAYS_KEPT = 90;

    private final Db db;
    private final ModelConfig config;
    private final Clock clock;

    Spending(Db db, ModelConfig config, Clock clock) {
        this.db = db;
        this.config = config;
        this.clock = clock;
        var part = config.budget().conversation();
        if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("pipe.llm.budget.conversation is from 0 to 1, not " + part);
        }
    }

    /** One pot that a question is paid from. */
    private record Pot(String scope, String name, LocalDate day, long tokens, Optional<BigDecimal> money) {}

    /** What is set aside for one question. Closing it unsettled gives it back: nothing was answered. */
    private final class Reserved implements Reservation {

        private final Endpoint endpoint;
        private final List<Pot> pots;
        private final long tokens;
        private final BigDecimal money;
        private boolean settled;

        private Reserved(Endpoint endpoint, List<Pot> pots, long tokens, BigDecimal money) {
            this.endpoint = endpoint;
            this.pots = pots;
            this.tokens = tokens;
            this.money = money;
        }

        @Override
        public void settle(Tokens used) {
            settled = true;
            var paid = endpoint.cost(used.input(), used.output());
            pots.forEach(pot -> add(pot, used.all() - tokens, paid.subtract(money)));
        }

        @Override
        public void keep() {
            settled = true;
        }

        @Override
        public void close() {
            if (!settled) {
                settled = true;
                pots.forEach(pot -> add(pot, -tokens, money.negate()));
            }
        }
    }

    /** @throws ModelTrouble when one of the budgets does not allow it */
    @Override
    public Reservation reserve(Question question, Endpoint endpoint, long input) {
        var tokens = input + config.answerTokens();
        var money = endpoint.cost(input, config.answerTokens());
        var taken = new ArrayList<Pot>();
        var reserved = new Reserved(endpoint, taken, tokens, money);
        for (var pot : pots(question)) {
            if (!take(pot, tokens, money)) {
                reserved.close();
                throw new ModelTrouble(
                        ModelOutcome.OVER_BUDGET,
                        "The model was not asked: the budget of " + words(pot) + " is spent",
                        null);
            }
            taken.add(pot);
        }
        return reserved;
    }

    /** What a day cost may be looked up for a while. A pull request's row stays: its budget is for life. */
    @Scheduled(every = "24h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        var oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS_KEPT);
        db.update("delete from llm_spending where day > ? and day < ?", EVER, oldest);
    }

    private List<Pot> pots(Question question) {
        var about = question.about();
        var budget = config.budget();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var day = new Pot("day", "", today, budget.dayTokens(), budget.dayMoney());
        var repository =
                new Pot("repository", about.repository(), today, budget.repositoryTokens(), budget.repositoryMoney());
        if (about.headSha().isEmpty()) {
            return List.of(repository, day); // a diff that is no pull request's
        }
        var whole = new Pot(
                "pull-request", about.pullRequest(), EVER, budget.pullRequestTokens(), budget.pullRequestMoney());
        return question.task().isConversation()
                ? List.of(conversation(whole), whole, repository, day)
                : List.of(whole, repository, day);
    }

    /** What people ask may take its part of a pull request's budget, and leaves the rest to the reviews to come. */
    private Pot conversation(Pot whole) {
        var part = config.budget().conversation();
        return new Pot(
                "conversation",
                whole.name(),
                EVER,
                BigDecimal.valueOf(whole.tokens()).multiply(part).longValue(),
                whole.money().map(part::multiply));
    }

    private boolean take(Pot pot, long tokens, BigDecimal money) {
        db.update(
                "insert into llm_spending (scope, name, day) values (?, ?, ?) on conflict do nothing",
                pot.scope(),
                pot.name(),
                pot.day());
        return db.update(
                        """
                        update llm_spending set tokens = tokens + ?, money = money + ?
                        where scope = ? and name = ? and day = ? and tokens + ? <= ?
                          and (cast(? as numeric) is null or money + ? <= ?)
                        """,
                        tokens,
                        money,
                        pot.scope(),
                        pot.name(),
                        pot.day(),
                        tokens,
                        pot.tokens(),
                        pot.money().orElse(null),
                        money,
                        pot.money().orElse(null))
                == 1;
    }

    private void add(Pot pot, long tokens, BigDecimal money) {
        db.update(
                "update llm_spending set tokens = tokens + ?, money = money + ? where scope = ? and name = ? and day = ?",
                tokens,
                money,
                pot.scope(),
                pot.name(),
                pot.day());
    }

    private static String words(Pot pot) {
        return switch (pot.scope()) {
            case "pull-request" -> "this pull request";
            case "conversation" -> "questions about this pull request";
            case "repository" -> "this repository for today";
            default -> "all repositories for today";
        };
    }
}
