package dev.pipe.review.plan;

import dev.pipe.review.plan.ReviewPlan.Priority;
import dev.pipe.review.risk.PathKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is to its reader, in the order of reading: what others rely on first, what nobody writes by hand last. */
enum Role {
    CONTRACT(Priority.HIGH, "Contract"),
    CODE(Priority.HIGH, "Code"),
    PAGES(Priority.MEDIUM, "Pages"),
    TESTS(Priority.MEDIUM, "Tests"),
    MOVES(Priority.LOW, "Moves"),
    CONFIG(Priority.MEDIUM, "Config"),
    DOCS(Priority.LOW, "Docs"),
    GENERATED(Priority.LOW, "Generated");

    private static final Pattern CONTRACTS = Pattern.compile(
            "\\.(?:proto|avsc|avdl|graphqls?|thrift|fbs|xsd|wsdl|sql|ddl|psql|raml)$"
                    + "|(?:^|/)(?:openapi|asyncapi|swagger)[^/]*\\.(?:ya?ml|json)$|\\.schema\\.json$|schema\\.(?:rb|prisma)$"
                    + "|(?:^|/)(?:db/)?migrations?/|(?:^|/)alembic/versions/|(?:^|/)(?:contracts?|events?|protos?|schemas?|idl)/");
    private static final Pattern PAGE = Pattern.compile(
            "\\.(?:html?|css|scss|sass|less|tsx|jsx|vue|svelte|hbs|ejs|erb|jsp|ftl|twig|cshtml|razor|blade\\.php|svg|png"
                    + "|jpe?g|gif|ico|woff2?)$|(?:^|/)templates/(?!.*\\.(?:ya?ml|tpl)$)|/META-INF/resources/|(?:^|/)(?:static|public)/");
    private static final Pattern SETTINGS = Pattern.compile(
            "\\.(?:json[5c]?|ya?ml|toml|ini|conf|cfg|config|properties|env|tf|tofu|hcl|tpl|gradle|lock|xml|kts)$"
                    + "|(?:^|/)(?:\\.(?:github|gitlab|circleci|ci|mvn|husky|vscode|idea)|charts?|helm|k8s|kubernetes|ansible)/"
                    + "|(?:^|/)(?:dockerfile|containerfile|makefile|justfile|jenkinsfile|procfile|gemfile|mvnw|gradlew"
                    + "|requirements|setup\\.py|go\\.mod|codeowners)[^/]*$|(?:^|/)\\.[^/]+$");
    private static final Pattern SHIPPED = Pattern.compile("(?:^|/)(?:src/main|resources)/");
    private static final Pattern DOCUMENTS = Pattern.compile("(?:^|/)(?:docs?|documentation)/");

    final Priority priority;
    final String badge;

    Role(Priority priority, String badge) {
        this.priority = priority;
        this.badge = badge;
    }

    /** @param path of a file that is not generated */
    static Role of(String path) {
        var kind = PathKind.of(path);
        var lower = path.toLowerCase(Locale.ROOT);
        if (kind == PathKind.GENERATED) {
            return GENERATED;
        }
        if (kind == PathKind.TEST) {
            return TESTS;
        }
        if (kind == PathKind.DOCS || DOCUMENTS.matcher(lower).find()) {
            return SHIPPED.matcher(lower).find() ? CONFIG : DOCS;
        }
        if (CONTRACTS.matcher(lower).find()) {
            return CONTRACT;
        }
        if (PAGE.matcher(lower).find()) {
            return PAGES;
        }
        return SETTINGS.matcher(lower).find() ? CONFIG : CODE;
    }

    /** Whether its files are what the change is about, rather than what goes along. */
    boolean isHead() {
        return compareTo(TESTS) <= 0;
    }
}
