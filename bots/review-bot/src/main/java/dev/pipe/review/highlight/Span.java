package dev.pipe.review.highlight;

/** A part of a line, in order and without gaps. */
public record Span(Kind kind, String text) {

    /** What it is; the name in lower case is the page's CSS class. */
    public enum Kind {
        PLAIN,
        COMMENT,
        STRING,
        NUMBER,
        KEYWORD,
        MARK
    }

    /** Empty for plain text. */
    public String css() {
        return kind == Kind.PLAIN ? "" : "t-" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
