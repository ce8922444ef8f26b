package dev.pipe.review.risk;

import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ChangedFile;
import java.util.Optional;
import java.util.regex.Pattern;

/** What others call by name, language by language. Groups of a pattern: the name, and what it is called with. */
enum PublicName {
    JAVA(
            "public-method-removed",
            "\\.(?:java|groovy|scala)$",
            "^\\s*(?:public|protected)\\s+(?!class|interface|enum|record|@interface)(?:[\\w<>\\[\\],.?@]+\\s+)*?(\\w+)\\s*\\(([^;{]*)",
            true),
    KOTLIN(
            "public-method-removed",
            "\\.kt$",
            "^(?: {0,4}|\\t?)(?:(?:public|open|suspend|inline|operator|infix|abstract)\\s+)*fun\\s+(?:<[^>]*>\\s*)?(?:[\\w.<>?]+\\.)?(\\w+)\\s*\\(([^;{=]*)",
            true),
    JAVA_INTERFACE(
            "public-method-removed",
            "\\.java$",
            "^(?: {2,4}|\\t)(?!return\\b|throw\\b|new\\b|else\\b|private\\b|public\\b|protected\\b|assert\\b)(?:default\\s+|static\\s+)?(?:<[^>]+>\\s*)?[\\w.]+(?:<[^=;()]*>)?(?:\\[\\])?\\s+(\\w+)\\s*\\(([^;{]*\\)\\s*(?:throws [\\w, .]+)?;)",
            true,
            "(?m)^\\s*public\\s+(?:sealed\\s+|non-sealed\\s+)?interface\\b"),
    CSHARP_INTERFACE(
            "public-method-removed",
            "\\.cs$",
            "^(?: {4}|\\t)(?!return\\b|throw\\b|await\\b|new\\b|else\\b|public\\b|private\\b|yield\\b)[\\w.]+(?:<[^=;()]*>)?\\??\\s+([A-Z]\\w*)\\s*\\(([^;{]*\\)\\s*;)",
            true,
            "(?m)^\\s*public\\s+(?:partial\\s+)?interface\\b"),
    CSHARP_PROPERTY(
            "public-property-removed",
            "\\.cs$",
            "^\\s*public\\s+(?!class|interface|enum|struct|delegate|event|record)(?:(?:static|required|virtual|override|abstract|new|sealed)\\s+)*[\\w.]+(?:<[^=;]*>)?(?:\\[\\])?\\??\\s+(\\w+)\\s*\\{\\s*get\\b()",
            false),
    CSHARP(
            "public-method-removed",
            "\\.cs$",
            "^\\s*public\\s+(?!class|interface|enum|record|struct|delegate|event)(?:[\\w<>\\[\\],.?]+\\s+)*?(\\w+)\\s*\\(([^;{]*)",
            true),
    PHP(
            "public-method-removed",
            "\\.php$",
            "^\\s*public\\s+(?:static\\s+)?function\\s+([a-z]\\w*)\\s*\\(([^;{]*)",
            true),
    PYTHON("public-function-removed", "\\.pyi?$", "^(?: {4})?(?:async\\s+)?def\\s+([a-zA-Z]\\w*)\\s*\\(([^;]*)", true),
    TYPESCRIPT(
            "export-removed",
            "\\.(?:[cm]?[jt]sx?)$",
            "^\\s*export\\s+(?:declare\\s+)?(?:async\\s+)?(?:function\\*?|const|let|class|abstract class|interface|type|enum)\\s+(\\w+)(?:\\s*(?:<[^>]*>)?\\s*\\(([^;{]*))?",
            true),
    GO(
            "public-function-removed",
            "^(?!.*(?:^|/)internal/).*(?<!_test)\\.go$",
            "^func\\s+(?:\\([^)]*\\)\\s*)?([A-Z]\\w*)\\s*\\(([^{]*)",
            true),
    RUST(
            "public-function-removed",
            "\\.rs$",
            "^\\s*pub\\s+(?:const\\s+|async\\s+|unsafe\\s+)*(?:fn|struct|enum|trait|type)\\s+(\\w+)(?:\\s*(?:<[^>]*>)?\\s*\\(([^{]*))?",
            true),
    RUBY("public-function-removed", "\\.rb$", "^ {2,4}def\\s+(self\\.[a-z]\\w*[?!]?)(?:\\(([^)]*))?", false),
    ENDPOINT(
            "endpoint-removed",
            "\\.(?:java|kt|kts|groovy|[cm]?[jt]sx?|py|go|rs|cs|php|rb)$",
            "(?:@(?:Path|GetMapping|PostMapping|PutMapping|DeleteMapping|PatchMapping|RequestMapping|Get|Post|Put|Delete|Patch)\\(\\s*(?:(?:value|path)\\s*=\\s*)?"
                    + "|(?<!=> )(?<!await )(?<!return )\\b(?:app|router|api|bp|blueprint|r|e|g|mux|server|fastify|Route::)\\.?(?:get|post|put|delete|patch|route|all|GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch|HandleFunc|Handle)\\(\\s*"
                    + "|\\[Http(?:Get|Post|Put|Delete|Patch)\\(|\\[Route\\(|\\bMap(?:Get|Post|Put|Delete)\\(\\s*|#\\[(?:get|post|put|delete)\\(|\\.route\\(\\s*|^\\s*(?:get|post|put|patch|delete)\\s+|^\\s*(?:re_)?path\\(\\s*r?|\\bRoute::(?:api)?[rR]esource\\(\\s*|^\\s*(?!axios|http|client|request|cache|redis|session|local|mock|nock|await|return)\\w+\\.(?i:get|post|put|delete|patch|handlefunc|handle)\\(\\s*(?=[\"'`]/[^\"'`]*[\"'`]\\s*,))"
                    + "[\"'`](/?[^\"'`\\s]{2,})[\"'`]()",
            false),
    OPTION(
            "public-option-removed",
            "\\.(?:py|[cm]?[jt]s|go|rs|java|kt|rb|cs)$",
            "(?:add_argument\\(|@(?:click|\\w+)\\.option\\(|\\.(?:required)?[oO]ption\\(|[fF]lags\\(\\)\\.\\w+\\(|\\bflag\\.\\w+\\(|@(?:CommandLine\\.)?Option\\(|\\bnames\\s*=\\s*\\{?|\\blong\\s*=\\s*|\\bopts?\\.on\\()[^\"']*(?:[\"']-\\w[\"'],\\s*)?[\"'](?:-\\w,\\s*)?(--[a-z][\\w-]+)()",
            false),
    FLAG(
            "public-option-removed",
            "\\.go$",
            "\\b(?:flag|fs|flagSet|pflag|[fF]lags\\(\\)|PersistentFlags\\(\\))\\.(?:Bool|Int|Int64|String|Duration|Float64|Uint|StringSlice|StringArray)\\w*\\((?:&?[\\w.]+,\\s*)?\"([a-z][\\w-]*)\"()",
            false),
    CLAP("public-option-removed", "\\.rs$", "\\blong\\s*=\\s*\"([a-z][\\w-]*)\"()", false),
    SETTING(
            "public-setting-renamed",
            "\\.(?:java|kt|go|py|[cm]?[jt]s|rs|cs|rb|php)$",
            "(?:@Value\\(\\s*\"\\$\\{|@ConfigProperty\\(\\s*name\\s*=\\s*\"|@Config(?:urationProperties|Mapping)\\(\\s*(?:prefix\\s*=\\s*)?\"|os\\.(?:Getenv|LookupEnv|getenv|environ\\.get)\\(\\s*[\"']|os\\.environ\\[[\"']"
                    + "|process\\.env\\.|ENV\\.fetch\\([\"']|ENV\\[[\"']|env::var\\(\"|GetEnvironmentVariable\\(\"|System\\.getenv\\(\"|\\b(?:get)?env\\(\\s*[\"'])([\\w.-]+)()",
            false),
    TOPIC(
            "public-topic-renamed",
            "\\.(?:java|kt)$",
            "(?:@KafkaListener\\([^)]*topics\\s*=\\s*\\{?\\s*|@RabbitListener\\([^)]*queues\\s*=\\s*\\{?\\s*|@JmsListener\\([^)]*destination\\s*=\\s*|@SqsListener\\(\\s*)\"([^\"]+)\"()",
            false),
    ENUM_CONSTANT(
            "public-constant-removed",
            "\\.(?:java|kt)$",
            "^\\s{2,}([A-Z][A-Z0-9_]{1,40})\\s*(?:\\([^;]*\\))?\\s*[,;]?\\s*$()",
            false,
            "^\\s*public\\s+enum\\b|\\benum class\\b"),
    RUST_VARIANT(
            "public-constant-removed",
            "\\.rs$",
            "^ {4}([A-Z]\\w+)\\s*(?:\\(.*\\)|\\{.*)?\\s*,\\s*(?://.*)?$()",
            false,
            "\\bpub enum\\b"),
    RUST_MODULE("public-module-removed", "\\.rs$", "^\\s*pub\\s+mod\\s+(\\w+)\\s*;()", false),
    RUST_FIELD("public-field-removed", "\\.rs$", "^ {4}pub\\s+(\\w+)\\s*:()", false, "\\bpub struct\\b"),
    GO_FIELD(
            "public-field-removed",
            "^(?!.*(?:^|/)(?:internal|cmd)/).*(?<!_test|main)\\.go$",
            "^\\t([A-Z]\\w*)\\s+[\\w.\\[\\]*]+(?:\\{\\})?(?:\\s+`.*`)?\\s*(?://.*)?$()",
            false,
            "^type\\s+[A-Z]\\w*\\s+struct\\b"),
    WIRE_NAME(
            "public-field-renamed",
            "\\.(?:java|kt|cs|go|rs|py|ts)$",
            "(?:@JsonProperty\\(\\s*(?:value\\s*=\\s*)?|@Seriali(?:zed)?Name\\(\\s*|@SerialName\\(\\s*|\\[Json(?:PropertyName|Property)\\(\\s*|\\bjson:|#\\[serde\\([^)]*rename\\s*=\\s*|@Json\\(\\s*name\\s*=\\s*)\"([\\w.-]+)()",
            false),
    TYPE_PROPERTY(
            "public-field-removed",
            "(?:^|/)(?:packages|libs?|sdk|client|api|types|contracts?)/.*\\.ts$|\\.d\\.ts$|(?:^|/)types\\.ts$",
            "^ {2,4}(?:readonly\\s+)?(\\w+\\??):\\s[^{(]*[;,]?\\s*$()",
            false,
            "^export\\s+(?:declare\\s+)?(?:interface|type)\\b"),
    EXPORT_ALL(
            "public-module-removed",
            "\\.[cm]?[jt]s$",
            "^\\s*export\\s+\\*\\s+(?:as\\s+\\w+\\s+)?from\\s+[\"']([^\"']+)[\"']()",
            false),
    EXPORT_DEFAULT(
            "public-function-removed",
            "(?:^|/)(?:packages|libs?|sdk|client)/.*\\.[cm]?[jt]s$",
            "^\\s*export\\s+(default)\\b()",
            false),
    COMMON_JS("public-function-removed", "\\.c?js$", "^\\s*(?:module\\.)?exports\\.(\\w+)\\s*=()", false),
    COMMON_JS_LIST(
            "public-function-removed", "\\.c?js$", "^ {2}(\\w+),?\\s*$()", false, "^module\\.exports\\s*=\\s*\\{\\s*$"),
    NPM_ENTRY(
            "public-module-removed",
            "(?:^|/)package\\.json$",
            "^\\s*\"(\\./[\\w./*-]*|main|module|types)\"\\s*:()",
            false),
    NPM_COMMAND(
            "public-option-removed",
            "(?:^|/)package\\.json$",
            "^ {4}\"([\\w@/-]+)\"\\s*:\\s*\"\\./[\\w./-]+\\.[cm]?js\"()",
            false),
    RUNTIME(
            "public-runtime-changed",
            "(?:^|/)(?:package\\.json|pyproject\\.toml|setup\\.(?:py|cfg)|Cargo\\.toml)$",
            "^\\s*(?:\"node\"\\s*:|requires-python\\s*=|python_requires\\s*=|rust-version\\s*=)\\s*[\"']?([^\"']+)[\"']?()",
            false),
    JAVA_RETURN(
            "public-return-changed",
            "(?:^|/)[\\w-]*(?:api|sdk|lib|spi|client)[\\w-]*/.*src/main/java/.*\\.java$",
            "^\\s*public\\s+(?:static\\s+|final\\s+|default\\s+)*((?!class\\b|interface\\b|enum\\b|record\\b)[\\w.]+(?:<[^()=]*>)?(?:\\[\\])?\\s+\\w+)\\s*\\(()",
            false),
    RUBY_LIBRARY("public-function-removed", "(?:^|/)lib/.*\\.rb$", "^ {2,6}def\\s+([a-z]\\w*[?!]?)()", false),
    RAILS_ROUTES(
            "endpoint-removed",
            "(?:^|/)config/routes(?:/\\w+)?\\.rb$",
            "^\\s*(?:resources?|namespace|mount|devise_for)\\s+(:\\w+)\\b()",
            false),
    OPENAPI_PATH("endpoint-removed", "\\.ya?ml$", "^  [\"']?(/[\\w{}/.-]*)[\"']?:\\s*$()", false),
    PROTO_FIELD(
            "protobuf-field-removed",
            "\\.proto$",
            "^\\s*(?:optional\\s+|repeated\\s+|required\\s+)?((?:map<[^>]+>|[\\w.]+)\\s+\\w+\\s*=\\s*\\d+)\\s*(?:\\[.*)?;()",
            false),
    PROTO_PACKAGE("protobuf-name-removed", "\\.proto$", "^\\s*package\\s+([\\w.]+)\\s*;()", false),
    PROTO_CALL(
            "protobuf-name-removed",
            "\\.proto$",
            "^\\s*rpc\\s+(\\w+\\s*\\([^)]*\\)\\s*returns\\s*\\([^)]*\\))()",
            false),
    PROTO_NAME("protobuf-name-removed", "\\.proto$", "^\\s*(?:rpc|message|service|enum)\\s+(\\w+)\\b()", false),
    PROTO_ENUM("protobuf-field-removed", "\\.proto$", "^\\s*([A-Z][A-Z0-9_]+\\s*=\\s*\\d+)\\s*;()", false),
    GRAPHQL(
            "graphql-field-removed",
            "\\.(?:graphqls?|gql)$",
            "^\\s*(?:(?:type|input|enum|interface|union)\\s+)?(\\w+)(?:\\([^)]*\\))?\\s*(?::\\s*[\\[\\w!\\]]+|\\{|$)()",
            false);

