package dev.pipe.common.secrets;

import java.util.Locale;
import java.util.regex.Pattern;

/** What looks like a secret and is none: examples, placeholders, references to a secret kept elsewhere, hashes. */
final class Decoys {

    private static final Pattern PLACEHOLDER_WORD = Pattern.compile(
            "example|sample|placeholder|change[_-]?(?:me|it|this)|replace[_-]?(?:me|with|this)|your[_-]?|my[_-]?(?:secret|password|token|api|key)"
                    + "|dummy|fake|redacted|masked|hidden|removed|xxxx|\\*\\*\\*|••|\\.\\.\\.|…|todo|tbd|fixme|insert[_-]|enter[_-]?|not[_-]?a?[_-]?real|put[_-]"
                    + "|<[^>]*>|⟦[^⟧]*⟧|foobar|foo[_-]bar|lorem|undefined|none|null|123456|abcdef|1234abcd|deadbeef|0{6}|1{6}|(?:test|mock|stub)[_-]?(?:pass|secret|token|key|pw)"
                    + "|super[_-]?secret[_-]?(?:key|password)?$|^(?:the[_-]?)?(?:secret|password|passwd|token|key|pass)s?\\d{0,4}!?$|any[_-]|some[_-]");

    private static final Pattern WHOLE_PLACEHOLDER = Pattern.compile(
            "(?i)pass|passwd|password|passw0rd|secret|token|pw|pwd|postgres|admin|root|guest|user|test|test(?:ing)?|string|value|required|optional|true|false|x+|\\*+|-+|_+");

    /** The value is fetched: a variable, a template, a call, an environment look-up. */
    private static final Pattern REFERENCE = Pattern.compile(
            "^\\$|^%|^@|^&|^!|^--|^\\(\\?|[:?]$|\\$\\{|\\{\\{|\\}\\}|#\\{|^\\{|%[sdv]|%\\(|\\(\\)|^(?:process\\.env|os\\.|env\\.|ENV\\b|System\\.|secrets?\\.|vars?\\.|config\\.|settings\\.|self\\.|this\\."
                    + "|vault:|bao:|secret:|arn:|ssm:|op://|projects/|ref\\+|file:|classpath:|https?://|/|\\./|~/)|^enc\\(|^encrypted:|getenv|environ");

    private static final Pattern DOTTED_IDENTIFIER =
            Pattern.compile("[A-Za-z_$][\\w$]*(?:[.:]{1,2}[A-Za-z_$][\\w$]*)+(?:\\(.*)?");
    private static final Pattern IDENTIFIER_OF_WORDS =
            Pattern.compile("[a-z]+(?:[A-Z][a-z]+)+\\d?|[A-Za-z]+(?:[_-][A-Za-z]+)+|[A-Z]{2,}(?:_[A-Z0-9]+)+");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern HASHED = Pattern.compile(
            "^(?:\\{?(?:bcrypt|sha\\d*|md5|pbkdf2|argon2\\w*|scrypt|noop)[}:$-]|\\$(?:2[aby]?|5|6|argon2\\w*|pbkdf2|apr1)\\$|sha(?:1|256|384|512)[-:])");

    private static final Pattern SMALL_BEFORE_CAPITAL = Pattern.compile("[a-z](?=[A-Z])");

    /** What is called as the thing it is for: {@code new_password1}, and a migration's {@code 0001_initial}. */
    private static final Pattern NAMES_ITSELF = Pattern.compile(
            "(?:[a-z]+\\d?[_-])+(?:password|passwd|secret|token|key)s?\\d?(?:[_-][a-z]+)*|(?:[a-z]+\\d?[_-]|\\d{1,2}[_-])*(?:password|passwd|secret|token|key)(?:[_-][a-z]+)+|\\d{4}_[a-z]+(?:_[a-z0-9]+)*");

    private Decoys() {}

