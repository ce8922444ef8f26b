package dev.pipe.review.risk;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedLine;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages that rules speak of, told by path. A workflow is YAML too. */
@RegisterForReflection
enum Language {
    @JsonProperty("jvm")
    JVM("\\.(?:java|kt|kts|groovy|scala)$", Comments.SLASHES, "src/main/java/App.java"),
    @JsonProperty("js")
    JS("\\.(?:[cm]?[jt]sx?|vue|svelte)$", Comments.SLASHES, "src/app.ts"),
    @JsonProperty("python")
    PYTHON("\\.pyi?$", Comments.HASH, "src/app.py"),
    @JsonProperty("go")
    GO("\\.go$", Comments.SLASHES, "cmd/app.go"),
    @JsonProperty("rust")
    RUST("\\.rs$", Comments.SLASHES, "src/main.rs"),
    @JsonProperty("csharp")
    CSHARP("\\.(?:cs|cshtml|razor)$", Comments.SLASHES, "src/App.cs"),
    @JsonProperty("ruby")
    RUBY("\\.(?:rb|erb|rake|haml)$", Comments.HASH, "app/app.rb"),
    @JsonProperty("php")
    PHP("\\.(?:php|phtml|blade\\.php)$", Comments.SLASHES, "src/app.php"),
    @JsonProperty("shell")
    SHELL("\\.(?:sh|bash|zsh|ksh|ps1)$|(?:^|/)(?:Makefile|Justfile|mvnw|gradlew)$|\\.mk$", Comments.HASH, "bin/run.sh"),
    @JsonProperty("sql")
    SQL("\\.(?:sql|ddl|psql)$", Comments.DASHES, "db/migration/V2__change.sql"),
    @JsonProperty("html")
    HTML("\\.(?:html?|jinja2?|j2|twig|hbs|ejs|jsp|ftl|vue|svelte|erb|cshtml)$", Comments.NONE, "templates/page.html"),
    @JsonProperty("json")
    JSON("\\.json[5c]?$", Comments.NONE, "package.json"),
    @JsonProperty("properties")
    PROPERTIES("\\.(?:properties|env|ini|cfg|conf|toml)$|(?:^|/)\\.env[^/]*$", Comments.HASH, "app.properties"),
    @JsonProperty("workflow")
    WORKFLOW(
            "(?:^|/)\\.(?:github|gitea|forgejo)/(?:workflows|actions)/.*\\.ya?ml$|(?:^|/)action\\.ya?ml$",
            Comments.HASH,
            ".github/workflows/ci.yml"),
    @JsonProperty("yaml")
    YAML("\\.ya?ml$|/templates/[^/]+\\.tpl$", Comments.HASH, "deploy/app.yaml"),
    @JsonProperty("dockerfile")
    DOCKERFILE(
            "(?i)(?:^|/)(?:Dockerfile|Containerfile)[^/]*$|\\.(?:dockerfile|containerfile)$",
            Comments.HASH,
            "Dockerfile"),
    @JsonProperty("terraform")
    TERRAFORM("\\.(?:tf|tofu|hcl)$", Comments.HASH, "infra/main.tf"),
    @JsonProperty("protobuf")
    PROTOBUF("\\.proto$", Comments.SLASHES, "api/app.proto");

    /** How a line of comment begins. */
    enum Comments {
        SLASHES("//"),
        HASH("#"),
        DASHES("--"),
        NONE("\0");

        final String mark;

        Comments(String mark) {
            this.mark = mark;
        }
    }

    private static final Set<Language> STATEMENTS_SPAN_LINES =
            EnumSet.of(JVM, JS, PYTHON, GO, RUST, CSHARP, RUBY, PHP, SHELL, DOCKERFILE);

    /** General-purpose languages, in which services and their tests are written. */
    static final Set<Language> CODE = EnumSet.of(JVM, JS, PYTHON, GO, RUST, CSHARP, RUBY, PHP);

