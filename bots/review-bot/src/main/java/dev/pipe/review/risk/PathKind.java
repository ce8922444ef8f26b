package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import java.util.regex.Pattern;

/** What a path is for: the same line weighs less in a test, and nobody mends a generated file. */
public enum PathKind {
    PRODUCTION,
    TEST,
    EXAMPLE,
    DOCS,
    GENERATED;

    private static final Pattern GENERATED_PATH =
            Pattern.compile("(?i)(?:^|/)(?:vendor|node_modules|third[_-]?party|dist"
                    + "|generated(?:-sources)?|\\.yarn)/|(?:^|/)(?:package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock"
                    + "|pnpm-lock\\.yaml|bun\\.lockb?|Cargo\\.lock|poetry\\.lock|uv\\.lock|Pipfile\\.lock|Gemfile\\.lock"
                    + "|composer\\.lock|go\\.sum|flake\\.lock|gradle\\.lockfile|\\.terraform\\.lock\\.hcl)$"
                    + "|\\.min\\.(?:js|css)$|\\.(?:pb\\.go|pb2\\.py|g\\.dart|designer\\.cs|snap|map)$");
    private static final Pattern DOCS_PATH = Pattern.compile("(?i)\\.(?:md|mdx|rst|adoc|asciidoc|txt|markdown)$");
    private static final Pattern DOCS_NAME =
            Pattern.compile("(?i)(?:^|/)(?:README|CHANGELOG|LICEN[CS]E|COPYING|NOTICE)(?:[._-][^/]*)?$");

    /** Text by its ending, and yet read by a build. */
    private static final Pattern BUILD_TEXT =
            Pattern.compile("(?i)(?:^|/)(?:CMakeLists|[\\w.-]*(?:requirements|constraints)[\\w.-]*)\\.txt$");

    private static final Pattern TEST_PATH = Pattern.compile(
            "(?i)(?:^|/)_?(?:tests?|__tests__|test[-_]?(?:utils?|helpers?|support|resources|certs?|setup|files|cases|keys|kit|suites?|assets)|specs?|testdata|fixtures?|e2e|src/it"
                    + "|mocks?|__mocks__|testing|integration-?tests?|test-?fixtures)/|(?:^|/)(?:test_[^/]+|conftest)\\.py$"
                    + "|[._-](?:test|tests|spec|e2e)\\.\\w+$"
                    + "|(?-i:(?:^|/)src/(?:\\w*[a-z0-9]Tests?|tests?[A-Z]\\w*|[\\w-]+-tests?|tests?-[\\w-]+)/)");
    private static final Pattern TEST_NAME = Pattern.compile(
            "(?:^|/)\\w*[a-z0-9](?:Test|Tests|IT|Spec|TestCase)\\.(?:java|kt|groovy|scala|cs|php|swift)$");
    private static final Pattern EXAMPLE_PATH = Pattern.compile(
            "(?i)(?:^|/)_?(?:examples?|samples?|demos?|tutorials?)/|^docs?/|(?:^|/)docs?/(?!.*\\.(?:java|kt|go|rs|cs|rb|php|py)$)|\\.(?:example|sample|dist|template)$");

    /** In Maven's layout what runs is told from what tests it, whatever a package is called. */
    private static final Pattern MAIN_SOURCES =
            Pattern.compile("(?:^|/)src/main/(?:java|kotlin|scala|groovy)/(?!.*(?:^|/)generated(?:-sources)?/)");

    public static PathKind of(String path) {
        if (MAIN_SOURCES.matcher(path).find()) {
            return PRODUCTION;
        }
        if (GENERATED_PATH.matcher(path).find()) {
            return GENERATED;
        }
        if (isDocs(path)) {
            return DOCS;
        }
        if (TEST_PATH.matcher(path).find() || TEST_NAME.matcher(path).find()) {
            return TEST;
        }
        return EXAMPLE_PATH.matcher(path).find() ? EXAMPLE : PRODUCTION;
    }

    private static boolean isDocs(String path) {
        return DOCS_PATH.matcher(path).find()
                ? !BUILD_TEXT.matcher(path).find()
                : DOCS_NAME.matcher(path).find() && Language.of(path).isEmpty();
    }

    /** How much a finding of a rule about code may weigh here; of what is generated {@link FindRisks} takes the worst alone. */
    RiskLevel weigh(RiskLevel level) {
        return this == PRODUCTION || this == GENERATED || level.compareTo(RiskLevel.LOW) < 0 ? level : RiskLevel.LOW;
    }
}
