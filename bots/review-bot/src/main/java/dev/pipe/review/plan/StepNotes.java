package dev.pipe.review.plan;

import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.Content;
import dev.pipe.review.diff.FileStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a step says of itself: how much it is, what it touches, and what a reader may want to ask. */
final class StepNotes {

    private static final int MOST = 5;
    private static final int NAMED = 3;
    private static final int WORTH_A_TEST = 20;

    private final Chapter chapter;
    private final NamedThings things;
    private final boolean testedElsewhere;

    /** @param testedElsewhere whether tests of it are read in another step */
    StepNotes(Chapter chapter, NamedThings things, boolean testedElsewhere) {
        this.chapter = chapter;
        this.testedElsewhere = testedElsewhere;
        this.things = things;
    }

    String description() {
        var text = new StringBuilder(counts(chapter.files()));
        var lines = chapter.added() + chapter.removed();
        text.append(lines == 0 ? "; no line of text." : ": +" + chapter.added() + " −" + chapter.removed() + " lines.");
        append(text, "In ", calls(things.functions()));
        append(text, "Takes away ", calls(things.goneFunctions()));
        append(text, "Endpoints: ", named(things.endpoints()));
        append(text, "Tables: ", named(things.tables()));
        append(text, "Settings: ", named(things.settings()));
        append(text, "", things.tests() == 0 ? "" : Names.count(things.tests(), "test is new", "tests are new"));
        return text.toString();
    }

    private static void append(StringBuilder text, String before, String what) {
        if (!what.isEmpty()) {
            text.append(' ').append(before).append(what).append('.');
        }
    }

    static String counts(List<ChangedFile> files) {
        var counted = files.stream()
                .collect(Collectors.groupingBy(ChangedFile::status, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> verb(entry.getKey()) + " " + Names.count(entry.getValue(), "file", "files"))
                .collect(Collectors.joining(", "));
        return counted.substring(0, 1).toUpperCase(Locale.ROOT) + counted.substring(1);
    }

    private static String verb(FileStatus status) {
        return switch (status) {
            case ADDED -> "adds";
            case DELETED -> "removes";
            case MODIFIED -> "changes";
            case RENAMED -> "moves";
            case COPIED -> "copies";
        };
    }

    private static String calls(Collection<String> functions) {
        return Names.list(functions.stream().map(name -> name + "()").toList(), NAMED);
    }

    private static String named(Collection<String> names) {
        return Names.list(names.stream().map(Names::shown).toList(), NAMED);
    }

    List<String> questions() {
        var notes = new LinkedHashSet<String>();
        var gone = files(FileStatus.DELETED);
        if (!gone.isEmpty() && chapter.role().isHead()) {
            notes.add("Does anything still use " + Names.list(gone, NAMED) + "?");
        }
        if (!things.goneFunctions().isEmpty() && !chapter.all(FileStatus.DELETED)) {
            notes.add("Who called " + calls(things.goneFunctions()) + "?");
        }
        if (!things.tables().isEmpty()) {
            notes.add("Does the version that runs now still work once " + named(things.tables()) + " changed?");
        }
        if (!things.endpoints().isEmpty()) {
            notes.add("Who calls " + named(things.endpoints()) + ", who may, and what do they get now?");
        }
        if (!things.settings().isEmpty()) {
            notes.add("What happens where " + named(things.settings()) + " is not set, or set as before?");
        }
        notes.addAll(ofOddContent());
        if (hasNoTest()) {
            notes.add("Which test would fail without this?");
        }
        if (chapter.weight() > SplitIntoSteps.MUCH) {
            notes.add((chapter.added() + chapter.removed())
                    + " lines are a lot for one sitting: take them file by file.");
        }
        return notes.isEmpty() ? List.of(usual()) : notes.stream().limit(MOST).toList();
    }

    private boolean hasNoTest() {
        return chapter.role() == Role.CODE
                && chapter.tests().isEmpty()
                && !testedElsewhere
                && chapter.added() >= WORTH_A_TEST;
    }

    private List<String> ofOddContent() {
        var notes = new ArrayList<String>();
        var binary = of(Content.BINARY);
        if (!binary.isEmpty()) {
            notes.add(Names.list(binary, NAMED) + ": binary, so not shown here. Where does it come from?");
        }
        var submodules = of(Content.SUBMODULE);
        if (!submodules.isEmpty()) {
            notes.add(Names.list(submodules, NAMED) + ": a submodule. What changed between its two commits?");
        }
        return notes;
    }

    private List<String> files(FileStatus status) {
        return Names.of(
                chapter.files().stream().filter(file -> file.status() == status).toList());
    }

    private List<String> of(Content content) {
        return Names.of(chapter.files().stream()
                .filter(file -> file.content() == content && file.status() != FileStatus.DELETED)
                .toList());
    }

    private String usual() {
        return switch (chapter.role()) {
            case CONTRACT -> "Who relies on this, and were they asked?";
            case CODE -> "What happens at the edges: nothing, too much, twice, at the same time?";
            case PAGES -> "Does it work with the keyboard, on a phone, in the dark?";
            case TESTS -> "Which behaviour would still pass if the code were wrong?";
            case MOVES -> "Do scripts, documents or imports still name the old place?";
            case CONFIG -> "Does this hold in every environment it is rolled out to?";
            case DOCS -> "Is anything here out of date the moment this merges?";
            case GENERATED -> "Was it made by the tool that makes it, in its pinned version?";
        };
    }
}
