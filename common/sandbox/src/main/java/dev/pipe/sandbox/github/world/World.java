package dev.pipe.sandbox.github.world;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that this GitHub knows. Every handler runs under {@link #lock}, so that what it reads, changes and puts into a
 * webhook is one moment's truth; withheld answers and deliveries wait outside of it.
 */
public final class World {
    public final ReentrantLock lock = new ReentrantLock();
    public final Clock clock;
    public final String url;
    public final Map<String, Account> accounts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public final Map<String, Repository> repositories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /** Organisation's login to its members' logins. */
    public final Map<String, Set<String>> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Organisation's login to its hooks by id. */
    public final Map<String, Map<Long, Hook>> organizationHooks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final AtomicLong ids = new AtomicLong(1000);

    public World(Clock clock, String url) {
        this.clock = clock;
        this.url = url;
    }

    public long nextId() {
        return ids.incrementAndGet();
    }

    /** GitHub's clock ticks in seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public Optional<Account> account(String login) {
        return Optional.ofNullable(login).map(accounts::get);
    }

    public Account addAccount(String login, Account.Type type, boolean siteAdmin) {
        return accounts.computeIfAbsent(login, name -> new Account(nextId(), name, type, siteAdmin, now()));
    }

    public Map<Long, Hook> hooksOf(Account organisation) {
        return organizationHooks.computeIfAbsent(organisation.login(), login -> new LinkedHashMap<>());
    }

    public boolean isMember(Account organisation, Account account) {
        return members.getOrDefault(organisation.login(), Set.of()).contains(account.login());
    }

    /** The account whose e-mail address a commit carries. */
    public Optional<Account> byEmail(String email) {
        return accounts.values().stream()
                .filter(account -> account.email().equalsIgnoreCase(email))
                .findFirst();
    }

    public static String nodeId(String kind, long id) {
        return kind + "_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Long.toString(id).getBytes(StandardCharsets.US_ASCII));
    }
}
