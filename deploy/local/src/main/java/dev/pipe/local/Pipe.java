package dev.pipe.local;

import dev.pipe.local.bench.BenchCommand;
import dev.pipe.local.config.ConfigCommand;
import dev.pipe.local.connect.ConnectCommand;
import dev.pipe.local.demo.DemoCommand;
import dev.pipe.local.doctor.DoctorCommand;
import dev.pipe.local.load.ChaosCommand;
import dev.pipe.local.replay.ReplayCommand;
import dev.pipe.local.review.ReviewCommand;
import dev.pipe.local.sandbox.SandboxCommand;
import dev.pipe.local.up.DownCommand;
import dev.pipe.local.up.StatusCommand;
import dev.pipe.local.up.UpCommand;
import java.io.IOException;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The command that people type. */
@Command(
        name = "pipe",
        description = "Runs the PIPE bot suite on this machine.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            ConfigCommand.class,
            ConnectCommand.class,
            ChaosCommand.class,
            ReviewCommand.class,
            DoctorCommand.class,
            SandboxCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Pipe {

    private Pipe() {}

    public static void main(String[] args) throws IOException {
        try (var configuration = Pipe.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        }
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"help"} : args));
    }

    static CommandLine commandLine() {
        var pipe = new CommandLine(new Pipe()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("pipe: " + failure.getMessage());
            if (!(failure instanceof IOException)) {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        answerHelp(pipe);
        return pipe;
    }

    /** An option inherited from the top would clash with the one that picocli's own help command has. */
    private static void answerHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("show this text")
                            .build());
        }
        command.getSubcommands().values().forEach(Pipe::answerHelp);
    }
}
