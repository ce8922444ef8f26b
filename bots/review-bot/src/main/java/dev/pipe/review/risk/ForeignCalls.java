package dev.pipe.review.risk;

import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Calls in a change that hand a foreign value to a function, so that it is foreign there, too, where the same change
 * shows that function. Functions are told by name and by how much they are given.
 */
final class ForeignCalls {

    static final ForeignCalls NONE = new ForeignCalls();

    private static final int LONGEST = 600;
    private static final Pattern CALL = Pattern.compile("(?<![\\w$@])([A-Za-z_]\\w+)\\(");
    private static final Pattern KEYWORD = Pattern.compile(
            "if|for|while|switch|return|catch|when|match|new|elif|and|not|def|func|function|fun|print\\w*");
    private static final Pattern NAMED = Pattern.compile("^(\\w+)\\s*[=:]\\s*[&*]?" + Flow.FOREIGN);
    private static final Pattern DECLARATION = Pattern.compile(
            "(?<![\\w$@.])([A-Za-z_]\\w+)\\s*(?:<[^<>()]{1,40}>\\s*)?(?:=\\s*(?:async\\s*)?(?:function\\s*)?)?\\(");
    private static final Pattern NO_DECLARATION = Pattern.compile(
            "^\\s*(?:if|for|while|switch|return|else|elif|catch|try|when|throw|await|yield|\\.|\\}|@(?!\\w+\\s+(?:public|private|protected)))");
    private static final Pattern CLEANED = Pattern.compile("\\.(?:normalize|toRealPath|getCanonical\\w+)\\(\\)");
    private static final Pattern OPENS = Pattern.compile("[{:]\\s*$|=>|\\bfun\\s|^\\s*(?:async\\s+)?def\\s");

    /** A place in a list of values of this length, or with a name of its own. */
    private record Place(int at, int of, String name) {}

    private final Map<String, Set<Place>> places = new HashMap<>();

    private ForeignCalls() {}

    static ForeignCalls in(Change change) {
        var calls = new ForeignCalls();
        change.files().stream()
                .filter(file -> file.content() == Content.TEXT && PathKind.of(file.path()) == PathKind.PRODUCTION)
                .forEach(calls::read);
        return calls.places.isEmpty() ? NONE : calls;
    }

    private void read(ChangedFile file) {
        var language = Language.of(file.path()).stream()
                .filter(Language.CODE::contains)
                .findFirst();
        if (language.isEmpty()) {
            return;
        }
        for (var hunk : file.hunks()) {
            var side = hunk.newSide();
            if (side.stream().noneMatch(line -> mayTakeIn(line.text(), language.get()))) {
                continue;
            }
            var statements = Statement.readings(side, language.get()).getFirst();
            Flow.through(statements, language.get(), NONE);
            statements.forEach(statement -> note(statement.as(Rule.Reads.FLOW).toString()));
        }
    }

    private static boolean mayTakeIn(String line, Language language) {
        return Sources.of(language).mayTakeIn(line.toLowerCase(Locale.ROOT));
    }

    private void note(String text) {
        if (text.indexOf(Flow.FOREIGN) < 0) {
            return;
        }
        var call = CALL.matcher(text);
        while (call.find()) {
            if (!KEYWORD.matcher(call.group(1)).matches()) {
                var given = given(text, call.end());
                for (var i = 0; i < given.size(); i++) {
                    note(call.group(1), given.get(i), i, given.size());
                }
            }
        }
    }

    private void note(String name, String value, int at, int of) {
        if (value.indexOf(Flow.FOREIGN) < 0
                || !Calls.carries(value)
                || CLEANED.matcher(value).find()) {
            return;
        }
        var named = NAMED.matcher(value);
        places.computeIfAbsent(name, key -> new HashSet<>())
                .add(named.find() ? new Place(-1, of, named.group(1)) : new Place(at, of, ""));
    }

    /** The parameters of the function which this statement begins that somebody outside chooses. */
    List<String> foreignParameters(String statement, Language language) {
        if (places.isEmpty()
                || NO_DECLARATION.matcher(statement).find()
                || !OPENS.matcher(statement.stripTrailing()).find()) {
            return List.of();
        }
        var declared = DECLARATION.matcher(statement);
        while (declared.find()) {
            var called = places.get(declared.group(1));
            if (called != null) {
                var names = given(statement, declared.end()).stream()
                        .map(it -> name(it, language))
                        .filter(it -> !it.isEmpty())
                        .toList();
                return called.stream()
                        .flatMap(place -> names.stream()
                                .filter(it -> it.equals(place.name())
                                        || place.of() == names.size() && names.indexOf(it) == place.at()))
                        .toList();
            }
        }
        return List.of();
    }

    /** What a parameter is called; nothing for the object itself. */
    private static String name(String parameter, Language language) {
        var text = parameter.replaceFirst("(?<![=<>!])=(?!=).*", "").strip();
        if (text.matches("&?(?:mut\\s+)?(?:self|cls|this)\\b.*") || text.startsWith("*") || text.isEmpty()) {
            return "";
        }
        var colon = text.indexOf(':');
        var words = (colon > 0 && language != Language.GO ? text.substring(0, colon) : text).split("[^\\w$]+");
        return words.length == 0 ? "" : language == Language.GO ? words[0] : words[words.length - 1];
    }

    /** What stands between this place and the bracket that closes, parted by commas. */
    private static List<String> given(String text, int from) {
        var given = new ArrayList<String>();
        var depth = 0;
        var begin = from;
        for (var i = from; i < Math.min(text.length(), from + LONGEST); i++) {
            var c = text.charAt(i);
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0 && depth-- == 0) {
                if (!text.substring(begin, i).isBlank()) {
                    given.add(text.substring(begin, i).strip());
                }
                return given;
            } else if (c == ',' && depth == 0) {
                given.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        return List.of();
    }
}
