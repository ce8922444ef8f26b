package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.config.Permission;

/**
 * Who typed a command and where, as far as that decides what they may.
 *
 * @param author they opened the pull request
 * @param onStrangersHead its head comes from a stranger's fork, and nobody vouched for it
 */
record Caller(Permission permission, boolean author, boolean onStrangersHead) {

    boolean may(CommandName command) {
        return command.who().covers(permission, author);
    }

    /** True when a stranger would have a model or the memory asked. */
    boolean mustWaitForTrust(CommandName command) {
        return command.consults() && onStrangersHead && !permission.covers(Permission.WRITE);
    }
}
