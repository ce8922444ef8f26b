package dev.pipe.pipeline.normalise;

import static dev.pipe.pipeline.normalise.MissingField.need;

import dev.pipe.common.event.GitHubFact.MergeGroupChanged;

/** {@code merge_group}: a commit that GitHub's merge queue wants tested, or is done with. */
final class MergeGroupFacts {

    private static final String BRANCH = "refs/heads/";

    private MergeGroupFacts() {}

    static Normalised of(Payload payload) {
        var group = payload.mergeGroup();
        var fact = new MergeGroupChanged(
                ReadValues.repo(payload),
                need(payload.action(), "action"),
                need(group.headSha(), "merge_group.head_sha"),
                branch(need(group.headRef(), "merge_group.head_ref")),
                need(group.baseSha(), "merge_group.base_sha"),
                branch(need(group.baseRef(), "merge_group.base_ref")),
                payload.reason());
        var id = FactId.of(
                "merge_group",
                need(payload.repository().id(), "repository.id"),
                fact.headSha(),
                fact.headRef(),
                fact.action());
        return Normalised.of(id, fact);
    }

    private static String branch(String ref) {
        return ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : ref;
    }
}
