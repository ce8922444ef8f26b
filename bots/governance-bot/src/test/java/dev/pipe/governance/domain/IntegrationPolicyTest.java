package dev.pipe.governance.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipe.common.event.GovernanceEvent.Integration;
import dev.pipe.governance.TestPolicy;
import dev.pipe.governance.domain.IntegrationPolicy.Facts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationPolicyTest {

    private static final IntegrationPolicy POLICY =
            new IntegrationPolicy(Domains.with(Map.of()), TestPolicy.defaults().integration());

    @Test
    void thereAreNineDomainsAndOneHub() {
        var domains = Domains.with(Map.of()).all();

        assertThat(domains)
                .extracting(Domain::code)
                .containsExactly("BNI", "BNP", "AXIS", "IV", "EcoX", "THRIVE", "DC", "BU", "PIPE");
        assertThat(domains).filteredOn(Domain::hub).extracting(Domain::code).containsExactly("PIPE");
    }

    @Test
    void anOperatorAddsADomainAndRenamesAnother() {
        var domains = Domains.with(Map.of("LAB", "Laboratory", "pipe", "The Hub"));

        assertThat(domains.all()).hasSize(10).contains(new Domain("LAB", "Laboratory", false));
        assertThat(domains.all()).contains(new Domain("PIPE", "The Hub", true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "BNI -> AXIS,                           BNI, AXIS",
        "feat: bni->axis (part 1),              BNI, AXIS",
        "BNI → AXIS,                            BNI, AXIS",
        "Integrate BNI with AXIS,               BNI, AXIS",
        "integrate  ecox  with   thrive please, EcoX, THRIVE",
        "Integrate DC and BU,                   DC, BU",
        "[BNI-AXIS] add the client,             BNI, AXIS",
        "[IV-PIPE],                             IV, PIPE",
    })
    void aTitleNamesThePair(String title, String source, String target) {
        assertThat(POLICY.recognise(new Facts(title, List.of(), List.of())))
                .get()
                .extracting(Integration::source, Integration::target)
                .containsExactly(source, target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fix a typo",
                "[BNI-BNI] nothing integrates with itself",
                "Reintegrate BNI with AXIS",
                "Integrate BNI with Kafka",
                "BNIX -> AXIS",
                "[JIRA-123] mend it",
                "BNI and AXIS are mentioned",
                "",
            })
    void anOrdinaryTitleMakesNoIntegration(String title) {
        assertThat(POLICY.recognise(new Facts(title, List.of("bug"), List.of("src/Main.java"))))
                .isEmpty();
    }

    @Test
    void aLabelNamesThePairAndIsBelievedBeforeTheTitle() {
        var facts = new Facts("DC -> BU", List.of("bug", "Integration:bni-axis"), List.of());

        assertThat(POLICY.recognise(facts)).contains(new Integration("BNI", "AXIS", "label integration:BNI-AXIS"));
    }

    @Test
    void aBareLabelTakesThePairFromTheRest() {
        var facts = new Facts("Integrate BNI with AXIS", List.of("integration"), List.of());

        assertThat(POLICY.recognise(facts))
                .contains(new Integration("BNI", "AXIS", "title integrate BNI with AXIS, label integration"));
    }

    @Test
    void aBareLabelAloneIsAnIntegrationOfUnnamedDomains() {
        assertThat(POLICY.recognise(new Facts("Wire it up", List.of("integration"), List.of())))
                .contains(new Integration("unnamed", "unnamed", "label integration"));
    }

    @Test
    void filesInTheFolderOfAPairAreEvidence() {
        var facts = new Facts("Small change", List.of(), List.of("README.md", "integrations/bni-axis/client.py"));

        assertThat(POLICY.recognise(facts)).contains(new Integration("BNI", "AXIS", "files in integrations/BNI-AXIS/"));
    }

    @Test
    void filesInTheFoldersOfTwoDomainsAreEvidence() {
        var facts = new Facts("Small change", List.of(), List.of("domains/axis/a.py", "domains/bni/b.py"));

        assertThat(POLICY.recognise(facts))
                .contains(new Integration("BNI", "AXIS", "files in the folders of BNI and AXIS"));
    }

    @Test
    void filesOfOneDomainAreNone() {
        var facts = new Facts("Small change", List.of(), List.of("domains/axis/a.py", "domains/axis/b.py", "x/bni/c"));

        assertThat(POLICY.recognise(facts)).isEmpty();
    }

    @Test
    void everythingThatAgreesIsNamed() {
        var facts = new Facts(
                "Integrate AXIS with BNI",
                List.of(),
                List.of("integrations/bni-axis/x", "domains/dc/y", "domains/bu/z"));

        assertThat(POLICY.recognise(facts))
                .contains(new Integration(
                        "BNI", "AXIS", "files in integrations/BNI-AXIS/, title integrate AXIS with BNI"));
    }
}
