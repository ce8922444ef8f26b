package dev.pipe.review.risk;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Names that hold from where they are known, told by indentation, until what is around ends. */
final class ScopedNames {

    /** Of a name that holds everywhere. */
    static final int EVERYWHERE = -1;

    /** Of a name that ends with the function, however that is indented. */
    static final int INSIDE = Integer.MAX_VALUE;

    private final Map<String, Integer> indents = new HashMap<>();
    private final NavigableMap<Integer, Set<String>> names = new TreeMap<>();

    boolean isEmpty() {
        return indents.isEmpty();
    }

    boolean contains(String name) {
        return indents.containsKey(name);
    }

    void add(String name, int indent) {
        remove(name);
        indents.put(name, indent);
        names.computeIfAbsent(indent, at -> new HashSet<>()).add(name);
    }

    void addIfUnknown(String name, int indent) {
        if (!contains(name)) {
            add(name, indent);
        }
    }

    void remove(String name) {
        var indent = indents.remove(name);
        if (indent != null) {
            names.get(indent).remove(name);
        }
    }

    void removeAll(Collection<String> those) {
        those.forEach(this::remove);
    }

    /** Forgets what was deeper than this. */
    void leave(int indent) {
        var left = names.tailMap(indent, false);
        left.values().forEach(indents.keySet()::removeAll);
        left.clear();
    }
}
