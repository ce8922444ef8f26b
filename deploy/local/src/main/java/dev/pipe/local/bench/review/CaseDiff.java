package dev.pipe.local.bench.review;

import dev.pipe.review.diff.Side;
import dev.pipe.review.risk.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as git would write it, and where in it something is expected.
 *
 * @param places empty when any line will do
 */
record CaseDiff(String text, List<Place> places) {

    private static final int FIRST_LINE = 10;
    private static final int NEAR = 3;

    /** A marked line, by its number on either side; the side it is not on has the number it would come before. */
    record Place(String file, int oldLine, int newLine) {

        boolean isNear(Finding finding) {
            var line = finding.side() == Side.LEFT ? oldLine : newLine;
            return finding.file().equals(file) && (finding.line() <= 0 || Math.abs(finding.line() - line) <= NEAR);
        }
    }

    static CaseDiff of(LabelledCase one) {
        var text = new StringBuilder();
        var places = new ArrayList<Place>();
        var fill = new FillPlaces(one.id());
        one.files().forEach(file -> append(file, fill, text, places));
        return new CaseDiff(text.toString(), List.copyOf(places));
    }

    /** Whether the finding stands where one is expected. */
    boolean expects(Finding finding) {
        return places.isEmpty() || places.stream().anyMatch(place -> place.isNear(finding));
    }

    private static void append(CaseFile file, FillPlaces fill, StringBuilder text, List<Place> places) {
        text.append(header(file));
        if (file.state() == CaseFile.State.BINARY || file.lines().isEmpty()) {
            return;
        }
        var tab = file.path().contains(" ") ? "\t" : ""; // so that a path with spaces has an end
        text.append(file.state() == CaseFile.State.ADDED ? "--- /dev/null\n" : "--- a/" + file.oldPath() + tab + "\n");
        text.append(file.state() == CaseFile.State.DELETED ? "+++ /dev/null\n" : "+++ b/" + file.path() + tab + "\n");
        text.append(hunk(file));
        var first = file.state() == CaseFile.State.CHANGED || file.state() == CaseFile.State.RENAMED ? FIRST_LINE : 1;
        var oldLine = first;
        var newLine = first;
        for (var line : file.lines()) {
            if (CaseFile.isMarked(line)) {
                places.add(new Place(file.path(), oldLine, newLine));
            }
            var mark = CaseFile.isNew(line) ? '+' : CaseFile.isGone(line) ? '-' : ' ';
            text.append(mark).append(fill.in(line.substring(1))).append('\n');
            oldLine += mark == '+' ? 0 : 1;
            newLine += mark == '-' ? 0 : 1;
        }
    }

    private static String header(CaseFile file) {
        var header = "diff --git a/" + file.oldPath() + " b/" + file.path() + "\n";
        return header
                + switch (file.state()) {
                    case ADDED -> "new file mode 100644\n";
                    case DELETED -> "deleted file mode 100644\n";
                    case RENAMED ->
                        "similarity index 90%\nrename from " + file.oldPath() + "\nrename to " + file.path() + "\n";
                    case BINARY ->
                        "new file mode 100644\nindex 0000000..1234567\nBinary files /dev/null and b/" + file.path()
                                + " differ\n";
                    case CHANGED -> "index 1234567..89abcde 100644\n";
                };
    }

    private static String hunk(CaseFile file) {
        var added = file.lines().stream().filter(CaseFile::isNew).count();
        var gone = file.lines().stream().filter(CaseFile::isGone).count();
        var kept = file.lines().size() - added - gone;
        return switch (file.state()) {
            case ADDED -> "@@ -0,0 +1," + added + " @@\n";
            case DELETED -> "@@ -1," + gone + " +0,0 @@\n";
            default -> "@@ -" + range(kept + gone) + " +" + range(kept + added) + " @@\n";
        };
    }

    private static String range(long lines) {
        return lines == 0 ? FIRST_LINE - 1 + ",0" : FIRST_LINE + "," + lines;
    }
}
