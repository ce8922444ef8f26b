package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a step is called and what it is for, by the names of what is there. */
final class StepWords {

    private static final int LONGEST_TITLE = 80;
    private static final int MOST_IN_TITLE = 3;
    private static final Pattern MIGRATION =
            Pattern.compile("(?:^|/)(?:migrations?|alembic/versions)/|(?:^|/)[VU]\\d[^/]*__[^/]*\\.sql$");
    private static final Pattern CI = Pattern.compile(
            "(?:^|/)\\.(?:github/(?:workflows|actions)|gitlab|circleci|ci)/|(?:^|/)(?:jenkinsfile|\\.gitlab-ci\\.ya?ml|azure-pipelines[^/]*)$");
    private static final Pattern DEPLOYMENT = Pattern.compile(
            "(?:^|/)(?:charts?|helm|k8s|kubernetes|ansible|deploy|deployment|terraform|opentofu|infra)/|\\.(?:tf|tofu|hcl)$"
                    + "|(?:^|/)(?:docker|container)file[^/]*$|(?:^|/)(?:docker-)?compose[^/]*\\.ya?ml$");
    private static final Pattern BUILD = Pattern.compile(
            "(?:^|/)(?:pom\\.xml|[^/]*\\.gradle(?:\\.kts)?|package\\.json|cargo\\.toml|go\\.mod|pyproject\\.toml|setup\\.(?:py|cfg)"
                    + "|requirements[^/]*\\.txt|gemfile|composer\\.json|makefile|justfile|mvnw[^/]*|gradlew[^/]*|[^/]*\\.csproj)$");

    private final Chapter chapter;
    private final List<String> subjects;
    private final List<String> tests;
    private final boolean testedElsewhere;

    /** @param testedElsewhere whether tests of it are read in another step */
    StepWords(Chapter chapter, boolean testedElsewhere) {
        this.chapter = chapter;
        this.testedElsewhere = testedElsewhere;
        this.subjects = Names.of(chapter.subjects());
        this.tests = chapter.tests().size() == chapter.files().size() ? List.of() : chapter.testNames();
    }

    String title() {
        var verb = verb();
        for (var most = MOST_IN_TITLE; most > 0; most--) {
            var title =
                    verb + Names.list(subjects, most) + (tests.isEmpty() || most < MOST_IN_TITLE ? "" : withTests());
            if (title.length() <= LONGEST_TITLE) {
                return title;
            }
        }
        var title = verb + Names.count(chapter.files().size(), "file", "files");
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private String withTests() {
        return tests.size() == 1 ? ", with its test" : ", with tests";
    }

    private String verb() {
        if (!chapter.role().isHead() && chapter.isMixed()) {
            return "See what goes along: ";
        }
        return switch (chapter.role()) {
            case CONTRACT -> subjectsAll(MIGRATION) ? "Check the migration: " : "Begin with what others rely on: ";
            case CODE -> inCode();
            case PAGES -> chapter.all(FileStatus.DELETED) ? "Let go of " : "See what people will see: ";
            case TESTS -> chapter.all(FileStatus.DELETED) ? "Let go of tests: " : "Read the tests: ";
            case MOVES -> "Confirm what only moved: ";
            case CONFIG -> "Check the " + configured() + ": ";
            case DOCS -> "Read the documents: ";
            case GENERATED -> "Skim what is generated: ";
        };
    }

    private String inCode() {
        var where =
                chapter.units().size() > MOST_IN_TITLE && !chapter.area().name().isEmpty()
                        ? Names.shown(chapter.area().name()) + ": "
                        : "";
        if (chapter.all(FileStatus.DELETED)) {
            return "Let go of " + where;
        }
        if (chapter.isMostlyNew()) {
            return "Get to know " + where;
        }
        return "Follow the change in " + where;
    }

    private String configured() {
        if (subjectsAll(CI)) {
            return "continuous integration";
        }
        if (subjectsAll(BUILD)) {
            return "build";
        }
        return subjectsAll(DEPLOYMENT) ? "deployment" : "configuration";
    }

    private boolean subjectsAll(Pattern kind) {
        return chapter.subjects().stream().map(ChangedFile::path).allMatch(path -> kind.matcher(
                        kind == MIGRATION ? path : path.toLowerCase(Locale.ROOT))
                .find());
    }

    String objective(NamedThings things) {
        var names = Names.list(subjects, 2);
        return switch (chapter.role()) {
            case CONTRACT ->
                things.tables().isEmpty()
                        ? "Decide whether those who rely on " + names + " will keep working."
                        : "Decide whether what reads and writes " + Names.list(things.tables(), MOST_IN_TITLE)
                                + " works before, during and after the roll-out.";
            case CODE -> code(names);
            case PAGES -> "Picture " + names + " on a screen: what appears, what is gone, what does it show of others?";
            case TESTS ->
                "Learn what " + names + Names.verb(subjects, " holds", " hold")
                        + " the code to, and whether it would fail without the change.";
            case MOVES -> "Make sure that nothing but the place changed, and that nothing still looks for the old one.";
            case CONFIG -> configuredBy(things, names);
            case DOCS ->
                "Check that " + names + Names.verb(subjects, " says", " say") + " what is true once this is merged.";
            case GENERATED ->
                "Make sure that " + names + Names.verb(subjects, " comes", " come")
                        + " from what was read before, and nothing else with it.";
        };
    }

    private String code(String names) {
        if (chapter.all(FileStatus.DELETED)) {
            return "Make sure that nothing needs " + names + " any more.";
        }
        var now = "Understand what " + names + Names.verb(subjects, " does now", " do now");
        if (!tests.isEmpty()) {
            return now + ", and whether " + Names.list(tests, 2) + " would notice if not.";
        }
        return testedElsewhere ? now + "." : now + "; no test changes with " + Names.verb(subjects, "it.", "them.");
    }

    private String configuredBy(NamedThings things, String names) {
        if (subjectsAll(CI)) {
            return "See what runs, when, and with which rights.";
        }
        return things.settings().isEmpty()
                ? "See what behaves differently through " + names + ", without a line of code."
                : "See what " + Names.list(things.settings(), 2) + Names.verb(things.settings(), " means", " mean")
                        + " wherever this is rolled out.";
    }
}
