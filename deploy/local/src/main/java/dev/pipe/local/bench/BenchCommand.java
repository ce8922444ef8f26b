package dev.pipe.local.bench;

import picocli.CommandLine.Command;

/** Groups what can be measured. */
@Command(
        name = "bench",
        description = "Measures the suite on this machine.",
        subcommands = {BenchGatewayCommand.class})
public final class BenchCommand {}
