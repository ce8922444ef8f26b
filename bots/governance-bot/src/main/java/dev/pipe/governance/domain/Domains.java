package dev.pipe.governance.domain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The domains of this ecosystem. Codes and names are those of the table "Supported Domains" in the predecessor's
 * {@code docs/GOVERNANCE.md}: the predecessor's code used the same names, while its OpenSpec files expanded some codes
 * differently (BNI as "Blockchain Network Infrastructure").
 */
public final class Domains {

    private static final List<Domain> KNOWN = List.of(
            new Domain("BNI", "Business Network Infrastructure", false),
            new Domain("BNP", "Business Network Platform", false),
            new Domain("AXIS", "Architecture eXchange Integration System", false),
            new Domain("IV", "Innovation Ventures", false),
            new Domain("EcoX", "Ecosystem Exchange", false),
            new Domain("THRIVE", "Technology Hub for Research & Innovation Ventures Ecosystem", false),
            new Domain("DC", "Disconnect Collective", false),
            new Domain("BU", "Business Unit", false),
            new Domain("PIPE", "Platform Interface for Pipeline & Environment", true));

    private final Map<String, Domain> byCode = new LinkedHashMap<>();

    /** The nine, with what the operator adds or names differently. */
    public static Domains with(Map<String, String> configured) {
        var domains = new Domains();
        KNOWN.forEach(domains::put);
        configured.forEach((code, name) -> domains.put(new Domain(
                domains.byCode.containsKey(key(code)) ? domains.of(code).code() : code,
                name,
                domains.byCode.containsKey(key(code)) && domains.of(code).hub())));
        return domains;
    }

    public Collection<Domain> all() {
        return List.copyOf(byCode.values());
    }

    /** A domain by its code in any case. */
    Domain of(String code) {
        return byCode.get(key(code));
    }

    /** A regular expression that matches any code; longer codes first, so that none hides behind its own beginning. */
    String anyCode() {
        return byCode.values().stream()
                .map(Domain::code)
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    private void put(Domain domain) {
        byCode.put(key(domain.code()), domain);
    }

    private static String key(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
