package dev.pipe.review.risk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipe.common.event.ReviewEvent.RiskLevel;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.FileStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One rule as it stands in {@code rules/*.yml}.
 *
 * @param in the languages it speaks of; none: every text
 * @param path a pattern the path must fit, {@code notPath} one it must not
 * @param match what is looked for in a statement
 * @param words in lower case, of which a statement must hold one; given where the pattern does not tell (see {@link
 *     RequiredWords})
 * @param also what must stand in the same statement too
 * @param reads how much of a line it looks at; text unless said otherwise
 * @param unless what in the same statement excuses it; in code, what a string says excuses nothing
 * @param unlessText what excuses it wherever in the statement it stands, but in a comment
 * @param near what must stand, {@code notNear} what must not stand, anywhere in the file's visible new side; neither
 *     in comments nor in texts that are put to no use
 * @param notBeside what must not run in the function, or stand in the block of a document, around it
 * @param milderBeside what, running there, makes it a matter for a person to judge and not one to reject: an option asks
 *     for it, say
 * @param family rules of one family report the worst of them per line
 * @param once whether one finding per file is enough
 * @param suggest how to write the line instead, where that is certain; the first that changes it is taken
 * @param gone looks at what the change takes away while what it stood for stays (see {@link LostProtection})
 * @param worsens whether it is critical where the change takes away what did something safer with the same value
 * @param changed whether it speaks only of files that were there before
 * @param notUnder the function around a statement that excuses it, by its first line
 * @param bad what it must find, {@code good} what it must leave alone, {@code mild} what it must find and not reject
 */
@RegisterForReflection
record Rule(
        String id,
        RiskType type,
        RiskLevel level,
        double confidence,
        List<Language> in,
        Pattern path,
        @JsonProperty("not-path") Pattern notPath,
        Pattern match,
        List<String> words,
        Pattern also,
        Reads reads,
        Pattern unless,
        @JsonProperty("unless-text") Pattern unlessText,
        Pattern near,
        @JsonProperty("not-near") Pattern notNear,
        @JsonProperty("not-beside") Pattern notBeside,
        @JsonProperty("milder-beside") Pattern milderBeside,
        String family,
        boolean once,
        boolean gone,
        boolean worsens,
        boolean changed,
        @JsonProperty("not-under") Pattern notUnder,
        String why,
        String mend,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Suggest> suggest,

        List<Example> bad,
        List<Example> good,
        List<Example> mild) {

    Rule {
        if (id == null || type == null || level == null || match == null || why == null || mend == null) {
            throw new IllegalArgumentException("Rule " + id + " lacks one of id, type, level, match, why, mend");
        }
        in = in == null ? List.of() : List.copyOf(in);
        words = words == null ? List.of() : List.copyOf(words);
        suggest = suggest == null ? List.of() : List.copyOf(suggest);
        bad = bad == null ? List.of() : List.copyOf(bad);
        good = good == null ? List.of() : List.copyOf(good);
        mild = mild == null ? List.of() : List.copyOf(mild);
        confidence = confidence == 0 ? 0.8 : confidence;
        reads = reads == null ? Reads.TEXT : reads;
        family = family == null ? id : family;
    }

    /** A sentence about a call is no call, and a comment no code. */
    @RegisterForReflection
    enum Reads {
        /** Without strings and comments. */
        @JsonProperty("code")
        CODE,
        /** Without comments. */
        @JsonProperty("text")
        TEXT,
        /** Without comments, with {@link Flow}'s marks in code and {@link Outline}'s ways in documents. */
        @JsonProperty("flow")
        FLOW,
        @JsonProperty("all")
        ALL
    }

    boolean speaksOf(ChangedFile file, Set<Language> languages) {
        return (!changed || file.status() != FileStatus.ADDED)
                && (in.isEmpty() || in.stream().anyMatch(languages::contains))
                && (path == null || path.matcher(file.path()).find())
                && (notPath == null || !notPath.matcher(file.path()).find());
    }

    /** The line written differently; the line itself where nothing is certain. */
    String mended(String line) {
        return suggest.stream()
                .map(it -> it.in(line))
                .filter(it -> !it.equals(line))
                .findFirst()
                .orElse(line);
    }

    /** What is replaced in a line, and what by. */
    @RegisterForReflection
    record Suggest(Pattern replace, String with) {

        String in(String line) {
            return replace.matcher(line).replaceFirst(with);
        }
    }

    boolean fits(CharSequence text) {
        return (also == null || also.matcher(text).find()) && !excuses(unless, text) && !excuses(unlessText, text);
    }

    /** What must stand may stand in either reading of a statement; what excuses it must run, or be asked for as text. */
    boolean fits(Statement statement, Patience patience) {
        var flow = statement.as(Reads.FLOW);
        var text = statement.as(reads == Reads.ALL ? Reads.ALL : Reads.TEXT);
        return (also == null || patience.finds(also, flow, true) || patience.finds(also, text, true))
                && !excuses(unless, reads == Reads.ALL ? text : statement.spoken(), patience)
                && !excuses(unlessText, flow, patience)
                && !excuses(unlessText, text, patience)
                && (notBeside == null || !statement.surroundings().hold(notBeside, patience));
    }

    /** How much it weighs here. */
    RiskLevel level(Statement statement, Patience patience) {
        return level == RiskLevel.CRITICAL
                        && milderBeside != null
                        && statement.surroundings().hold(milderBeside, patience)
                ? RiskLevel.MODERATE
                : level;
    }

    private static boolean excuses(Pattern pattern, CharSequence text) {
        return pattern != null && pattern.matcher(text).find();
    }

    private static boolean excuses(Pattern pattern, CharSequence text, Patience patience) {
        return pattern != null && patience.finds(pattern, text, false);
    }

    boolean fitsSurroundings(String newSide, Patience patience) {
        return (near == null || patience.finds(near, newSide, true)) && !excuses(notNear, newSide, patience);
    }

    /** @param path {@code null}: an ordinary file of the rule's first language */
    @RegisterForReflection
    record Example(String path, String code) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Example of(String code) {
            return new Example(null, code);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        Example(@JsonProperty("path") String path, @JsonProperty("code") String code) {
            this.path = path;
            this.code = code;
        }
    }
}
