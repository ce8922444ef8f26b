package dev.pipe.local.sandbox;

import dev.pipe.local.suite.GitHubCommand;
import picocli.CommandLine.Command;

/** Runs one part of what stands around the bots, until Ctrl-C. */
@Command(
        name = "sandbox",
        description = "Runs one part of the sandbox by itself.",
        subcommands = {KafkaCommand.class, PostgresCommand.class, GitHubCommand.class, LlmCommand.class})
public final class SandboxCommand {}
