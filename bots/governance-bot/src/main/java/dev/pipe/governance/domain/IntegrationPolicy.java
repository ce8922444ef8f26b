package dev.pipe.governance.domain;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.governance.GovernanceConfig.IntegrationConfig;
import dev.pipe.governance.domain.DomainPattern.Match;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Does this pull request integrate one domain with another? Any of labels, folders and title is enough; all that agree
 * are named. The pair is taken from the first that names one: a label was set on purpose, folders are evidence, a title
 * is only said.
 */
public final class IntegrationPolicy {

    /** Stands for a domain that nobody named: a label alone says that it is an integration, not of what. */
    public static final String UNNAMED = "unnamed";

    private final Domains domains;
    private final List<DomainPattern> labels;
    private final List<DomainPattern> titles;
    private final List<DomainPattern> pairPaths;
    private final List<DomainPattern> domainPaths;

    public IntegrationPolicy(Domains domains, IntegrationConfig config) {
        this.domains = domains;
        this.labels = compile(config.labels(), template -> DomainPattern.whole(template, domains));
        this.titles = compile(config.titles(), template -> DomainPattern.phrase(template, domains));
        this.pairPaths = compile(config.pairPaths(), template -> DomainPattern.prefix(template, domains));
        this.domainPaths = compile(config.domainPaths(), template -> DomainPattern.prefix(template, domains));
    }

    /** What the pull request shows. Title and paths are untrusted text. */
    public record Facts(String title, List<String> labels, List<String> paths) {
        public Facts {
            labels = List.copyOf(labels);
            paths = List.copyOf(paths);
        }
    }

    /** Empty for an ordinary pull request. */
    public Optional<Integration> recognise(Facts facts) {
        var found = new ArrayList<Found>();
        facts.labels()
                .forEach(label ->
                        first(labels, label).map(m -> found(m, "label")).ifPresent(found::add));
        facts.paths().stream()
                .flatMap(path -> first(pairPaths, path).stream())
                .findFirst()
                .map(match -> found(match, "files in"))
                .ifPresent(found::add);
        first(titles, facts.title()).map(match -> found(match, "title")).ifPresent(found::add);
        acrossFolders(facts.paths()).ifPresent(found::add);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var named = found.stream().filter(Found::namesPair).findFirst().orElse(found.getFirst());
        return Optional.of(new Integration(named.source(), named.target(), reasons(found, named)));
    }

    /** Files below the folders of two domains; who is the source cannot be told, so the order of the domains decides. */
    private Optional<Found> acrossFolders(List<String> paths) {
        var touched = new LinkedHashSet<Domain>();
        for (var path : paths) {
            first(domainPaths, path).ifPresent(match -> touched.add(domains.of(match.domain())));
        }
        if (touched.size() < 2) {
            return Optional.empty();
        }
        var ordered = domains.all().stream()
                .filter(touched::contains)
                .map(Domain::code)
                .toList();
        return Optional.of(
                new Found(ordered.get(0), ordered.get(1), "files in the folders of " + String.join(" and ", ordered)));
    }

    private Found found(Match match, String where) {
        if (match.source() == null || match.target() == null) {
            return new Found(UNNAMED, UNNAMED, where + " " + match.by());
        }
        var source = domains.of(match.source());
        var target = domains.of(match.target());
        return new Found(source.code(), target.code(), where + " " + match.shown(source, target));
    }

    private static Optional<Match> first(List<DomainPattern> patterns, String text) {
        return patterns.stream().flatMap(pattern -> pattern.find(text).stream()).findFirst();
    }

    /** What agrees with the pair, the one that named it first. */
    private static String reasons(List<Found> found, Found named) {
        Set<String> reasons = new LinkedHashSet<>();
        reasons.add(named.reason());
        found.stream()
                .filter(other -> other.agreesWith(named))
                .map(Found::reason)
                .forEach(reasons::add);
        return String.join(", ", reasons);
    }

    private static List<DomainPattern> compile(List<String> templates, Function<String, DomainPattern> compile) {
        return templates.stream().map(compile).toList();
    }

    private record Found(String source, String target, String reason) {

        boolean namesPair() {
            return !source.equals(UNNAMED);
        }

        boolean agreesWith(Found other) {
            return !namesPair()
                    || source.equals(other.source) && target.equals(other.target)
                    || source.equals(other.target) && target.equals(other.source);
        }
    }
}
