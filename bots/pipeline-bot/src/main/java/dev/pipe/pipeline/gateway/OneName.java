package dev.pipe.pipeline.gateway;

import java.util.Locale;
import java.util.Set;

/** A repository's name as often as a body gives it, case aside: one, or various. */
final class OneName {

    /** An owner that no scope covers. */
    static final String NOBODY = "";

    private String name;
    private boolean various;

    void see(String seen) {
        if (name == null) {
            name = seen;
        } else {
            various |= !name.equalsIgnoreCase(seen);
        }
    }

    /** As it was spelled first; null when there was none. */
    String name() {
        return name;
    }

    boolean various() {
        return various;
    }

    boolean differsFrom(String other) {
        return various || name != null && !name.equalsIgnoreCase(other);
    }

    void addOwnersTo(Set<String> owners) {
        if (various) {
            owners.add(NOBODY);
        } else if (name != null) {
            owners.add(ownerOf(name));
        }
    }

    /** In lower case; of what is no {@code owner/name}, nobody. */
    static String ownerOf(String fullName) {
        var slash = fullName.indexOf('/');
        return slash <= 0 ? NOBODY : fullName.substring(0, slash).toLowerCase(Locale.ROOT);
    }
}
