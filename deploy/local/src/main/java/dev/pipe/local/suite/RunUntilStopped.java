package dev.pipe.local.suite;

/** Waits for Ctrl-C or TERM, then closes what ran. */
public final class RunUntilStopped {

    private RunUntilStopped() {}

    public static void with(AutoCloseable running) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "stop-sandbox"));
        Thread.currentThread().join();
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) { // AutoCloseable declares nothing narrower; the JVM is ending
            System.err.println("It did not stop cleanly: " + e);
        }
    }
}
