package dev.pipe.local.config;

import picocli.CommandLine.Command;

/** Groups what concerns {@code .github/pipe.yml}. */
@Command(
        name = "config",
        description = "Checks a .github/pipe.yml and explains what it would do; writes nothing.",
        subcommands = {CheckFileCommand.class, ExplainCommand.class})
public final class ConfigCommand {}
