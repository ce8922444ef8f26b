package dev.pipe.review.risk;

import dev.pipe.review.diff.ChangedHunk;
import dev.pipe.review.diff.ChangedLine;
import dev.pipe.review.diff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in which a language's tools name what a program depends on. Groups: name, version. */
enum Manifest {
    NPM(
            "(?:^|/)package\\.json$",
            "^(?:(?:dev|peer|optional)?[dD]ependencies>|(?!\\w+>))\"(@?[\\w./-]+)\"\\s*:\\s*\"([\\^~>=v ]*\\d[^\"]*)\"",
            Language.JSON),
    COMPOSER(
            "(?:^|/)composer\\.json$",
            "^(?:require(?:-dev)?>|(?!\\w+>))\"([\\w.-]+/[\\w.-]+)\"\\s*:\\s*\"([\\^~>=v ]*\\d[^\"]*)\"",
            Language.JSON),
    PIP(
            "(?:^|/)requirements[\\w.-]*\\.(?:txt|in)$",
            "^\\s*([A-Za-z][\\w.-]*)(?:\\[[\\w,-]*\\])?\\s*(?:[=~><!]=?=?\\s*([\\d][\\w.]*).*)?$",
            null),
    PYPROJECT(
            "(?:^|/)(?:pyproject\\.toml|Pipfile)$",
            "^(?:(?:tool\\.poetry\\.(?:group\\.\\w+\\.)?(?:dev-)?dependencies|packages|dev-packages)>([A-Za-z][\\w.-]*)\\s*=\\s*[\"'{].*?([\\d][\\w.]*|\\*)|(?:\\S*>)?\"([A-Za-z][\\w.-]*)(?:\\[[\\w,]*\\])?\\s*[=~><!]=\\s*([\\d][\\w.]*)[^\"]*\",?\\s*$)",
            Language.PROPERTIES),
    CARGO(
            "(?:^|/)Cargo\\.toml$",
            "^(?:\\S*dependencies\\.([A-Za-z][\\w-]*)>version\\s*=\\s*\"[\\^~>= ]*(\\d[\\w.]*)"
                    + "|(?:\\S*dependencies>|(?!\\S+>)(?!version|edition|name|rust-version))([A-Za-z][\\w-]*)\\s*=\\s*(?:\"|\\{.*version\\s*=\\s*\")[\\^~>= ]*(\\d[\\w.]*))",
            Language.PROPERTIES),
    GO("(?:^|/)go\\.mod$", "^\\s*(?:require\\s+)?([\\w.-]+\\.[a-z]+/[\\w./~-]+)\\s+v(\\d[\\w.+-]*)", null),
    GEMS(
            "(?:^|/)Gemfile$|\\.gemspec$",
            "^\\s*(?:gem|\\w+\\.add_(?:runtime_|development_)?dependency)[ (]\\s*[\"']([\\w-]+)[\"'](?:\\s*,\\s*[\"'][~>=< ]*(\\d[\\w.]*)[\"'])?",
            null),
    GRADLE(
            "\\.gradle(?:\\.kts)?$",
            "^\\s*(?:api|implementation|compileOnly|runtimeOnly|testImplementation|annotationProcessor|kapt|classpath|compile|developmentOnly)\\s*\\(?\\s*(?:platform\\()?[\"']([\\w.-]+:[\\w.-]+):([\\w.-]+)[\"']",
            null),
    NUGET(
            "\\.(?:cs|fs|vb)proj$|(?:^|/)Directory\\.Packages\\.props$",
            "<Package(?:Reference|Version)\\s+(?:Include|Update)=\"([\\w.-]+)\"\\s+Version=\"\\[?(\\d[\\w.-]*)",
            null),
    MAVEN("(?:^|/)pom\\.xml$", "(?!)", null);

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>\\s*([\\w.${}-]+)\\s*</artifactId>");
    private static final Pattern VERSION = Pattern.compile("<version>\\s*([^<]+?)\\s*</version>");
    private static final Pattern PROPERTY =
            Pattern.compile("<([\\w.-]*version[\\w.-]*|version\\.[\\w.-]+)>\\s*(\\d[^<]*?)\\s*</");
    private static final Pattern DEPENDENCY_BEGINS =
            Pattern.compile("<(dependency|plugin|parent|extension|exclusion|project)>");

    private final Pattern path;
    private final Pattern line;
    private final Language outline;

    Manifest(String path, String line, Language outline) {
        this.path = Pattern.compile(path);
        this.line = Pattern.compile(line);
        this.outline = outline;
    }

    static Optional<Manifest> of(String path) {
        return Stream.of(values()).filter(it -> it.path.matcher(path).find()).findFirst();
    }

    /** What one side of the hunk names. */
    List<Dependency> read(ChangedHunk hunk, Side side) {
        var lines = side == Side.RIGHT
                ? hunk.newSide()
                : hunk.lines().stream().filter(line -> !line.isAdded()).toList();
        return this == MAVEN ? pom(lines) : byLine(lines);
    }

    private List<Dependency> byLine(List<ChangedLine> lines) {
        var placed = outline == null
                ? lines.stream().map(ChangedLine::text).toList()
                : Outline.of(lines.stream().map(ChangedLine::text).toList(), outline);
        var found = new ArrayList<Dependency>();
        for (var i = 0; i < lines.size(); i++) {
            var match = line.matcher(placed.get(i));
            if (match.find() && !isOfTheProject(match.group(1))) {
                var name = match.group(1) != null ? match.group(1) : match.group(3);
                var version = match.group(1) != null ? match.group(2) : match.group(4);
                found.add(dependency(name, version == null ? "" : version, lines.get(i)));
            }
        }
        return found;
    }

    private boolean isOfTheProject(String name) {
        return (this == NPM || this == COMPOSER)
                && ("version".equals(name) || "node".equals(name) || "npm".equals(name) || "php".equals(name));
    }

    /** An artifact and the version that follows it; one that takes its version from elsewhere has none. */
    private static List<Dependency> pom(List<ChangedLine> lines) {
        var found = new ArrayList<Dependency>();
        ChangedLine artifactLine = null;
        var artifact = "";
        var element = "dependency";
        for (var line : lines) {
            var begins = DEPENDENCY_BEGINS.matcher(line.text());
            if (begins.find()) {
                element = begins.group(1);
            }
            var named = ARTIFACT.matcher(line.text());
            var versioned = VERSION.matcher(line.text());
            var property = PROPERTY.matcher(line.text());
            if (named.find()) {
                artifact = named.group(1);
                artifactLine = line;
                if (!element.equals("exclusion") && !element.equals("project")) {
                    found.add(dependency(artifact, "", line));
                }
            } else if (versioned.find() && artifactLine != null && !element.equals("project")) {
                var lineOf = artifactLine;
                found.removeIf(
                        it -> it.line() == lineOf.number() && it.version().isEmpty());
                found.add(dependency(artifact, versioned.group(1), line.isAdded() ? line : artifactLine));
                artifactLine = null;
            } else if (property.find()) {
                found.add(dependency("property " + property.group(1), property.group(2), line));
            }
        }
        return found;
    }

    private static Dependency dependency(String name, String version, ChangedLine line) {
        return new Dependency(name, version, line.number(), line.text(), line.isAdded());
    }
}
