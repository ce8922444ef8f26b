package dev.pipe.local.up;

import dev.pipe.local.Pipe;
import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.ProcessFile;
import dev.pipe.local.suite.SuiteOptions;
import dev.pipe.sandbox.process.ChildProcess;
import dev.pipe.sandbox.process.JavaCommand;
import dev.pipe.sandbox.process.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a launcher that stays when this one returns, and shows what it says until the suite is up. */
final class DetachedUp {

    private static final int HEAP_MEGABYTES = 96;

    private DetachedUp() {}

    static int start(Checkout checkout, SuiteOptions options) throws IOException, InterruptedException {
        Path log = checkout.log(ProcessFile.LAUNCHER);
        Files.deleteIfExists(log);
        List<String> arguments = new ArrayList<>(List.of("up"));
        options.llmUrl().ifPresent(url -> arguments.addAll(List.of("--llm-url", url)));
        options.otlpEndpoint().ifPresent(url -> arguments.addAll(List.of("--otlp-endpoint", url)));
        var command = JavaCommand.of(Pipe.class, HEAP_MEGABYTES, arguments);
        ChildProcess launcher =
                ChildProcess.startDetached(new ChildProcess.Spec(withRoot(command, checkout), log, Signal.TERM));
        int shown = 0;
        while (launcher.isAlive() && !isUp(checkout, launcher)) {
            shown = show(log, shown);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        show(log, shown);
        return launcher.isAlive() ? 0 : Math.max(1, launcher.process().exitValue());
    }

    private static List<String> withRoot(List<String> command, Checkout checkout) {
        List<String> all = new ArrayList<>(command);
        all.add(1, "-Dpipe.root=" + checkout.root());
        return all;
    }

    private static boolean isUp(Checkout checkout, ChildProcess launcher) throws IOException {
        return Files.exists(checkout.suiteFile())
                && ProcessFile.of(checkout)
                        .alive(ProcessFile.LAUNCHER)
                        .filter(process -> process.pid() == launcher.pid())
                        .isPresent()
                && launcher.lastLines(1).contains("./pipe down");
    }

    private static int show(Path log, int shown) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        lines.stream().skip(shown).forEach(System.out::println);
        return Math.max(shown, lines.size());
    }
}
