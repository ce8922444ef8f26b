package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Files that rules and people would have read, had the diff shown them. One NUL byte makes git call a program binary, and
 * whoever runs it does not mind; so do UTF-16 and a line in {@code .gitattributes}.
 */
public final class UnreadText {

    /** Text beside what {@link Language} knows: other languages, build files, settings, what a page or a person shows. */
    private static final Pattern TEXT = Pattern.compile(
            "(?i)\\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|inc|m|mm|swift|dart|pl|pm|lua|r|exs?|erl|hrl|clj[cs]?|hs|ml|mli|fsx?|fs|vb|vbs|bat|cmd"
                    + "|gradle|cmake|bazel|bzl|nix|css|scss|sass|less|svg|xml|xsd|xslt?|wsdl|pom|plist|csproj|props|targets|graphqls?|gql"
                    + "|avsc|thrift|rego|cue|jsonnet|libsonnet|bicep|tfvars|tpl|tmpl|gotmpl|mustache|pug|liquid|md|mdx|rst|adoc|asciidoc"
                    + "|txt|ipynb|service|timer|crontab|lock|patch|diff|asm|s|sol|v|sv|zig|nim|jl|cr|fish|awk|sed|tcl)$"
                    + "|(?:^|/)(?:Jenkinsfile|Procfile|Gemfile|Rakefile|Vagrantfile|Brewfile|Pipfile|Podfile|Fastfile|CODEOWNERS|BUILD|WORKSPACE"
                    + "|\\.[a-z]+(?:rc|ignore|attributes|modules|config))$");

    /** Without an ending a file is a script or a program; both run. */
    private static final Pattern ENDLESS = Pattern.compile("(?:^|/)[^./]+$");

    private UnreadText() {}

    /** Those that are shown as binary. */
    public static List<String> binary(Change change) {
        return in(change, Content.BINARY);
    }

    /** Those of which the diff leaves out every line. */
    public static List<String> leftOut(Change change) {
        return in(change, Content.UNSHOWN);
    }

    private static List<String> in(Change change, Content content) {
        return change.files().stream()
                .filter(file -> file.content() == content && wouldBeRead(file))
                .map(ChangedFile::path)
                .toList();
    }

    private static boolean wouldBeRead(ChangedFile file) {
        return file.content() == Content.UNSHOWN
                || file.status() != FileStatus.DELETED && (isText(file.path()) || isProgram(file.path()));
    }

    private static boolean isText(String path) {
        return !Language.of(path.toLowerCase(Locale.ROOT)).isEmpty()
                || !Language.of(path).isEmpty()
                || TEXT.matcher(path).find();
    }

    private static boolean isProgram(String path) {
        return ENDLESS.matcher(path).find() && PathKind.of(path) != PathKind.TEST;
    }
}
