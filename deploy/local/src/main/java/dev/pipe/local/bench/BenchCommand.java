package dev.pipe.local.bench;

import dev.pipe.local.bench.review.BenchReviewCommand;
import dev.pipe.local.load.SuiteBenchCommand;
import picocli.CommandLine.Command;

/** Groups what can be measured. */
@Command(
        name = "bench",
        description = "Measures the suite on this machine.",
        subcommands = {BenchGatewayCommand.class, BenchReviewCommand.class, SuiteBenchCommand.class})
public final class BenchCommand {}
