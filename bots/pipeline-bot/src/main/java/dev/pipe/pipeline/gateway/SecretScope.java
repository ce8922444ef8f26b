package dev.pipe.pipeline.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * For which deliveries a secret is good: all, or those of some accounts ({@code acme}) and repositories
 * ({@code acme/shop}). Names compare without regard to case, as GitHub's do.
 *
 * @param names in lower case; none of them means everything
 */
record SecretScope(Set<String> names) {

    static final SecretScope EVERYTHING = new SecretScope(Set.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)?");

    SecretScope {
        names = Set.copyOf(names);
    }

    /** {@code acme/*} says the same as {@code acme}. Throws for what is no name: a secret good for nothing is a mistake. */
    static SecretScope of(List<String> names) {
        return new SecretScope(names.stream().map(SecretScope::normal).collect(Collectors.toSet()));
    }

    boolean covers(DeliverySubject subject) {
        if (subject.contradictory()) {
            return false;
        }
        if (names.isEmpty()) {
            return true;
        }
        if (subject.stray()) {
            return false;
        }
        return subject.repository() == null ? coversAccounts(subject.owners()) : coversRepository(subject);
    }

    /** Whatever else the body names belongs to the repository's owner. */
    private boolean coversRepository(DeliverySubject subject) {
        var owner = OneName.ownerOf(subject.repository());
        var named = names.contains(owner) || names.contains(subject.repository().toLowerCase(Locale.ROOT));
        return named && subject.owners().stream().allMatch(owner::equals);
    }

    private boolean coversAccounts(Set<String> owners) {
        return !owners.isEmpty() && names.containsAll(owners);
    }

    private static String normal(String name) {
        var stripped = name.strip();
        var plain = stripped.endsWith("/*") ? stripped.substring(0, stripped.length() - 2) : stripped;
        if (!NAME.matcher(plain).matches()) {
            throw new IllegalArgumentException(
                    "A webhook secret's scope is an account or owner/repository, not '" + name + "'");
        }
        return plain.toLowerCase(Locale.ROOT);
    }
}
