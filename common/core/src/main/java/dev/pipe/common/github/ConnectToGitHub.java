package dev.pipe.common.github;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Makes the HTTP client as the operator configured it: proxy, private authority, no redirects. */
final class ConnectToGitHub {

    private ConnectToGitHub() {}

    static HttpClient client(GitHubConfig config) {
        var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1) // one request, one connection: nothing stalls its neighbours
                .connectTimeout(config.requestTimeout());
        config.proxy().ifPresent(proxy -> client.proxy(ProxySelector.of(address(proxy))));
        config.caFile().ifPresent(file -> client.sslContext(trusting(file)));
        return client.build();
    }

    private static InetSocketAddress address(URI proxy) {
        if (proxy.getHost() == null || proxy.getPort() < 0) {
            throw new IllegalStateException("pipe.github.proxy must be http://HOST:PORT, not " + proxy);
        }
        return new InetSocketAddress(proxy.getHost(), proxy.getPort());
    }

    private static SSLContext trusting(Path caFile) {
        try (var pem = Files.newInputStream(caFile)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var usual : usualAuthorities()) {
                store.setCertificateEntry("usual-" + number++, usual);
            }
            for (var own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("own-" + number++, own);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("pipe.github.ca-file " + caFile + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static X509Certificate[] usualAuthorities() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(manager -> ((X509TrustManager) manager).getAcceptedIssuers())
                .findFirst()
                .orElseGet(() -> new X509Certificate[0]);
    }
}
