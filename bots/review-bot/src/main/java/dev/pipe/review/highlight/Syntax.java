package dev.pipe.review.highlight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Families of languages that read alike: how a comment begins, what quotes, which words are the language's own. */
enum Syntax {
    C_LIKE(
            "java kt kts scala groovy js jsx mjs cjs ts tsx go rs cs c h cc cpp hpp swift php dart proto gradle",
            "//",
            true,
            "\"'`",
            "abstract as async await boolean break byte case catch chan char class const continue default defer delete do"
                    + " double echo else enum export extends extern false final finally float fn for foreach from fun func"
                    + " function go goto if impl implements import in instanceof int interface internal is let long loop"
                    + " match message mod module mut namespace native new nil none null object of operator out override"
                    + " package permits pub public private protected internal readonly record ref repeated return rpc"
                    + " sealed select self service short static string struct super suspend switch synchronized this throw"
                    + " throws trait transient true try type typeof unsafe use using val var virtual void volatile when"
                    + " where while with yield"),
    STYLE("css scss less", "\0", true, "\"'", "important media import keyframes from to not and supports"),
    PYTHON(
            "py pyi",
            "#",
            false,
            "\"'",
            "and as assert async await break class continue def del elif else except False finally for from global if"
                    + " import in is lambda match None nonlocal not or pass raise return self True try while with yield"),
    SCRIPT(
            "sh bash zsh rb ps1 pl r dockerfile containerfile makefile mk",
            "#",
            false,
            "\"'",
            "alias and begin break case class def do done elif else elsif end ensure esac exit export false fi for"
                    + " function if in local module next nil not or puts raise require rescue return self set then true"
                    + " unless until when while yield from run copy add arg env expose user workdir entrypoint cmd label"
                    + " volume healthcheck"),
    SETTINGS(
            "yml yaml toml ini conf cfg properties env tf tofu hcl editorconfig gitignore gitattributes",
            "#",
            false,
            "\"'",
            "true false null yes no on off resource variable module provider output data locals"),
    JSON("json json5 jsonc webmanifest", "//", true, "\"", "true false null"),
    SQL(
            "sql",
            "--",
            true,
            "'\"",
            "add all alter and as asc begin between by cascade case check column commit constraint create default delete"
                    + " desc distinct drop else end exists false foreign from full group having if in index inner insert"
                    + " into is join key left like limit not null on or order outer primary references returning right"
                    + " rollback select set table then true truncate union unique update using values view when where with"),
    MARKUP("html htm xml xhtml svg vue svelte pom xsd xsl", "\0", false, "\"", ""),
    PLAIN("", "\0", false, "", "");

    private final Set<String> extensions;
    final String comment;
    final boolean blockComments;
    final String quotes;
    private final Set<String> keywords;

    Syntax(String extensions, String comment, boolean blockComments, String quotes, String keywords) {
        this.extensions = words(extensions);
        this.comment = comment;
        this.blockComments = blockComments;
        this.quotes = quotes;
        this.keywords = words(keywords);
    }

    static Syntax of(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var extension = name.substring(name.lastIndexOf('.') + 1); // the whole name where it has no dot
        return Arrays.stream(values())
                .filter(syntax -> syntax.extensions.contains(extension))
                .findFirst()
                .orElse(PLAIN);
    }

    /** Languages written in capitals or small letters read alike. */
    boolean isKeyword(String word) {
        return keywords.contains(this == SQL || this == SCRIPT ? word.toLowerCase(Locale.ROOT) : word);
    }

    private static Set<String> words(String spaced) {
        return spaced.isEmpty()
                ? Set.of()
                : Set.copyOf(List.of(Pattern.compile(" ").split(spaced)).stream()
                        .distinct()
                        .toList());
    }
}
