package dev.pipe.local.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether this machine can build and run the suite. One file that needs nothing but a JDK, because `pipe` runs it
 * from its source: it has to work where the build does not.
 */
public final class Doctor {

    private static final long GIB = 1L << 30;
    private static final long MEMORY_WANTED = 3 * GIB;
    private static final long DISK_WANTED = 3 * GIB;
    private static final int PORTS_WANTED = 12;

    private final Path root;

    Doctor(Path root) {
        this.root = root;
    }

    /** How something is: fine, worth knowing, or in the way. */
    enum State {
        FINE("ok     "),
        NOTE("note   "),
        MISSING("MISSING");

        private final String label;

        State(String label) {
            this.label = label;
        }
    }

    record Finding(State state, String subject, String text, String mend) {
        static Finding fine(String subject, String text) {
            return new Finding(State.FINE, subject, text, "");
        }
    }

    List<Finding> examine() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        findings.add(jdk());
        findings.add(maven());
        findings.add(memory());
        findings.add(disk("this checkout", root));
        findings.add(disk("home (~/.m2, ~/.cache)", Path.of(System.getProperty("user.home"))));
        findings.add(ports());
        findings.add(postgres());
        findings.add(shell());
        findings.add(git());
        return findings;
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        String home = System.getProperty("java.home");
        if (version < 21) {
            return new Finding(
                    State.MISSING, "JDK", version + " at " + home, "install a JDK 21 or newer, or set JAVA_HOME");
        }
        return Finding.fine("JDK", version + " at " + home);
    }

    private Finding maven() throws InterruptedException {
        Said mvnw = run(root.resolve("mvnw").toString(), "--version");
        return mvnw.text()
                .lines()
                .filter(line -> line.contains("Apache Maven"))
                .findFirst()
                .map(line -> Finding.fine(
                        "Maven", line.replaceAll("\u001B\\[[0-9;]*m", "").strip()))
                .orElse(new Finding(
                        State.MISSING,
                        "Maven",
                        "./mvnw did not find or fetch one: " + mvnw.text().strip(),
                        "install any Maven >= 3.8 (apt-get install maven); see that it reaches its repository"));
    }

    static Finding memory(long available) {
        String text =
                "%.1f GiB available, %.0f wanted".formatted((double) available / GIB, (double) MEMORY_WANTED / GIB);
        return available < MEMORY_WANTED
                ? new Finding(State.MISSING, "Memory", text, "close something large, or give the machine more memory")
                : Finding.fine("Memory", text);
    }

    private static Finding memory() {
        Path meminfo = Path.of("/proc/meminfo");
        if (!Files.exists(meminfo)) {
            return new Finding(State.NOTE, "Memory", "this system does not tell", "see that 3 GiB are free");
        }
        try {
            return memory(Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0));
        } catch (IOException e) {
            return new Finding(State.NOTE, "Memory", "cannot be read: " + e, "see that 3 GiB are free");
        }
    }

    static Finding disk(String subject, Path directory) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            String text = "%.1f GiB free, %.0f wanted".formatted((double) free / GIB, (double) DISK_WANTED / GIB);
            return free < DISK_WANTED || !Files.isWritable(directory)
                    ? new Finding(
                            State.MISSING,
                            "Disk, " + subject,
                            text,
                            "make room in " + directory + ", or make it writable")
                    : Finding.fine("Disk, " + subject, text);
        } catch (IOException e) {
            return new Finding(State.MISSING, "Disk, " + subject, e.toString(), "see that " + directory + " exists");
        }
    }

    private static Finding ports() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS_WANTED; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
            }
            return Finding.fine("Ports", PORTS_WANTED + " free ones on 127.0.0.1");
        } catch (IOException e) {
            return new Finding(
                    State.MISSING,
                    "Ports",
                    "only " + sockets.size() + " of " + PORTS_WANTED + " could be opened on 127.0.0.1: "
                            + e.getMessage(),
                    "see that the loopback interface is up (ip link set lo up) and no sandbox forbids listening");
        } finally {
            sockets.forEach(Doctor::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("A port that was opened cannot be closed", e);
        }
    }

    private static Finding postgres() throws InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Finding.fine("PostgreSQL", "can run as " + System.getProperty("user.name"));
        }
        return run("unshare", "--user", "true").code() == 0
                ? Finding.fine("PostgreSQL", "can run: root may make a user namespace")
                : new Finding(
                        State.MISSING,
                        "PostgreSQL",
                        "does not run as root, and 'unshare --user true' fails here",
                        "run ./pipe as an ordinary user, or allow user namespaces"
                                + " (in a container: --security-opt seccomp=unconfined)");
    }

    private static Finding shell() throws InterruptedException {
        return run("sh", "-c", "kill -l").code() == 0
                ? Finding.fine("Shell", "sh with kill: nothing outlives a suite that is killed")
                : new Finding(State.MISSING, "Shell", "no usable sh", "install a POSIX shell");
    }

    private static Finding git() throws InterruptedException {
        Said git = run("git", "--version");
        return git.code() == 0
                ? Finding.fine("git", git.text().strip())
                : new Finding(
                        State.NOTE,
                        "git",
                        "not installed",
                        "the suite does not need it; you may (apt-get install git)");
    }

    private record Said(int code, String text) {}

    private static Said run(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes());
            process.waitFor(5, TimeUnit.MINUTES);
            return new Said(process.exitValue(), text);
        } catch (IOException e) {
            return new Said(127, e.getMessage());
        }
    }

    /** Prints what it finds; the exit code is 1 when something is in the way. */
    public static int report(Path root) throws InterruptedException {
        List<Finding> findings = new Doctor(root).examine();
        for (Finding finding : findings) {
            System.out.printf("%s  %-28s %s%n", finding.state().label, finding.subject(), finding.text());
            if (!finding.mend().isEmpty()) {
                System.out.printf("         %-28s -> %s%n", "", finding.mend());
            }
        }
        boolean missing = findings.stream().anyMatch(finding -> finding.state() == State.MISSING);
        System.out.println(missing ? "\nSomething is missing; see the arrows." : "\nThis machine can run the suite.");
        return missing ? 1 : 0;
    }

    public static void main(String[] args) throws InterruptedException {
        System.exit(report(Path.of(args.length > 0 ? args[0] : "").toAbsolutePath()));
    }
}
