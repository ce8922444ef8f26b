package dev.pipe.governance.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator's template such as {@code integrations/{source}-{target}/}, ready to be looked for. */
final class DomainPattern {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(source|target|domain)}|(\\s+)");

    private final String template;
    private final Pattern pattern;

    private DomainPattern(String template, Pattern pattern) {
        this.template = template;
        this.pattern = pattern;
    }

    /** Matches the whole text. */
    static DomainPattern whole(String template, Domains domains) {
        return new DomainPattern(template, compile("^", template, "$", domains));
    }

    /** Matches a phrase of the text, not the middle of a word. */
    static DomainPattern phrase(String template, Domains domains) {
        return new DomainPattern(template, compile("(?<!\\w)", template, "(?!\\w)", domains));
    }

    /** Matches where the text begins. */
    static DomainPattern prefix(String template, Domains domains) {
        return new DomainPattern(template, compile("^", template, "", domains));
    }

    Optional<Match> find(String text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            var match = new Match(group(matcher, "source"), group(matcher, "target"), group(matcher, "domain"), this);
            if (match.source() == null || !match.source().equalsIgnoreCase(match.target())) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return template;
    }

    /** Codes as they were written; null for what the template does not name. */
    record Match(String source, String target, String domain, DomainPattern by) {

        /** The template with what was found: safe to show, as it holds nothing but the operator's words and codes. */
        String shown(Domain source, Domain target) {
            return by.template.replace("{source}", source.code()).replace("{target}", target.code());
        }
    }

    private static Pattern compile(String before, String template, String after, Domains domains) {
        var expression = new StringBuilder(before);
        var placeholder = PLACEHOLDER.matcher(template);
        var end = 0;
        while (placeholder.find()) {
            expression.append(Pattern.quote(template.substring(end, placeholder.start())));
            expression.append(
                    placeholder.group(1) == null
                            ? "\\s*"
                            : "(?<" + placeholder.group(1) + ">" + domains.anyCode() + ")");
            end = placeholder.end();
        }
        expression.append(Pattern.quote(template.substring(end))).append(after);
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String group(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
    }
}
