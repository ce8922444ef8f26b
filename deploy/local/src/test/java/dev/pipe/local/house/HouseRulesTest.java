package dev.pipe.local.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module's classes keep the house rules, and every rule is broken on purpose once, so that none is idle. */
class HouseRulesTest {

    private static final List<String> MODULES = List.of(
            "common/core",
            "common/sandbox",
            "bots/pipeline-bot",
            "bots/review-bot",
            "bots/governance-bot",
            "bots/memory-bot",
            "bots/infra-bot",
            "deploy/local");

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        var directories = MODULES.stream()
                .map(module -> Path.of("../..", module, "target/classes"))
                .toList();
        assertThat(directories).allSatisfy(directory -> assertThat(Files.isDirectory(directory))
                .as("%s is compiled; build all modules, not this one alone", directory)
                .isTrue());
        house = new ClassFileImporter().importPaths(directories);
    }

    static Stream<ArchRule> rules() {
        return HouseRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsTheRule(ArchRule rule) {
        rule.check(house);
    }

    @ParameterizedTest
    @MethodSource("violations")
    void theRuleFailsWhereItIsBroken(Map.Entry<ArchRule, String> broken) {
        var offenders = new ClassFileImporter().importPackages(broken.getValue());
        assertThat(offenders)
                .as("deliberate violations in %s", broken.getValue())
                .isNotEmpty();
        assertThatThrownBy(() -> broken.getKey().check(offenders)).isInstanceOf(AssertionError.class);
    }

    static Stream<Map.Entry<ArchRule, String>> violations() {
        return Stream.of(
                Map.entry(HouseRules.botsTalkByEvents(), "dev.pipe.review.offence"),
                Map.entry(HouseRules.coreKnowsNoBot(), "dev.pipe.common.offence"),
                Map.entry(HouseRules.sandboxKnowsNothingOfTheSuite(), "dev.pipe.sandbox.offence"),
                Map.entry(HouseRules.gitHubLibraryBehindItsSeam(), "dev.pipe.review.offence"),
                Map.entry(HouseRules.namesSayWhatAThingIs(), "dev.pipe.review.offence"),
                Map.entry(HouseRules.dependenciesComeByConstructor(), "dev.pipe.review.offence"),
                Map.entry(HouseRules.featuresDoNotGoInCircles(), "dev.pipe.memory"),
                Map.entry(HouseRules.loggersAndConstantsAreTheOnlyStatics(), "dev.pipe.review.offence"),
                Map.entry(HouseRules.nobodyPrintsToTheConsole(), "dev.pipe.review.offence"));
    }

    @Test
    void everyRuleIsBrokenOnPurposeOnce() {
        assertThat(violations().map(entry -> entry.getKey().getDescription()))
                .containsExactlyInAnyOrderElementsOf(
                        HouseRules.all().stream().map(ArchRule::getDescription).toList());
    }
}