    private static final String ANY_VERB = "*";
    private static final Pattern VERB = Pattern.compile(
            "(?i)^[^\"'`]{0,80}?(?<![a-z])(?:Map|Http)?(get|post|put|delete|patch)(?:Mapping)?(?![a-z])");

    final String id;
    final RiskLevel level;
    final boolean hasParameters;
    final String why;
    final String mend;
    private final Pattern path;
    private final Sieve declaration;
    private final Pattern within;

    PublicName(String id, String path, String declaration, boolean hasParameters) {
        this(id, path, declaration, hasParameters, "");
    }

    /** @param within what must be seen of a file for its lines to declare this */
    PublicName(String id, String path, String declaration, boolean hasParameters, String within) {
        this.within = Pattern.compile(within);
        this.id = id;
        this.path = Pattern.compile(path);
        this.declaration = Sieve.of(declaration);
        this.hasParameters = hasParameters;
        this.level = hasParameters || id.startsWith("public") ? RiskLevel.MODERATE : RiskLevel.CRITICAL;
        this.why = hasParameters || id.startsWith("public")
                ? "Code that calls it no longer compiles or links."
                : id.equals("endpoint-removed")
                        ? "Clients that call this path get 404 from now on."
                        : "Readers and writers of another version no longer understand each other here.";
        this.mend = hasParameters || id.startsWith("public")
                ? "Keep it as a deprecated one that calls the new one, or announce the break."
                : "Keep the old one beside the new one until nobody uses it (in protobuf, reserve number and name).";
    }

