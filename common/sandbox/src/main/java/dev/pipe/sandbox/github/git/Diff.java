package dev.pipe.sandbox.github.git;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/** The difference of two trees. */
public record Diff(List<FileChange> files) {
    public byte[] bytes() {
        var out = new ByteArrayOutputStream();
        files.forEach(file -> out.writeBytes(file.text()));
        return out.toByteArray();
    }

    public int additions() {
        return files.stream().mapToInt(FileChange::additions).sum();
    }

    public int deletions() {
        return files.stream().mapToInt(FileChange::deletions).sum();
    }

    public long lines() {
        return files.stream()
                .flatMap(file -> file.hunks().stream())
                .mapToLong(hunk -> hunk.lines().size())
                .sum();
    }

    public Optional<FileChange> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