    private static final Set<Language> OUTLINES = EnumSet.of(JSON, PROPERTIES, WORKFLOW, YAML, TERRAFORM);

    private final Pattern path;
    final Comments comments;
    final String examplePath;

    Language(String path, Comments comments, String examplePath) {
        this.path = Pattern.compile(path);
        this.comments = comments;
        this.examplePath = examplePath;
    }

    static Set<Language> of(String path) {
        var languages = EnumSet.noneOf(Language.class);
        for (var language : values()) {
            if (language.path.matcher(path).find()) {
                languages.add(language);
            }
        }
        return languages;
    }

    /** By path, or where that says nothing by the first line of a script, when it is to be seen. */
    static Set<Language> of(ChangedFile file) {
        var languages = of(file.path());
        if (!languages.isEmpty()
                || file.path().replaceFirst(".*/", "").contains(".")
                || file.hunks().isEmpty()) {
            return languages;
        }
        return file.hunks().getFirst().lines().stream()
                .limit(1)
                .map(ChangedLine::text)
                .filter(line -> line.startsWith("#!"))
                .flatMap(Language::interpreter)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Language.class)));
    }

    private static Stream<Language> interpreter(String line) {
        return Stream.of(SHELL, PYTHON, RUBY, JS, PHP)
                .filter(language -> switch (language) {
                    case SHELL -> line.matches(".*\\b(?:ba|z|k|da)?sh\\b.*");
                    case PYTHON -> line.contains("python");
                    case RUBY -> line.contains("ruby");
                    case PHP -> line.contains("php");
                    default -> line.contains("node") || line.contains("deno") || line.contains("bun");
                })
                .limit(1);
    }

    boolean statementsSpanLines() {
        return STATEMENTS_SPAN_LINES.contains(this);
    }

    /** Whether indentation or sections say where in a document a line stands. */
    boolean isOutline() {
        return OUTLINES.contains(this);
    }

    boolean hasBlockComments() {
        return comments == Comments.SLASHES || this == TERRAFORM || this == SQL;
    }

    /** What a string in it may hold of code: a pattern whose first group is that code. */
    Interpolation interpolation() {
        return switch (this) {
            case JS -> Interpolation.BACKQUOTED;
            case PYTHON, CSHARP -> Interpolation.PREFIXED;
            case RUBY -> Interpolation.HASH_BRACES;
            case PHP -> Interpolation.PHP;
            case JVM, SHELL, DOCKERFILE, TERRAFORM -> Interpolation.DOLLAR;
            case RUST -> Interpolation.BRACES;
            default -> Interpolation.NONE;
        };
    }

    /** How a language puts code into its strings. */
    enum Interpolation {
        NONE("(?!)"),
        BACKQUOTED("\\$\\{([^{}]{1,200})\\}"),
        PREFIXED("(?<!\\{)\\{([^{}]{1,200})\\}"),
        BRACES("(?<!\\{)\\{([a-z_]\\w{0,60})[^{}]{0,20}\\}"),
        HASH_BRACES("#\\{([^{}]{1,200})\\}"),
        DOLLAR("\\$(?:\\{([^{}]{1,200})\\}|([A-Za-z_]\\w{0,60}))"),
        PHP("\\{?(\\$[A-Za-z_][\\w>\\[\\]'-]{0,100})\\}?");

        final Pattern code;

        Interpolation(String code) {
            this.code = Pattern.compile(code);
        }

        boolean happensIn(char quote, String before) {
            return switch (this) {
                case NONE -> false;
                case BACKQUOTED -> quote == '`';
                case PREFIXED -> IS_PREFIXED.matcher(before).find();
                case BRACES -> quote == '"';
                case HASH_BRACES, DOLLAR, PHP -> quote != '\'';
            };
        }

        private static final Pattern IS_PREFIXED = Pattern.compile("(?:\\b[rRbB]?[fF][rR]?|\\$@?|@\\$)$");
    }
}
