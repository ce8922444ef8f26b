package dev.pipe.local.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How the house is kept, each rule with its reason. {@link HouseRulesTest} proves that each can fail. */
final class HouseRules {

    private static final Set<String> BOTS = Set.of("pipeline", "review", "governance", "memory", "infra");
    private static final Pattern BANNED_NAME = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Processor|Data)");

    private HouseRules() {}

    static List<ArchRule> all() {
        return List.of(
                botsTalkByEvents(),
                coreKnowsNoBot(),
                sandboxKnowsNothingOfTheSuite(),
                gitHubLibraryBehindItsSeam(),
                namesSayWhatAThingIs(),
                dependenciesComeByConstructor(),
                featuresDoNotGoInCircles(),
                loggersAndConstantsAreTheOnlyStatics(),
                nobodyPrintsToTheConsole());
    }

    static ArchRule botsTalkByEvents() {
        return classes()
                .should(new ArchCondition<>("not depend on another bot") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var bot = botOf(type.getPackageName());
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(dependency -> bot != null
                                        && botOf(dependency.getTargetClass().getPackageName()) != null
                                        && !bot.equals(botOf(
                                                dependency.getTargetClass().getPackageName())))
                                .forEach(dependency -> events.add(
                                        SimpleConditionEvent.violated(dependency, dependency.getDescription())));
                    }
                })
                .because("bots talk by events alone, so that each can be replaced, scaled and restarted by itself");
    }

    static ArchRule coreKnowsNoBot() {
        return noClasses()
                .that()
                .resideInAPackage("dev.pipe.common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.pipe.pipeline..",
                        "dev.pipe.review..",
                        "dev.pipe.governance..",
                        "dev.pipe.memory..",
                        "dev.pipe.infra..",
                        "dev.pipe.local..")
                .because("common/core holds what two or more bots share and points at none of them");
    }

    static ArchRule sandboxKnowsNothingOfTheSuite() {
        return noClasses()
                .that()
                .resideInAPackage("dev.pipe.sandbox..")
                .should()
                .dependOnClassesThat(new com.tngtech.archunit.base.DescribedPredicate<>("belong to the suite") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("dev.pipe.")
                                && !type.getPackageName().startsWith("dev.pipe.sandbox");
                    }
                })
                .because(
                        "the sandbox stands for the world outside; if it knew the suite it would agree with its mistakes");
    }

    static ArchRule gitHubLibraryBehindItsSeam() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..github..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kohsuke..")
                .because("limits, retries, audit and dry-run have one place, and decisions see no GitHub type");
    }

    static ArchRule namesSayWhatAThingIs() {
        return classes()
                .should(new ArchCondition<>("not be named Util, Helper, Manager, Impl, Processor or Data") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " says nothing by its suffix"));
                        }
                    }
                })
                .because("such a name hides what a class is for, and collects what belongs elsewhere");
    }

    static ArchRule dependenciesComeByConstructor() {
        return fields().should()
                .notBeAnnotatedWith(Inject.class)
                .because("what a class needs stands in its constructor, where a test can give it")
                .allowEmptyShould(true);
    }

    static ArchRule featuresDoNotGoInCircles() {
        return slices().matching("dev.pipe.(*.*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that needs its own user cannot be read, tested or moved alone");
    }

    static ArchRule loggersAndConstantsAreTheOnlyStatics() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .andShould(new ArchCondition<>("not hold threads, clients or randomness") {
                    private static final Set<String> HELD = Set.of(
                            "java.util.Random",
                            "java.security.SecureRandom",
                            "java.lang.Thread",
                            "java.util.concurrent.ExecutorService",
                            "java.net.http.HttpClient");

                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                        if (HELD.contains(field.getRawType().getName())
                                && !field.getOwner().getPackageName().startsWith("dev.pipe.local")
                                && !field.getOwner().getPackageName().startsWith("dev.pipe.sandbox")) {
                            events.add(SimpleConditionEvent.violated(
                                    field, field.getFullName() + " would be made while a native image is built"));
                        }
                    }
                })
                .because(
                        "a native image runs static initialisers at build time, and nothing is held in one instance's memory");
    }

    static ArchRule nobodyPrintsToTheConsole() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.pipe.local..", "dev.pipe.sandbox..")
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("what a bot says goes to its log, with the trace id");
    }

    private static String botOf(String packageName) {
        var parts = packageName.split("\\.");
        return parts.length > 2 && parts[0].equals("dev") && parts[1].equals("pipe") && BOTS.contains(parts[2])
                ? parts[2]
                : null;
    }
}
