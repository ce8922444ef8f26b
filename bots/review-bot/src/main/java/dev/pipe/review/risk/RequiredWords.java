package dev.pipe.review.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Words of which a text must hold one before a pattern can match it, read from the pattern itself; a plain search for
 * them costs a fraction of the pattern. What this reader of patterns does not understand it leaves out, so that it may
 * ask for too little and never for too much.
 */
final class RequiredWords {

    private static final int SHORTEST = 3;

    private static final String FOREIGN = "" + Flow.FOREIGN;

    private static final String RARE = "`#$@^~%" + Flow.FOREIGN + Flow.ASSEMBLED + Flow.WOVEN + Flow.SQL;

    private final String regex;
    private int at;

    private RequiredWords(String regex) {
        this.regex = regex;
    }

    /** In lower case; none: any text may match. */
    static List<String> of(Pattern pattern) {
        var words = new RequiredWords(pattern.pattern()).alternatives();
        return words == null ? List.of() : List.copyOf(words);
    }

    private Set<String> alternatives() {
        var all = new TreeSet<String>();
        var known = true;
        while (true) {
            var one = sequence();
            if (one == null) {
                known = false;
            } else {
                all.addAll(one);
            }
            if (at >= regex.length() || regex.charAt(at) == ')') {
                return known ? all : null;
            }
            at++; // the bar between
        }
    }

    /** The best of what this sequence cannot do without, or null. */
    private Set<String> sequence() {
        var candidates = new ArrayList<Set<String>>();
        var run = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            var c = regex.charAt(at);
            if (c == '(') {
                end(run, candidates);
                group(candidates);
            } else if (c == '[') {
                end(run, candidates);
                skipClass();
                skipQuantifier();
            } else {
                var literal = literal();
                var optional = isOptional();
                if (optional || literal == 0) {
                    end(run, candidates);
                } else {
                    run.append(literal);
                }
                if (skipQuantifier()) {
                    end(run, candidates);
                }
            }
        }
        end(run, candidates);
        return candidates.stream()
                .max((a, b) -> Integer.compare(worth(a), worth(b)))
                .orElse(null);
    }

    private void group(List<Set<String>> candidates) {
        at++;
        var counts = true;
        if (regex.startsWith("?", at)) {
            var colon = regex.startsWith("?:", at);
            var flags = regex.startsWith("?i)", at) || regex.startsWith("?m)", at) || regex.startsWith("?im)", at);
            if (flags) {
                at = regex.indexOf(')', at) + 1;
                return;
            }
            counts = colon || regex.startsWith("?i:", at) || regex.startsWith("?>", at);
            at += colon || regex.startsWith("?>", at)
                    ? 2
                    : regex.startsWith("?<", at) ? 3 : regex.startsWith("?i:", at) ? 3 : 2;
        }
        var words = alternatives();
        at++; // its end
        if (counts && words != null && !isOptional()) {
            candidates.add(words);
        }
        skipQuantifier();
    }

    private char literal() {
        var c = regex.charAt(at++);
        if (c == '\\' && at < regex.length()) {
            var escaped = regex.charAt(at++);
            if (escaped == 'p' || escaped == 'P' || escaped == 'u' || escaped == 'x') {
                at = escaped == 'u' ? at + 4 : escaped == 'x' ? at + 2 : regex.indexOf('}', at) + 1;
                return 0;
            }
            return Character.isLetterOrDigit(escaped) ? 0 : escaped;
        }
        return c == '.' || c == '^' || c == '$' ? 0 : c;
    }

    private void skipClass() {
        at++;
        if (regex.startsWith("^", at)) {
            at++;
        }
        if (regex.startsWith("]", at)) {
            at++;
        }
        while (regex.charAt(at) != ']') {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private boolean isOptional() {
        return regex.startsWith("?", at) || regex.startsWith("*", at) || regex.startsWith("{0", at);
    }

    private boolean skipQuantifier() {
        var from = at;
        if (at < regex.length() && "?*+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        } else if (at < regex.length() && regex.charAt(at) == '{') {
            at = regex.indexOf('}', at) + 1;
        }
        if (at > from && at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
            at++;
        }
        return at > from;
    }

    private static int worth(Set<String> words) {
        return words.stream()
                .mapToInt(word -> word.contains(FOREIGN) ? Integer.MAX_VALUE : word.length())
                .min()
                .orElse(0);
    }

    private static void end(StringBuilder run, List<Set<String>> candidates) {
        if (run.length() >= SHORTEST || run.chars().anyMatch(c -> RARE.indexOf(c) >= 0)) {
            candidates.add(Set.of(run.toString().toLowerCase(Locale.ROOT)));
        }
        run.setLength(0);
    }
}
