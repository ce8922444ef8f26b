package dev.pipe.review.risk;

import dev.pipe.review.risk.Language.Comments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells code, strings and comments apart, line by line and as far as that can be done without a parser: it knows strings
 * and comments over several lines, and code inside strings. A hunk may begin anywhere; what began before it is unknown.
 */
final class ReadLines {

    private static final Pattern HEREDOC = Pattern.compile("<<[<~-]?\\s?([\"']?)([A-Z][A-Z_]{1,20})\\1");
    /** A comment may follow these at once; after others, two slashes may be part of an address or a pattern. */
    private static final String ENDS_CODE = ";,(){}]\"'`";

    private static final Pattern SQL_BEGINS = Pattern.compile("^\\s*(?i:select|insert|update|delete|with)\\b");

    private final Language language;
    private String end; // what ends the string or comment that the line begins in
    private boolean inComment;
    private boolean interpolates;

    private String line;
    private char[] kinds;
    private StringBuilder code;

    ReadLines(Language language) {
        this(language, null);
    }

    /** @param inside what ends the string that the first line begins in */
    private ReadLines(Language language, String inside) {
        this.language = language;
        this.end = inside;
        this.interpolates = inside != null && language.interpolation().happensIn(inside.charAt(0), "");
    }

    /** For a side that was read to its end with a string still open: it may as well have begun in one. */
    Optional<ReadLines> otherwise() {
        return end == null || inComment || Character.isLetter(end.charAt(0))
                ? Optional.empty()
                : Optional.of(new ReadLines(language, end));
    }

    /** A line is one but where something in it begins a new one, or it is too long. */
    List<LineText> next(String whole) {
        var pieces = Pieces.of(whole);
        return pieces.size() == 1 && pieces.getFirst().equals(whole)
                ? List.of(piece(whole))
                : IntStream.range(0, pieces.size())
                        .mapToObj(i -> piece(pieces.get(i)).of(i == 0 ? head(whole) : pieces.get(i)))
                        .toList();
    }

    private static String head(String whole) {
        return Pieces.withoutGaps(whole.length() > Pieces.LONGEST ? whole.substring(0, Pieces.LONGEST) : whole);
    }

    private LineText piece(String piece) {
        line = piece;
        kinds = new char[line.length()];
        code = new StringBuilder(line.length());
        Arrays.fill(kinds, LineText.CODE);
        if (end == null && isCommentLine()) {
            return new LineText(line, "", "", "", false);
        }
        var length = scan();
        var text = new StringBuilder(line.substring(0, length));
        for (var i = 0; i < length; i++) {
            if (kinds[i] == 'k') {
                text.setCharAt(i, ' ');
                kinds[i] = LineText.CODE;
            }
        }
        return new LineText(
                line, text.toString(), code.toString(), new String(kinds, 0, length), end != null && !inComment);
    }

    private boolean isCommentLine() {
        var stripped = line.stripLeading();
        if (stripped.startsWith(language.comments.mark)) {
            return !stripped.startsWith("#!") && !stripped.startsWith("#[");
        }
        if (language == Language.PHP || language == Language.TERRAFORM) {
            return stripped.startsWith("#") && !stripped.startsWith("#[") || stripped.startsWith("//");
        }
        return language.comments == Comments.SLASHES
                && (stripped.startsWith("* ") || stripped.startsWith("*/") || stripped.equals("*"));
    }

    /** How much of the line is no trailing comment. */
    private int scan() {
        var at = 0;
        while (at < line.length()) {
            if (end != null) {
                at = goOn(at);
            } else if (startsComment(at)) {
                return at;
            } else if (language.hasBlockComments() && line.startsWith("/*", at)) {
                end = "*/";
                inComment = true;
            } else {
                at = isQuote(at) ? string(at) : plain(at);
            }
        }
        heredoc();
        return line.length();
    }

