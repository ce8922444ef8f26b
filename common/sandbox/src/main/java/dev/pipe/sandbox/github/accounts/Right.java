package dev.pipe.sandbox.github.accounts;

import dev.pipe.sandbox.github.world.Permission;

/** What a request needs: a permission of a person, or a scope of the App's installation. */
public enum Right {
    READ(Permission.READ, "metadata", "read"),
    READ_CONTENTS(Permission.READ, "contents", "read"),
    PUSH(Permission.WRITE, "contents", "write"),
    READ_PULLS(Permission.READ, "pull_requests", "read"),
    /** Anyone who can read may open a pull request, comment and review. */
    DISCUSS(Permission.READ, "pull_requests", "write"),
    LABEL(Permission.TRIAGE, "pull_requests", "write"),
    CHANGE_PULLS(Permission.WRITE, "pull_requests", "write"),
    READ_CHECKS(Permission.READ, "checks", "read"),
    READ_ACTIONS(Permission.READ, "actions", "read"),
    RUN_ACTIONS(Permission.WRITE, "actions", "write"),
    READ_STATUSES(Permission.READ, "statuses", "read"),
    SET_STATUS(Permission.WRITE, "statuses", "write"),
    READ_SCANS(Permission.WRITE, "security_events", "read"),
    UPLOAD_SCANS(Permission.WRITE, "security_events", "write"),
    READ_ADMINISTRATION(Permission.ADMIN, "administration", "read"),
    ADMINISTER(Permission.ADMIN, "administration", "write");

    final Permission person;
    final String scope;
    final String level;

    Right(Permission person, String scope, String level) {
        this.person = person;
        this.scope = scope;
        this.level = level;
    }
}
