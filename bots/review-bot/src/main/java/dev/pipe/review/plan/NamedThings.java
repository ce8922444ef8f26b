package dev.pipe.review.plan;

import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What changed lines name that a reader knows a change by: functions, endpoints, tables, settings. Only names are taken,
 * never a line: what stands here is shown in many places.
 */
record NamedThings(
        Set<String> functions,
        Set<String> goneFunctions,
        Set<String> endpoints,
        Set<String> tables,
        Set<String> settings,
        int tests) {

    private static final int LONGEST_LINE = 400;
    private static final Set<String> EVERYWHERE = Set.of(
            "of",
            "in",
            "get",
            "set",
            "run",
            "main",
            "call",
            "toString",
            "equals",
            "hashCode",
            "init",
            "close",
            "__init__");
    private static final String METHOD =
            "\\s*+(?:(?:public|private|protected|internal|static|final|abstract|async|override|suspend|virtual|export|default"
                    + "|open|synchronized|unsafe|pub(?:\\([a-z]+\\))?)\\s++)++(?!class|interface|record|enum|new|return)"
                    + "(?:[\\w<>\\[\\],.?&:]++\\s++(?!\\())*+(\\w{2,60})\\s*\\(";
    private static final String WORDED = "\\s*+(?:export\\s++)?(?:async\\s++)?(?:def|fun|fn|func|function|sub)\\s++"
            + "(?:\\([^)]{0,60}\\)\\s*+)?(?:self\\.)?(\\w{2,60}[?!]?)\\s*+[(<\\[]?";
    private static final String PACKAGE_PRIVATE =
            " {4}(?!return|throw|new|else|case|yield|await|assert)[\\w<>\\[\\],.?]++ (\\w{2,60})\\([^;]*(?:\\{|,)\\s*$";
    private static final Pattern FUNCTION = Pattern.compile(METHOD + "|" + WORDED + "|" + PACKAGE_PRIVATE);
    private static final List<String> QUOTED = List.of("(\"", "('", "(`", "= \"", "=\"");
    private static final Pattern ENDPOINT = Pattern.compile(
            "(?:@(?:Path|(?:Get|Post|Put|Delete|Patch|Request)Mapping)\\(\\s*(?:value\\s*=\\s*|path\\s*=\\s*)?"
                    + "|\\[(?:Http(?:Get|Post|Put|Delete|Patch)|Route)\\("
                    + "|\\b(?:app|router|api|server|mux|bp|blueprint|http|r|e)\\.(?:get|post|put|delete|patch|route|handle"
                    + "|HandleFunc|Handle|GET|POST|PUT|DELETE)\\(\\s*)[\"'`]([\\w/{}:.*<>-]{1,80})[\"'`]");
    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\s*+(?:create|alter|drop|truncate)\\s+table\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?[\"`\\[]?([\\w.]{1,60})");
    private static final Pattern SETTING = Pattern.compile("\\s*+(?:export\\s++)?([A-Za-z][\\w.-]{2,80})\\s*=");
    private static final Pattern SETTINGS_FILE =
            Pattern.compile("\\.(?:properties|env|ini|conf|cfg|toml)$|(?:^|/)\\.env[^/]*$");
    private static final Pattern A_TEST = Pattern.compile(
            "\\s*+(?:@(?:Test|ParameterizedTest|QuarkusTest|Property|RepeatedTest)\\b|(?:it|test)\\(\\s*[\"'`]|def test_|func Test\\w"
                    + "|#\\[(?:tokio::)?test\\]|\\[(?:Fact|Theory|TestMethod)\\])");

    static NamedThings in(List<ChangedFile> files) {
        var code = files.stream()
                .filter(file -> Subject.isCode(file.path()) && Role.of(file.path()) != Role.TESTS)
                .toList();
        var gone = declared(code, ChangedFile::removed);
        var functions = declared(code, ChangedFile::added);
        gone.removeAll(functions);
        code.forEach(file -> file.hunks().forEach(hunk -> functions.addAll(first(FUNCTION, enclosing(hunk.header())))));
        functions.removeAll(gone);
        var settings = files.stream()
                .filter(file -> SETTINGS_FILE.matcher(file.path()).find())
                .filter(file -> Role.of(file.path()) != Role.TESTS)
                .toList();
        return new NamedThings(
                functions,
                gone,
                endpoints(code),
                named(
                        files.stream()
                                .filter(file -> file.path().endsWith(".sql"))
                                .toList(),
                        TABLE),
                named(settings, SETTING),
                (int) files.stream()
                        .flatMap(ChangedFile::added)
                        .filter(line -> matcher(A_TEST, line.text()).lookingAt())
                        .count());
    }

    /** Without constructors, which say no more than their file, and what every class has. */
    private static Set<String> declared(List<ChangedFile> files, Function<ChangedFile, Stream<ChangedLine>> lines) {
        var names = new LinkedHashSet<String>();
        for (var file : files) {
            var stem = Subject.stem(file.path());
            lines.apply(file)
                    .flatMap(line -> first(FUNCTION, line.text()).stream())
                    .filter(name -> !name.equals(stem) && !EVERYWHERE.contains(name))
                    .forEach(names::add);
        }
        return names;
    }

    private static Set<String> named(List<ChangedFile> files, Pattern what) {
        var names = new LinkedHashSet<String>();
        files.stream()
                .flatMap(file -> Stream.concat(file.added(), file.removed()))
                .forEach(line -> names.addAll(first(what, line.text())));
        return names;
    }

    private static Set<String> endpoints(List<ChangedFile> code) {
        var names = new LinkedHashSet<String>();
        code.stream()
                .flatMap(file -> Stream.concat(file.added(), file.removed()))
                .map(ChangedLine::text)
                .filter(text -> QUOTED.stream().anyMatch(text::contains)) // most lines are none, and soon told so
                .forEach(text -> {
                    for (var matcher = matcher(ENDPOINT, text); matcher.find(); ) {
                        taken(matcher).forEach(names::add);
                    }
                });
        return names;
    }

    private static String enclosing(String header) {
        var second = header.indexOf("@@", 2);
        return second < 0 ? "" : header.substring(second + 2).strip();
    }

    private static List<String> first(Pattern pattern, String line) {
        var matcher = matcher(pattern, line);
        return matcher.lookingAt() ? taken(matcher) : List.of();
    }

    /** What a group took; nothing where it might be, or hold, a credential. */
    private static List<String> taken(Matcher matcher) {
        return IntStream.rangeClosed(1, matcher.groupCount())
                .mapToObj(matcher::group)
                .filter(Objects::nonNull)
                .filter(name -> CredentialMask.find(name).isEmpty())
                .toList();
    }

    private static Matcher matcher(Pattern pattern, String line) {
        return pattern.matcher(line.length() > LONGEST_LINE ? "" : line);
    }
}
