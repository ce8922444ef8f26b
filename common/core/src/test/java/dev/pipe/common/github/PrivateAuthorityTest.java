package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.Seam.Settings;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A GitHub Enterprise Server whose certificate no usual authority signed. */
class PrivateAuthorityTest {

    private static final String PASSWORD = "changeit";
    private static final PullRequestRef PULL = PullRequestRef.parse("acme/shop#7");

    @TempDir
    Path directory;

    @Test
    void isTrustedWhenItsCertificateIsConfiguredAndOnlyThen() throws Exception {
        var store = directory.resolve("server.p12");
        var certificate = directory.resolve("ca.pem");
        keytool(
                List.of("-genkeypair", "-alias", "s", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext"),
                List.of("SAN=IP:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString()));
        keytool(
                List.of("-exportcert", "-rfc", "-alias", "s", "-keystore", store.toString()),
                List.of("-file", certificate.toString()));
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity(store)));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes());
            exchange.close();
        });
        server.start();
        try {
            var config = Settings.token(
                    URI.create("https://127.0.0.1:" + server.getAddress().getPort()), "t");

            assertThat(new Seam(config.caFile(certificate)).reads.comments(PULL))
                    .isEmpty();
            assertThat(catchThrowableOfType(GitHubFailure.class, () -> new Seam(config).reads.comments(PULL)))
                    .hasMessageContaining("no answer");
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext identity(Path store) throws Exception {
        var keyStore = KeyStore.getInstance("PKCS12");
        try (var bytes = Files.newInputStream(store)) {
            keyStore.load(bytes, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(List<String> first, List<String> second) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(first);
        command.addAll(second);
        command.addAll(List.of("-storepass", PASSWORD));
        var tool = new ProcessBuilder(command).inheritIO().start();
        assertThat(tool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).isZero();
    }
}
