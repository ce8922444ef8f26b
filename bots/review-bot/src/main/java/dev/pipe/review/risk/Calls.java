package dev.pipe.review.risk;

import java.util.regex.Pattern;

/**
 * Whether what an expression yields is still in the hands of who chose its foreign parts. A look-up by a foreign key is
 * not: its answer is ours.
 */
final class Calls {

    private static final Pattern CARRIER = Pattern.compile(
            "(?i)^(?:|if|while|return|await|str|string|text|format|f|sprintf|vsprintf|printf|join|joinpath|path|paths|of|resolve|file|url|uri|parse|concat|trim|strip|lower|upper|tolowercase|touppercase"
                    + "|tolower|toupper|replace|replaceall|decode|unquote|b64decode|base64_decode|from|frombase64string|decodeuricomponent|decodeuri|atob|unescape|loads|append|add|push|put|set|get|getordefault|orelse"
                    + "|stringbuilder|stringbuffer|split|substring|substr|slice|sprint|buffer|bytes|encode|list|array|dict|map|values|param|default|tostring|to_string|to_s|into_inner|into|unwrap|unwrap_or|unwrap_or_default|clone"
                    + "|as_str|combine|getbytes|valueof|requirenonnull|ofnullable|optional|urljoin|clean|format!|formatted|interpolate|template|cast|getfullpath|abspath|realpath|expanduser|json|get_json|bytearrayinputstream|inputstreamreader|bufferedreader|stringreader|readall|trimprefix|trimsuffix|trimspace|trimleft|trimright|removeprefix|removesuffix|lstrip|rstrip|ltrim|rtrim|sub|gsub|queryunescape|pathunescape|unquote_plus|urldecode|rawurldecode|classify|camelize|urlsafe_b64decode|from_utf8|from_utf8_lossy|as_bytes|as_ref|borrow|intern|nullable|orelsethrow|valid|read|getfirst|first|one|copyof|bytesio|stringio|iterator|foldertuple|uribuilder|fromuristring|fromhttpurl|builduri|input|body|query|form|file_name|querytostring|fields|tokenize|quotesplit)$");
    private static final Pattern CLEANER = Pattern.compile(
            "(?i)(?:escape|sanit|encode(?:for|uricomponent)|quote(?!d)|purify|secure_?file_?name|basename|\\bbase\\(|getfilename|clean_|bleach|strip_tags|htmlspecialchars|htmlentities|allow(?:ed|list)|whitelist|allowed|validat|hash|digest|uuid|bcrypt|verify|permit\\()");

    private Calls() {}

    static boolean carries(String value) {
        var at = value.indexOf(Flow.FOREIGN);
        while (at >= 0) {
            if (isCarried(value, at)) {
                return true;
            }
            at = value.indexOf(Flow.FOREIGN, at + 1);
        }
        return false;
    }

    private static boolean isCarried(String value, int at) {
        var depth = 0;
        for (var i = at - 1; i >= 0; i--) {
            var c = value.charAt(i);
            if (c == ')' || c == ']') {
                depth++;
            } else if (c == '(' || c == '[') {
                if (depth-- > 0) {
                    continue;
                }
                depth = 0;
                var name = c == '[' ? indexed(value, i) : called(value, i);
                if (CLEANER.matcher(name + "(").find()
                        || !CARRIER.matcher(last(name)).matches()) {
                    return false;
                }
            }
        }
        var after = value.substring(at);
        return !after.matches(
                        "^.[\\w$.\\[\\]\"'()]{0,120}\\.(?:length|size|count|len|isEmpty|equals|startsWith|matches|contains|hashCode|to_i|to_f)\\b.*")
                && !CLEANER.matcher(after.substring(0, Math.min(after.length(), 160))
                                .replaceAll("\\(.*", "("))
                        .find();
    }

    /** An index into something is a look-up, unless it makes a list. */
    private static String indexed(String value, int open) {
        return open > 0 && (Character.isLetterOrDigit(value.charAt(open - 1)) || value.charAt(open - 1) == ']')
                ? "looked-up"
                : "";
    }

    private static String called(String value, int open) {
        var from = open;
        while (from > 0
                && (Character.isLetterOrDigit(value.charAt(from - 1)) || "_.$!".indexOf(value.charAt(from - 1)) >= 0)) {
            from--;
        }
        return value.substring(from, open);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
