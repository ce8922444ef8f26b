package dev.pipe.local.connect;

import picocli.CommandLine.Command;

/** What the suite is connected to. */
@Command(
        name = "connect",
        description = "Connects the suite with what it works on.",
        subcommands = ConnectGitHubCommand.class)
public final class ConnectCommand {}