    /** @param parameters {@code null} where the line does not show all of them */
    record Declared(String name, String parameters) {}

    boolean speaksOf(ChangedFile file) {
        return path.matcher(file.path()).find()
                && (within.pattern().isEmpty()
                        || file.hunks().stream()
                                .flatMap(hunk -> hunk.lines().stream())
                                .anyMatch(line -> within.matcher(line.text()).find()));
    }

    Optional<Declared> in(String line) {
        if (line.length() > Pieces.LONGEST || line.isBlank()) {
            return Optional.empty();
        }
        var declared = declaration.matcher(line, line.toLowerCase(java.util.Locale.ROOT));
        if (!declared.find()) {
            return Optional.empty();
        }
        var parameters = declared.group(2);
        var end = parameters == null ? -1 : closing(parameters);
        var name = declared.group(1).replaceAll("\\s+", " ");
        return Optional.of(new Declared(
                this == ENDPOINT ? verb(declared.group()) + " " + name : name,
                end < 0 ? null : parameters.substring(0, end)));
    }

    /** What the same path is asked with; a star where the line does not say. */
    private static String verb(String declaration) {
        var verb = VERB.matcher(declaration);
        return verb.find() ? verb.group(1).toLowerCase(java.util.Locale.ROOT) : ANY_VERB;
    }

    /** Whether one that was there is there no more. */
    boolean isGone(String name, java.util.Set<String> now) {
        if (this == ENDPOINT) {
            var path = name.substring(name.indexOf(' '));
            return !now.contains(name)
                    && !now.contains(ANY_VERB + path)
                    && !(name.startsWith(ANY_VERB) && now.stream().anyMatch(it -> it.endsWith(path)));
        }
        return !now.contains(name) && !(this == TYPE_PROPERTY && now.contains(name + "?"));
    }

    /** What is only read elsewhere under another name; when it goes without another in its place, nobody misses it. */
    boolean isRenamedOnly() {
        return this == SETTING || this == TOPIC;
    }

    private static int closing(String parameters) {
        var depth = 0;
        for (var i = 0; i < parameters.length(); i++) {
            var c = parameters.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }
}