    private boolean startsComment(int at) {
        var before = at == 0 ? ' ' : line.charAt(at - 1);
        if (language == Language.PHP || language == Language.TERRAFORM) {
            return line.startsWith("//", at) && before != ':' || line.charAt(at) == '#' && !line.startsWith("#[", at);
        }
        if (!line.startsWith(language.comments.mark, at) || language == Language.RUBY && line.startsWith("#{", at)) {
            return false;
        }
        return Character.isWhitespace(before)
                || switch (language) {
                    case PYTHON -> true;
                    case RUBY -> "?/".indexOf(before) < 0;
                    default -> language.comments == Comments.SLASHES && ENDS_CODE.indexOf(before) >= 0;
                };
    }

    private boolean isQuote(int at) {
        var c = line.charAt(at);
        return c == '"' || c == '`' || c == '\'' && !(language == Language.RUST && !line.startsWith("'", at + 2));
    }

    private int plain(int at) {
        code.append(line.charAt(at));
        return at + 1;
    }

    private int string(int at) {
        var quote = line.charAt(at);
        interpolates = language.interpolation().happensIn(quote, line.substring(Math.max(0, at - 3), at));
        var triple = line.startsWith(("" + quote).repeat(3), at) && mayBeTriple();
        var delimiter = triple ? ("" + quote).repeat(3) : "" + quote;
        var from = at + delimiter.length();
        var to = closing(from, delimiter);
        if (to < 0 && !triple && !spansLines(quote, at, from)) {
            return plain(at);
        }
        code.append(quote);
        if (to < 0) {
            end = delimiter;
            inComment = false;
            markString(from, line.length());
            return line.length();
        }
        markString(from, to);
        code.append(to > from ? "s" : "").append(quote);
        return to + delimiter.length();
    }

    private boolean mayBeTriple() {
        return language == Language.PYTHON || language == Language.JVM || language == Language.CSHARP;
    }

    private boolean spansLines(char quote, int at, int from) {
        return switch (language) {
            case JS, GO -> quote == '`';
            case CSHARP ->
                quote == '"'
                        && at > 0
                        && line.substring(Math.max(0, at - 2), at).contains("@");
            case PHP, RUBY, RUST ->
                quote == '"' && SQL_BEGINS.matcher(line.substring(from)).find();
            default -> false;
        };
    }

    private int goOn(int at) {
        var to = end.length() > 3 || Character.isLetter(end.charAt(0)) ? heredocEnd() : closing(at, end);
        var until = to < 0 ? line.length() : to;
        if (inComment) {
            Arrays.fill(kinds, at, to < 0 ? until : until + 2, 'k');
        } else {
            markString(at, until);
            code.append(until > at ? "s" : "").append(to < 0 ? "" : end.charAt(0));
        }
        if (to < 0) {
            return line.length();
        }
        var next = to + end.length();
        end = null;
        inComment = false;
        return next;
    }

    private int heredocEnd() {
        var indent = line.length() - line.stripLeading().length();
        return line.startsWith(end, indent) ? indent : -1;
    }

    private void heredoc() {
        if (end != null || language != Language.RUBY && language != Language.PHP) {
            return;
        }
        var opened = HEREDOC.matcher(line);
        if (opened.find()) {
            end = opened.group(2);
            inComment = false;
            interpolates = !opened.group(1).equals("'");
        }
    }

    private int closing(int from, String delimiter) {
        for (var i = from; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && !inComment) {
                i++;
            } else if (line.startsWith(delimiter, i)) {
                return i;
            }
        }
        return -1;
    }

    private void markString(int from, int to) {
        Arrays.fill(kinds, from, to, LineText.STRING);
        if (!interpolates) {
            return;
        }
        var inside = language.interpolation().code.matcher(line).region(from, to);
        while (inside.find()) {
            for (var group = 1; group <= inside.groupCount(); group++) {
                if (inside.group(group) != null) {
                    Arrays.fill(kinds, inside.start(group), inside.end(group), LineText.INTERPOLATED);
                }
            }
        }
    }
}
