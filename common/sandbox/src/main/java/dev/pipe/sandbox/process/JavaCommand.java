package dev.pipe.sandbox.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line that runs a class of our own class path on our own JDK, started fast and kept small. */
public final class JavaCommand {

    private JavaCommand() {}

    public static List<String> of(Class<?> main, int heapMegabytes, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(smallAndQuick(heapMegabytes));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    public static List<String> smallAndQuick(int heapMegabytes) {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-Xms16m",
                "-Xmx" + heapMegabytes + "m",
                "--enable-native-access=ALL-UNNAMED");
    }
}