    /** Providers mark their own documentation keys ({@code AKIA...EXAMPLE}); a run of one character is nobody's key. */
    static boolean isExample(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return lower.contains("example")
                || lower.contains("xxxxxx")
                || lower.contains("placeholder")
                || lower.contains("redacted")
                || lower.contains("your_")
                || lower.contains("your-")
                || lower.contains("••")
                || value.contains("****")
                || value.contains("....")
                || value.contains("${")
                || value.contains("eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l") // jwt.io's own
                || value.contains("{{")
                || value.contains("⟦") // a place that the review's corpus fills at run time
                || Entropy.bitsPerCharacter(value.substring(Math.min(4, value.length() / 4))) < 2.2;
    }

    static boolean isPlaceholder(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDER_WORD.matcher(lower).find()
                || WHOLE_PLACEHOLDER.matcher(value).matches()
                || REFERENCE.matcher(value).find();
    }

    /** 0 when the value is no secret. */
    static double confidenceThatSecret(SecretName name, String value) {
        var trimmed = value.strip();
        if (name.onlySpeaksOfOne() || isPlaceholder(trimmed) || isProse(trimmed) || isHarmlessShape(trimmed)) {
            return 0;
        }
        return name.isPassword() ? confidenceInPassword(trimmed) : confidenceInToken(name, trimmed);
    }

    /** For a value that stands where only a password can. */
    static double confidenceThatPassword(String value) {
        var trimmed = value.strip();
        return isPlaceholder(trimmed) || isProse(trimmed) || isHarmlessShape(trimmed)
                ? 0
                : confidenceInPassword(trimmed);
    }

    private static boolean isProse(String value) {
        return value.chars().filter(Character::isWhitespace).count() > 0 && !value.startsWith("-----BEGIN");
    }

    private static boolean isHarmlessShape(String value) {
        return DOTTED_IDENTIFIER.matcher(value).matches()
                || NAMES_ITSELF.matcher(value).matches()
                || HASHED.matcher(value).find()
                || value.chars().distinct().count() < 4;
    }

    private static double confidenceInPassword(String value) {
        var mixed = hasDigitOrSymbol(value) && value.chars().anyMatch(Character::isLetter);
        if (value.length() >= 12 && mixesCases(value)) {
            return 0.9;
        }
        if (IDENTIFIER_OF_WORDS.matcher(value).matches() || value.length() < 6) {
            return 0;
        }
        if (mixed) {
            return value.length() >= 8 ? 0.9 : 0.8;
        }
        return value.length() >= 8 && Entropy.bitsPerCharacter(value) >= 2.5 ? 0.6 : 0;
    }

    private static double confidenceInToken(SecretName name, String value) {
        var entropy = Entropy.bitsPerCharacter(value);
        if (value.length() < 12 || IDENTIFIER_OF_WORDS.matcher(value).matches() || !hasDigitOrSymbol(value)) {
            return value.length() >= 20
                            && entropy >= 4.0
                            && !IDENTIFIER_OF_WORDS.matcher(value).matches()
                    ? 0.7
                    : 0;
        }
        if (UUID.matcher(value).matches()) {
            return name.isPlainlyOne() ? 0.95 : 0.6;
        }
        if (value.chars().noneMatch(Character::isDigit) || looksLikeWords(value)) {
            return entropy >= 3.6 ? 0.55 : 0;
        }
        if (entropy < 2.8) {
            return 0;
        }
        return value.length() >= 16 && entropy >= 3.2 ? 0.88 : 0.65;
    }

    /** More often than words in a row do. */
    private static boolean mixesCases(String value) {
        return SMALL_BEFORE_CAPITAL.matcher(value).results().count() * 5 >= value.length();
    }

    /** {@code my-service-token-v2}: lower-case words with separators, a digit at the most in the last one. */
    private static boolean looksLikeWords(String value) {
        return value.matches("[a-z]{2,}(?:[-_.:/][a-z]{2,})+(?:[-_.]?v?\\d{1,4})?");
    }

    private static boolean hasDigitOrSymbol(String value) {
        return value.chars().anyMatch(c -> Character.isDigit(c) || !Character.isLetterOrDigit(c));
    }
}
