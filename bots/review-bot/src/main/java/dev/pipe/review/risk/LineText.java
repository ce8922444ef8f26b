package dev.pipe.review.risk;

/**
 * A line as it stands, without its comment, and with the contents of its strings blanked too, so that a rule about a
 * call is not set off by a sentence about that call.
 */
record LineText(String all, String text, String code) {

    static LineText of(String line, Language.Comments comments) {
        var stripped = line.stripLeading();
        if (stripped.startsWith(comments.mark) && !stripped.startsWith("#!")
                || comments == Language.Comments.SLASHES && (stripped.startsWith("*") || stripped.startsWith("/*"))) {
            return new LineText(line, "", "");
        }
        return scan(line, comments.mark);
    }

    private static LineText scan(String line, String comment) {
        var code = new StringBuilder(line.length());
        var at = 0;
        while (at < line.length()) {
            var c = line.charAt(at);
            if (isCommentAt(line, at, comment)) {
                return new LineText(line, line.substring(0, at), code.toString());
            }
            var end = c == '"' || c == '\'' || c == '`' ? closing(line, at) : -1;
            if (end > 0) {
                code.append(c).append(end > at + 1 ? "s" : "").append(c);
                at = end + 1;
            } else {
                code.append(c);
                at++;
            }
        }
        return new LineText(line, line, code.toString());
    }

    private static boolean isCommentAt(String line, int at, String comment) {
        return line.startsWith(comment, at) && (at == 0 || Character.isWhitespace(line.charAt(at - 1)));
    }

    private static int closing(String line, int open) {
        var quote = line.charAt(open);
        for (var i = open + 1; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }
}
