package dev.pipe.review.diff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffDriver;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * JGit's format where git has another: the enclosing function in a hunk's header, and a text with a lone carriage return,
 * which JGit takes for binary. Nobody would read such a file otherwise.
 */
final class FormatAsGit extends DiffFormatter {

    private static final int BINARY_FROM = 5_000_000;
    private static final int LONGEST_FUNCTION = 80;
    private static final int BINARY_TOLD_BY = 8_000;
    private static final String BINARY = "Binary files differ\n";

    private Repository repository;
    private RawText old;
    private int searched;
    private String function;

    FormatAsGit(OutputStream out) {
        super(out);
        setBinaryFileThreshold(BINARY_FROM);
    }

    @Override
    public void setRepository(Repository of) {
        super.setRepository(of);
        repository = of;
    }

    @Override
    public void format(DiffEntry entry) throws IOException {
        var before = bytes(entry.getOldMode(), entry.getOldId().toObjectId());
        var after = bytes(entry.getNewMode(), entry.getNewId().toObjectId());
        var isText = before.isPresent() && after.isPresent() && !hasNul(before.get()) && !hasNul(after.get());
        if (isText && (RawText.isBinary(before.get()) || RawText.isBinary(after.get()))) {
            formatText(entry, new RawText(before.get()), new RawText(after.get()));
        } else {
            super.format(entry);
        }
    }

    private void formatText(DiffEntry entry, RawText before, RawText after) throws IOException {
        var header = new String(toFileHeader(entry).getBuffer(), ISO_8859_1);
        getOutputStream().write(header.replace(BINARY, "").getBytes(ISO_8859_1));
        format(new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after), before, after, null);
    }

    /** Nothing of what is no file, or too large to be text for us. */
    private Optional<byte[]> bytes(FileMode mode, ObjectId id) throws IOException {
        if (mode == FileMode.MISSING) {
            return Optional.of(new byte[0]);
        }
        if (mode.getObjectType() != Constants.OBJ_BLOB) {
            return Optional.empty();
        }
        var blob = repository.open(id);
        return blob.getSize() > BINARY_FROM ? Optional.empty() : Optional.of(blob.getCachedBytes(BINARY_FROM));
    }

    private static boolean hasNul(byte[] bytes) {
        for (var i = 0; i < Math.min(bytes.length, BINARY_TOLD_BY); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void format(EditList edits, RawText a, RawText b, DiffDriver language) throws IOException {
        old = a;
        searched = 0;
        function = "";
        super.format(edits, a, b, language);
    }

    @Override
    protected void writeHunkHeader(int oldFrom, int oldTo, int newFrom, int newTo, String known) throws IOException {
        if (known != null) { // the repository's .gitattributes say what the file is
            super.writeHunkHeader(oldFrom, oldTo, newFrom, newTo, known);
            return;
        }
        for (; searched < oldFrom; searched++) {
            var line = line(searched);
            if (!line.isEmpty() && beginsAFunction(line.charAt(0))) {
                function = line;
            }
        }
        var ranges = "@@ -" + range(oldFrom, oldTo) + " +" + range(newFrom, newTo) + " @@";
        var shown = function.substring(0, Math.min(LONGEST_FUNCTION, function.length()))
                .stripTrailing();
        getOutputStream().write((ranges + (shown.isEmpty() ? "" : " " + shown) + "\n").getBytes(ISO_8859_1));
    }

    /** One character a byte: it is written as it was read. */
    private String line(int number) {
        return ISO_8859_1.decode(old.getRawString(number)).toString();
    }

    /** Without a rule for the language git looks no further than the first letter. */
    private static boolean beginsAFunction(char first) {
        return first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z' || first == '_' || first == '$';
    }

    /** An empty range is told by the line before it. */
    private static String range(int from, int to) {
        var count = to - from;
        return switch (count) {
            case 0 -> from + ",0";
            case 1 -> "" + (from + 1);
            default -> (from + 1) + "," + count;
        };
    }
}
