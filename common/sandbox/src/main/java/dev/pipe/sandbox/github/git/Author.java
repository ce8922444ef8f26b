package dev.pipe.sandbox.github.git;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

public record Author(String name, String email, Instant when) {
    PersonIdent ident() {
        return new PersonIdent(name, email, when, ZoneOffset.UTC);
    }
}
