package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact.InstallationChanged;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** {@code installation} and {@code installation_repositories}: which repositories the App sees. */
final class InstallationFacts {

    /** So many repositories fit one event; an account may have a hundred thousand. */
    private static final int PART = 5_000;

    private InstallationFacts() {}

    static Normalised ofInstallation(Payload payload) {
        var names = names(payload.repositories());
        var removed = "deleted".equals(payload.action());
        return of(payload, removed ? List.of() : names, removed ? names : List.of());
    }

    static Normalised ofRepositories(Payload payload) {
        return of(payload, names(payload.repositoriesAdded()), names(payload.repositoriesRemoved()));
    }

    private static Normalised of(Payload payload, List<String> added, List<String> removed) {
        var installation = payload.installation();
        var account = need(installation.account(), "installation.account");
        var whole = new InstallationChanged(
                need(installation.id(), "installation.id"),
                need(account.login() == null ? account.slug() : account.login(), "installation.account.login"),
                need(payload.action(), "action"),
                added,
                removed);
        var parts = Math.max(1, (Math.max(added.size(), removed.size()) + PART - 1) / PART);
        return new Normalised.Facts(IntStream.range(0, parts)
                .mapToObj(part -> identified(
                        new InstallationChanged(
                                whole.installationId(),
                                whole.account(),
                                whole.action(),
                                part(added, part),
                                part(removed, part)),
                        installation.updatedAt()))
                .toList());
    }

    private static IdentifiedFact identified(InstallationChanged fact, String updatedAt) {
        var id = FactId.of(
                "installation", fact.installationId(), fact.action(), updatedAt, fact.added(), fact.removed());
        return new IdentifiedFact(id, fact);
    }

    private static List<String> part(List<String> names, int part) {
        var from = Math.min(names.size(), part * PART);
        return names.subList(from, Math.min(names.size(), from + PART));
    }

    private static List<String> names(List<Payload.Repository> repositories) {
        return repositories == null
                ? List.of()
                : repositories.stream()
                        .map(Payload.Repository::fullName)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
    }
}
