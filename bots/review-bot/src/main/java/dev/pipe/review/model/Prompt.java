package dev.pipe.review.model;

import dev.pipe.common.secrets.CredentialMask;
import dev.pipe.review.diff.Change;
import dev.pipe.review.diff.ChangedFile;
import dev.pipe.review.diff.ChangedHunk;

/** The hunks as the model sees them, without credentials, as many as fit. */
record Prompt(String hunks, int shown, int all) {

    static Prompt of(Change change, int mostCharacters) {
        var text = new StringBuilder();
        var shown = 0;
        for (var file : change.files()) {
            for (var hunk : file.hunks()) {
                var part = render(file, hunk);
                if (text.length() + part.length() <= mostCharacters) {
                    text.append(part);
                    shown++;
                }
            }
        }
        return new Prompt(text.toString(), shown, change.hunkCount());
    }

    boolean showsAll() {
        return shown == all;
    }

    private static String render(ChangedFile file, ChangedHunk hunk) {
        var text = new StringBuilder("fileId: " + file.path() + "\nhunkId: " + hunk.id() + "\n");
        for (var line : hunk.newSide()) {
            text.append(line.number())
                    .append(line.isAdded() ? " + " : "   ")
                    .append(line.text())
                    .append('\n');
        }
        return CredentialMask.mask(text.append('\n').toString());
    }
}
