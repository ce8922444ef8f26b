package dev.pipe.local.bench.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one file of cases. What is not understood is named with its line. */
final class ReadCases {

    private static final String CASE = "=== ";
    private static final String FILE = ">>> ";
    private static final String WHOLE = " whole";

    private final String topic;
    private final List<LabelledCase> cases = new ArrayList<>();
    private final List<CaseFile> files = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String header;
    private String file;

    private ReadCases(String topic) {
        this.topic = topic;
    }

    static List<LabelledCase> of(String topic, String text) throws IOException {
        var reading = new ReadCases(topic);
        var number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            try {
                reading.read(line);
            } catch (IllegalArgumentException e) {
                throw new IOException(topic + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        reading.endCase();
        return reading.cases;
    }

    private void read(String line) {
        if (line.startsWith(CASE)) {
            endCase();
            header = line.substring(CASE.length());
        } else if (line.startsWith(FILE)) {
            endFile();
            file = line.substring(FILE.length());
        } else if (file == null) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IllegalArgumentException("'" + line + "' stands outside a file");
            }
        } else if (line.isEmpty() || " +-!%".indexOf(line.charAt(0)) >= 0) {
            lines.add(line.isEmpty() ? " " : line);
        } else {
            throw new IllegalArgumentException("'" + line + "' begins with none of space, +, -, ! and %");
        }
    }

    private void endFile() {
        if (file != null) {
            while (!lines.isEmpty() && lines.getLast().isBlank()) {
                lines.removeLast();
            }
            files.add(CaseFile.of(file, lines));
        }
        lines.clear();
        file = null;
    }

    private void endCase() {
        endFile();
        if (header != null) {
            var whole = header.endsWith(WHOLE);
            var words = (whole ? header.substring(0, header.length() - WHOLE.length()) : header).split(" ", 2);
            if (words.length < 2 || files.isEmpty()) {
                throw new IllegalArgumentException("'" + header + "' has no label or no file");
            }
            cases.add(new LabelledCase(topic, words[0], Label.of(words[1]), whole, files));
        }
        files.clear();
        header = null;
    }
}
