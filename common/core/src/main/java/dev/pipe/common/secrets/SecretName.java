package dev.pipe.common.secrets;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name that something is assigned to, with the prefix before the telling word. */
record SecretName(String text) {

    static final String PASSWORD_KIND = "hard-coded-password";

    private static final int LONGEST_PREFIX = 40;

    /** Names that speak about a secret and do not hold one: {@code passwordField}, {@code token_url}. */
    private static final Pattern ABOUT_A_SECRET = Pattern.compile(
            "(?:names?|ids?|fields?|labels?|url|uri|path|files?|types?|headers?|params?|prefix|suffix|regexp?|pattern|polic(?:y|ies)"
                    + "|hash(?:es|ed)?|digest|length|len|size|min|max|columns?|refs?|env|var|endpoint|expir[a-z]*|ttl|timeout|arn"
                    + "|prompt|encryption|magic|hint|placeholder|messages?|errors?|title|text|attribute|property|properties|algorithm|encoder"
                    + "|counts?|limit|usage|kind|class|scope|provider|store|location|dir|selector|index|strength|rules?|issuer|audience"
                    + "|used|date|last|wrong|invalid|missing|incorrect|mismatch|forgott?[a-z]*|question|reset|confirm[a-z]*|required|expired|changed|too_?(?:short|long|weak))$");

    private static final Pattern PLAINLY_ONE = Pattern.compile(
            "(?:secret_?key|client_?secret|app(?:lication)?_?secret|api_?key|api_?token|auth_?token|access_?token)$");

    private static final Pattern NOT_SECRET = Pattern.compile(
            "(?:public|csrf|xsrf|page|next|continuation|cursor|cancellation|sort|primary|foreign|partition|tokeniz|tokenis|hash|checksum|digest)");

    static SecretName around(String text, int start, int end) {
        var from = start;
        while (from > 0 && start - from < LONGEST_PREFIX && isNamePart(text.charAt(from - 1))) {
            from--;
        }
        return new SecretName(text.substring(from, end));
    }

    boolean onlySpeaksOfOne() {
        var lower = text.toLowerCase(Locale.ROOT).replace("-", "_");
        return ABOUT_A_SECRET.matcher(lower).find() || NOT_SECRET.matcher(lower).find();
    }

    boolean isPassword() {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("passw") || lower.contains("pwd") || lower.contains("passphrase");
    }

    /** Where an id of the same look would be called otherwise. */
    boolean isPlainlyOne() {
        return PLAINLY_ONE
                .matcher(text.toLowerCase(Locale.ROOT).replace("-", "_"))
                .find();
    }

    String kind() {
        return isPassword() ? PASSWORD_KIND : "hard-coded-secret";
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }
}
