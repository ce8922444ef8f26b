package dev.pipe.pipeline.command;

import dev.pipe.common.chatops.CommandName;
import dev.pipe.common.chatops.Permission;

/** Who typed a command, as far as that decides what they may. */
record Caller(Permission permission, boolean author) {

    boolean may(CommandName command) {
        return command.who().covers(permission, author);
    }
}
