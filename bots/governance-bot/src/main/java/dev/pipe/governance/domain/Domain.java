package dev.pipe.governance.domain;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A part of the ecosystem that governs itself.
 *
 * @param hub true for the one domain through which the others are meant to talk
 */
@RegisterForReflection // becomes JSON in the ledger
public record Domain(String code, String name, boolean hub) {

    public Domain {
        requireNonNull(code, "code");
        requireNonNull(name, "name");
        if (!code.matches("[A-Za-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("Domain code '" + code + "' is not letters and digits");
        }
    }
}
