package dev.pipe.sandbox.postgres;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, root is nobody special and still owns its files,
 * so the same command works for root and for an ordinary user, with no account to create.
 */
final class OrdinaryUser {

    private OrdinaryUser() {}

    static List<String> prefix() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "--user");
        if (!works(unshare)) {
            throw new IOException("PostgreSQL does not run as root, and this machine does not let root make a user"
                    + " namespace ('unshare --user true' fails). Run the sandbox as an ordinary user, or allow user"
                    + " namespaces (in a container: --security-opt seccomp=unconfined).");
        }
        return unshare;
    }

    private static boolean works(List<String> prefix) throws IOException {
        try {
            return new ProcessBuilder(prefix.get(0), prefix.get(1), "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while trying 'unshare'", e);
        }
    }
}
