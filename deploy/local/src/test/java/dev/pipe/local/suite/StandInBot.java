package dev.pipe.local.suite;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** What a bot is to the launcher: a jar that answers on the port it was told. Stands alone in its jar. */
final class StandInBot {

    private StandInBot() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        if (System.getenv("STAND_IN_FAILS") != null) {
            throw new IllegalStateException("no " + System.getenv("STAND_IN_FAILS"));
        }
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
