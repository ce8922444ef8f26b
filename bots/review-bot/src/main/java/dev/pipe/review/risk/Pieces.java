package dev.pipe.review.risk;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line as a compiler takes it, in pieces that a pattern can bear: without unseen characters, compatible letters as the
 * plain ones they stand for, parted at the line ends that git does not take for such. What is padded or opaque (blanks, a
 * sign over and over, base64) is shortened before a long line is cut.
 */
final class Pieces {

    /** No pattern needs more at once, and a minified file would cost too much. */
    static final int LONGEST = 2_000;

    private static final int MOST = 10;
    private static final int LONGEST_GAP = 40;
    private static final int DEEPEST = 200;
    private static final int ENOUGH = 200_000;

    private static final String LINE_END_SIGNS = "\r\u0085\u2028\u2029";
    private static final Pattern LINE_ENDS = Pattern.compile("[" + LINE_END_SIGNS + "]+");
    private static final Pattern PADDING =
            Pattern.compile("(?<=\\S)(\\s{4})\\s+|([^\\s])\\2{40,}|([A-Za-z0-9+/=_-]{100})[A-Za-z0-9+/=_-]+");

    private Pieces() {}

    /** At least one, and no more than are worth their time. */
    static List<String> of(String line) {
        if (line.length() <= LONGEST && isOrdinary(line)) {
            return List.of(line);
        }
        var pieces = new ArrayList<String>();
        for (var part : LINE_ENDS.split(plain(withoutGaps(bearable(line))))) {
            cut(part, pieces);
        }
        return pieces.isEmpty() ? List.of("") : pieces;
    }

    /** Whether a person would have to scroll far, however it is shortened. */
    static boolean isLong(String line) {
        return line.length() > LONGEST && shortened(bearable(line)).length() > LONGEST;
    }

    /** Whether compilers see a line's end where most editors show none. */
    static boolean hidesLineEnd(String line) {
        return LINE_ENDS.matcher(line).find();
    }

    /** A line without the long runs of blanks at which patterns would try every place. Indentation stays, as far as it says something. */
    static String withoutGaps(String line) {
        if (longestGap(line) <= LONGEST_GAP) {
            return line;
        }
        var kept = new StringBuilder(line.length());
        var run = 0;
        var most = DEEPEST;
        for (var i = 0; i < line.length(); i++) {
            var isBlank = Character.isWhitespace(line.charAt(i));
            run = isBlank ? run + 1 : 0;
            most = isBlank ? most : LONGEST_GAP;
            if (run <= most || LINE_END_SIGNS.indexOf(line.charAt(i)) >= 0) {
                kept.append(line.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean isOrdinary(String line) {
        return line.chars().allMatch(c -> c < 0x80 && c != '\r') && longestGap(line) <= LONGEST_GAP;
    }

    private static int longestGap(String line) {
        var longest = 0;
        var run = 0;
        for (var i = 0; i < line.length(); i++) {
            run = Character.isWhitespace(line.charAt(i)) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static void cut(String part, List<String> into) {
        var rest = part.length() > LONGEST ? shortened(part) : part;
        while (rest.length() > LONGEST && into.size() < MOST - 1) {
            var at = LONGEST;
            while (at > LONGEST / 2 && ";{}, ".indexOf(rest.charAt(at - 1)) < 0) {
                at--;
            }
            at = at > LONGEST / 2 ? at : LONGEST;
            into.add(rest.substring(0, at));
            rest = rest.substring(at);
        }
        if (into.size() < MOST) {
            into.add(rest.length() > LONGEST ? rest.substring(0, LONGEST) : rest);
        }
    }

    private static String bearable(String line) {
        return line.length() > ENOUGH ? line.substring(0, ENOUGH) : line;
    }

    private static String shortened(String line) {
        return PADDING.matcher(line).replaceAll("$1$2$3");
    }

    private static String plain(String line) {
        if (line.chars().allMatch(c -> c < 0x80)) {
            return line;
        }
        var plain = new StringBuilder(line.length());
        var folds = !Normalizer.isNormalized(line, Normalizer.Form.NFKC);
        line.codePoints()
                .filter(sign -> Character.getType(sign) != Character.FORMAT)
                .forEach(sign -> {
                    var letters = folds && sign >= 0x80 && Character.isLetterOrDigit(sign)
                            ? Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKC)
                            : "";
                    if (!letters.isEmpty() && letters.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
                        plain.append(letters);
                    } else {
                        plain.appendCodePoint(sign);
                    }
                });
        return plain.toString();
    }
}
