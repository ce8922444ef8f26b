package dev.pipe.sandbox.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line that runs a class of our own class path on our own JDK, started fast and kept small. */
public final class JavaCommand {

    private JavaCommand() {}

    /** Runs a jar that says itself what it needs. */
    public static List<String> ofJar(Path jar, int heapMegabytes) {
        List<String> command = java(heapMegabytes);
        command.addAll(List.of("-jar", jar.toString()));
        return List.copyOf(command);
    }

    public static List<String> of(Class<?> main, int heapMegabytes, List<String> arguments) {
        List<String> command = java(heapMegabytes);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static List<String> java(int heapMegabytes) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xms16m",
                "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED"));
    }
}
