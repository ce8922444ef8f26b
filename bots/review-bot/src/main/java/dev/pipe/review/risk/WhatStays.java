package dev.pipe.review.risk;

import dev.pipe.review.diff.ChangedLine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether, in one hunk, what a lost line guarded is still there: the route, the function, or what stood beside it. */
final class WhatStays {

    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*(?:(?:export|default|public|private|protected|internal|static|async|override|final|suspend|pub|open|abstract|virtual)\\s+)*(?:def|func|fn|fun|function|class|interface)\\b"
                    + "|^\\s*(?:public|private|protected|internal)\\s+[^=;]*\\([^;]*$|^\\s*(?:const|let|var)\\s+\\w+\\s*=\\s*(?:async\\s*)?(?:function|\\([^)]*\\)\\s*=>)");
    private static final Pattern ROUTE = Pattern.compile(
            "\\.(?:get|post|put|delete|patch|all|route|Handle|HandleFunc|GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch)\\(\\s*([\"'`][^\"'`]+[\"'`])");
    private static final Pattern ANNOTATION = Pattern.compile("^\\s*[@\\[#].*");
    private static final Pattern CLOSES = Pattern.compile("^\\s*[)}\\]]+[;,]?\\s*$|^\\s*end\\s*$");

    private static final String QUOTES = "\"'`";

    private final List<ChangedLine> lines;
    private Boolean something; // what is known of the whole hunk is found out once, when it is first asked for
    private Integer declarationsThatCome;
    private Set<String> comeQuoted;
    private int countedTo;
    private int declarationsThatGo; // of the removed lines from the one to the other

    WhatStays(List<ChangedLine> lines) {
        this.lines = lines;
    }

    /** @param at the place of a line that is lost, each greater than the one before */
    boolean isGuardedAt(int at) {
        var text = lines.get(at).text();
        var route = ROUTE.matcher(text);
        if (route.find()) {
            return isQuotedAnew(route.group(1));
        }
        return ANNOTATION.matcher(text).matches()
                ? nextStays(at)
                : somethingStays() && declarationsThatGoWith(at) <= declarationsThatCome();
    }

    private boolean isQuotedAnew(String quoted) {
        if (comeQuoted == null) {
            comeQuoted = new HashSet<>();
            lines.stream().filter(ChangedLine::isAdded).forEach(line -> noteQuoted(line.text()));
        }
        return comeQuoted.contains(quoted);
    }

    private void noteQuoted(String text) {
        var from = -1;
        for (var to = 0; to < text.length(); to++) {
            if (QUOTES.indexOf(text.charAt(to)) >= 0) {
                if (from >= 0) {
                    comeQuoted.add(text.substring(from, to + 1));
                }
                from = to;
            }
        }
    }

    /** The next line that is not an annotation is kept, or changed rather than dropped. */
    private boolean nextStays(int at) {
        for (var next = at + 1; next < lines.size(); next++) {
            var line = lines.get(next);
            if (!line.text().isBlank() && !ANNOTATION.matcher(line.text()).matches()) {
                return !line.isRemoved() || declarationsThatCome() > 0;
            }
        }
        return false;
    }

    private boolean somethingStays() {
        if (something == null) {
            something = lines.stream()
                    .anyMatch(line -> !line.isRemoved()
                            && !line.text().isBlank()
                            && !CLOSES.matcher(line.text()).matches());
        }
        return something;
    }

    /** Of the removed lines that end with this one. */
    private int declarationsThatGoWith(int at) {
        for (; countedTo <= at; countedTo++) {
            var line = lines.get(countedTo);
            if (!line.isRemoved()) {
                declarationsThatGo = 0;
            } else if (isDeclaration(line)) {
                declarationsThatGo++;
            }
        }
        return declarationsThatGo;
    }

    private int declarationsThatCome() {
        if (declarationsThatCome == null) {
            declarationsThatCome = (int) lines.stream()
                    .filter(line -> line.isAdded() && isDeclaration(line))
                    .count();
        }
        return declarationsThatCome;
    }

    private static boolean isDeclaration(ChangedLine line) {
        return DECLARATION.matcher(line.text()).find();
    }
}
