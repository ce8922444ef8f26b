package dev.pipe.local.doctor;

import dev.pipe.local.suite.Checkout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells what is missing on this machine. */
@Command(name = "doctor", description = "Tells what is missing on this machine and how to mend it.")
public final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        return Doctor.report(Checkout.current().root());
    }
}
