package dev.pipe.common.chatops;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into arguments as a shell does: at spaces, not inside double or single quotes; a backslash takes the
 * next sign as it is, but inside single quotes. Unlike a shell, a single quote counts only at an argument's start or
 * after {@code =}, and a quote that is never closed is a plain sign: people write "doesn't".
 */
final class SplitArguments {

    private final String line;
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder argument = new StringBuilder();
    private boolean begun;
    private int at;

    private SplitArguments(String line) {
        this.line = line;
    }

    static List<String> of(String line) {
        return new SplitArguments(line).split();
    }

    private List<String> split() {
        for (at = 0; at < line.length(); at++) {
            var sign = line.charAt(at);
            if (Character.isWhitespace(sign)) {
                finish();
            } else if (sign == '\\' && at + 1 < line.length()) {
                take(line.charAt(++at));
            } else if (opensQuote(sign)) {
                takeQuoted(sign);
            } else {
                take(sign);
            }
        }
        finish();
        return arguments;
    }

    private boolean opensQuote(char sign) {
        var quote = sign == '"' || sign == '\'' && (!begun || endsWithEquals());
        return quote && closing(sign) >= 0;
    }

    private boolean endsWithEquals() {
        return !argument.isEmpty() && argument.charAt(argument.length() - 1) == '=';
    }

    private void takeQuoted(char quote) {
        begun = true;
        var end = closing(quote);
        for (at++; at < end; at++) {
            if (quote == '"' && line.charAt(at) == '\\') {
                at++;
            }
            take(line.charAt(at));
        }
    }

    private int closing(char quote) {
        for (var i = at + 1; i < line.length(); i++) {
            if (quote == '"' && line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private void take(char sign) {
        begun = true;
        argument.append(sign);
    }

    private void finish() {
        if (begun) {
            arguments.add(argument.toString());
            argument.setLength(0);
            begun = false;
        }
    }
}
