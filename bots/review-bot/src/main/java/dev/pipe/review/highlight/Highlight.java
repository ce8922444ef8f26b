package dev.pipe.review.highlight;

import dev.pipe.review.highlight.Span.Kind;
import java.util.ArrayList;
import java.util.List;

/** Colours the lines of one side of a hunk, top to bottom; what a comment of several lines began, the next line knows. */
public final class Highlight {

    private static final int LONGEST = 2_000;

    private final Syntax syntax;
    private String until; // what ends the block that we are in; null outside of one

    private Highlight(Syntax syntax) {
        this.syntax = syntax;
    }

    public static Highlight of(String path) {
        return new Highlight(Syntax.of(path));
    }

    public List<Span> line(String text) {
        if (syntax == Syntax.PLAIN || text.length() > LONGEST) {
            return text.isEmpty() ? List.of() : List.of(new Span(Kind.PLAIN, text));
        }
        var spans = new ArrayList<Span>();
        var plainFrom = 0;
        var at = 0;
        while (at < text.length()) {
            var kind = kindAt(text, at);
            var end = kind == Kind.PLAIN ? at + 1 : endOf(kind, text, at);
            if (kind != Kind.PLAIN && plainFrom < at) {
                spans.add(new Span(Kind.PLAIN, text.substring(plainFrom, at)));
            }
            if (kind != Kind.PLAIN) {
                var part = text.substring(at, end);
                var word = kind == Kind.KEYWORD && !syntax.isKeyword(part);
                spans.add(new Span(word ? Kind.PLAIN : kind, part));
                plainFrom = end;
            }
            at = end;
        }
        if (plainFrom < text.length()) {
            spans.add(new Span(Kind.PLAIN, text.substring(plainFrom)));
        }
        return joined(spans);
    }

    private Kind kindAt(String text, int at) {
        var sign = text.charAt(at);
        if (until != null || beginsComment(text, at)) {
            return Kind.COMMENT;
        }
        if (syntax.quotes.indexOf(sign) >= 0) {
            return Kind.STRING;
        }
        if (Character.isDigit(sign)) {
            return Kind.NUMBER;
        }
        if (sign == '@' || syntax == Syntax.MARKUP && sign == '<') {
            return Kind.MARK;
        }
        return isWord(sign)
                ? Kind.KEYWORD
                : Kind.PLAIN; // whether the word is one of the language's is seen when it is cut
    }

    private boolean beginsComment(String text, int at) {
        return text.startsWith(syntax.comment, at)
                        && (!syntax.comment.equals("#") || at == 0 || text.charAt(at - 1) == ' ')
                || syntax.blockComments && text.startsWith("/*", at)
                || syntax == Syntax.MARKUP && text.startsWith("<!--", at);
    }

    private int endOf(Kind kind, String text, int at) {
        return switch (kind) {
            case COMMENT -> endOfComment(text, at);
            case STRING -> endOfString(text, at);
            case MARK -> endOfMark(text, at);
            default -> endOfWord(text, at);
        };
    }

    private int endOfComment(String text, int at) {
        var searchFrom = at;
        if (until == null) {
            if (syntax.blockComments && text.startsWith("/*", at)) {
                until = "*/";
                searchFrom = at + 2;
            } else if (syntax == Syntax.MARKUP) {
                until = "-->";
            } else {
                return text.length();
            }
        }
        var end = text.indexOf(until, searchFrom);
        if (end < 0) {
            return text.length();
        }
        var after = end + until.length();
        until = null;
        return after;
    }

    private static int endOfString(String text, int at) {
        var quote = text.charAt(at);
        for (var i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int endOfMark(String text, int at) {
        var end = at + 1;
        while (end < text.length() && (isWord(text.charAt(end)) || "/-:.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static int endOfWord(String text, int at) {
        var end = at + 1;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '$';
    }

    /** Neighbours of one kind are one part. */
    private static List<Span> joined(List<Span> spans) {
        var joined = new ArrayList<Span>(spans.size());
        for (var span : spans) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.kind() == span.kind()) {
                joined.set(joined.size() - 1, new Span(span.kind(), last.text() + span.text()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }
}
