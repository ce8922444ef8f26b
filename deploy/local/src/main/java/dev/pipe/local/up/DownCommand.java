package dev.pipe.local.up;

import dev.pipe.local.suite.Checkout;
import dev.pipe.local.suite.ClearRemains;
import dev.pipe.local.suite.ProcessFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the suite of this checkout, and what a killed one has left. */
@Command(name = "down", description = "Stops the suite that runs in this checkout.")
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Checkout checkout = Checkout.current();
        Optional<ProcessHandle> launcher = ProcessFile.of(checkout).alive(ProcessFile.LAUNCHER);
        if (launcher.isPresent()) {
            System.out.println("Stopping the suite (process " + launcher.get().pid() + ") …");
            stop(launcher.get());
        }
        int remains = ClearRemains.of(checkout);
        if (launcher.isEmpty() && remains == 0) {
            System.out.println("No suite runs in this checkout.");
            return 0;
        }
        System.out.println(remains == 0 ? "Stopped." : "Stopped, and ended " + remains + " processes left behind.");
        return 0;
    }

    private static void stop(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            System.out.println("It does not stop within " + PATIENCE.toSeconds() + " s; ending it the hard way.");
            launcher.destroyForcibly();
        }
    }
}
