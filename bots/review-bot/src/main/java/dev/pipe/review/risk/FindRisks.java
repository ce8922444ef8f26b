package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.Content;
import java.util.List;
import java.util.stream.Stream;

/** All that is found in a change, the worst first. Deterministic: the same change gives the same findings. */
public final class FindRisks {

    /** So sure is a rule that speaks in a file which nobody here is thought to have written. */
    private static final double SURE = 0.85;

    private final List<CompiledRule> rules;
    private final List<ChangeRule> changeRules;
    private final List<ChangeRule> settledRules =
            List.of(new LeakedCredentials(), new BareSecrets(), new LockedSources());

    FindRisks(RuleBook book) {
        this.rules = book.rules().stream()
                .filter(rule -> !rule.gone())
                .map(CompiledRule::of)
                .toList();
        this.changeRules = List.of(
                new LostProtection(book.rules().stream().filter(Rule::gone).toList()),
                new LostScope(),
                new OpenedCheck(),
                new IdentityFromRequest(),
                new LostTests(),
                new LostAssertions(),
                new LostInterface(),
                new LostParts(),
                new GainedDuty(),
                new LostDocument(),
                new LostPassage(),
                new LostHeader(),
                new ChangedSchema(),
                new ChangedGraphql(),
                new LoweredThreshold(),
                new EmptyBodies(),
                new ChangedDependencies(),
                new EditedMigration(),
                new TaintedOutputs(),
                new RunsDownloads(),
                new WidenedRights(),
                new QueryInLoop(),
                new MissingLimits(),
                new LargeBinary(),
                new HardToSee(),
                new ChangedWithoutTest());
    }

    public static FindRisks withShippedRules() {
        return new FindRisks(RuleBook.shipped());
    }

    public List<Finding> in(Change change) {
        return in(change, GeneratedFiles.in(change));
    }

    private List<Finding> in(Change change, GeneratedFiles generated) {
        var settled = Settled.of(change);
        var patience = Patience.with(settled);
        var calls = ForeignCalls.in(settled);
        var byRules = settled.files().stream()
                .filter(file -> file.content() == Content.TEXT
                        && (!generated.has(file.path()) || generated.isNewByPathAlone(file)))
                .flatMap(file -> new ReadFile(file, rules, patience, calls)
                        .findings()
                        .filter(finding -> !generated.claimsToBe(file.path()) || isCriticalSecurity(finding))
                        .filter(finding -> !generated.has(file.path())
                                || isCriticalSecurity(finding) && finding.confidence() >= SURE));
        var byChange = Stream.concat(
                changeRules.stream().flatMap(rule -> rule.findIn(generated.without(change))),
                settledRules.stream().flatMap(rule -> rule.findIn(settled)));
        return Stream.concat(byRules, byChange)
                .distinct()
                .sorted(Finding.WORST_FIRST)
                .toList();
    }

    private static boolean isCriticalSecurity(Finding finding) {
        return finding.type() == RiskType.SECURITY && finding.level() == RiskLevel.CRITICAL;
    }
}
