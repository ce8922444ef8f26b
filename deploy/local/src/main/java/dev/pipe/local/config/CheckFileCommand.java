package dev.pipe.local.config;

import dev.pipe.pipeline.pipeyml.ParsePipeYml;
import dev.pipe.pipeline.pipeyml.PipeYml;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a file is understood; exit code 1 when it is not. Needs no running suite. */
@Command(name = "check", description = "Says whether a pipe.yml is understood, and where not, how to mend it.")
final class CheckFileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            defaultValue = PipeYml.PATH,
            description = "the file; " + PipeYml.PATH + " if not said")
    private Path file;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        if (Files.notExists(file)) {
            throw new IOException("There is no file " + file);
        }
        var parsed = ParsePipeYml.parse(Files.readString(file));
        if (parsed.good()) {
            out.println(file + ": good");
        } else {
            show(parsed, out);
        }
        out.flush();
        return parsed.good() ? 0 : 1;
    }

    /** As compilers do, so that editors find the place. */
    private void show(PipeYml parsed, PrintWriter out) {
        parsed.problems()
                .forEach(problem -> out.printf(
                        "%s:%d:%d: %s%s%n    %s%n",
                        file,
                        problem.line(),
                        problem.column(),
                        problem.key().isEmpty() ? "" : problem.key() + ": ",
                        problem.what(),
                        problem.mend()));
    }
}
