package dev.pipe.sandbox.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports on 127.0.0.1 that nobody listens on. They lie below the range from which systems take the local ports of
 * outgoing connections: a part that dies and comes back must find its port as it left it, and not taken by a neighbour's
 * database connection. Each JVM looks in another place, so that two that start at once do not meet.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;
    private static final int EACH = 37;

    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * EACH % COUNT));

    private FreePort() {}

    public static int find() throws IOException {
        for (int tries = 0; tries < COUNT; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("No port between " + FIRST + " and " + (FIRST + COUNT) + " is free on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false; // somebody's
        }
    }
}
