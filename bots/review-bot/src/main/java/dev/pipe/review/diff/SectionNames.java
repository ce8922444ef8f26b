package dev.pipe.review.diff;

import java.util.List;

/**
 * How the names of a file's section are written. Git can be told to leave out the prefixes {@code a/} and {@code b/};
 * then both names of the first line are alike, or are those that the section says were renamed or copied.
 *
 * @param both the first line's names, prefixed
 */
record SectionNames(String both, boolean bare) {

    private static final List<String> OLD = List.of("rename from ", "copy from ");
    private static final List<String> NOW = List.of("rename to ", "copy to ");
    private static final int MOST_LINES = 8;

    /** @param from where the names begin, after {@code diff --git} */
    static SectionNames at(String diff, int from) {
        var end = diff.indexOf('\n', from);
        var both = diff.substring(from, end);
        var middle = both.length() / 2;
        if (both.length() % 2 == 1
                && both.charAt(middle) == ' '
                && both.startsWith(both.substring(middle + 1))
                && middle > 0) {
            return bare(both.substring(0, middle), both.substring(middle + 1));
        }
        var old = said(diff, end + 1, OLD);
        var now = said(diff, end + 1, NOW);
        return both.equals(old + " " + now) ? bare(old, now) : new SectionNames(both, false);
    }

    String old(String name) {
        return bare ? prefixed("a/", name) : name;
    }

    String now(String name) {
        return bare ? prefixed("b/", name) : name;
    }

    private static SectionNames bare(String old, String now) {
        return new SectionNames(prefixed("a/", old) + " " + prefixed("b/", now), true);
    }

    private static String prefixed(String prefix, String name) {
        return name.startsWith("\"") ? "\"" + prefix + name.substring(1) : prefix + name;
    }

    /** What one of these header lines says; they come before any line of content. */
    private static String said(String diff, int from, List<String> words) {
        var at = from;
        for (var lines = 0; lines < MOST_LINES && at < diff.length(); lines++) {
            var end = diff.indexOf('\n', at);
            for (var word : words) {
                if (diff.startsWith(word, at)) {
                    return diff.substring(at + word.length(), end);
                }
            }
            at = end + 1;
        }
        return "";
    }
}
