package dev.pipe.common.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipe.common.MovableTime;
import dev.pipe.common.event.Actor;
import dev.pipe.common.event.PullRequestRef;
import dev.pipe.common.github.ScriptedServer.Scripted;
import dev.pipe.common.github.ScriptedServer.Seen;
import dev.pipe.common.github.Seam.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppCredentialsTest {

    private static final PullRequestRef SHOP = PullRequestRef.parse("acme/shop#1");
    private static final PullRequestRef CASED = PullRequestRef.parse("ACME/site#1");
    private static final PullRequestRef OTHER = PullRequestRef.parse("other/site#1");

    @TempDir
    static Path directory;

    private static KeyPair keys;
    private static Path keyFile;

    private final AtomicInteger tokens = new AtomicInteger();
    private final MovableTime clock = new MovableTime();
    private String refused = "none";

    @BeforeAll
    static void makeKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        keyFile = directory.resolve("app.pem");
        Files.writeString(keyFile, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String pem(String name, byte[] der) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + name + "-----\n";
    }

    private int installed = 34;

    private Scripted gitHub(Seen request) {
        var path = request.path();
        if (path.equals("/app")) {
            return Scripted.json(200, "{\"id\":12,\"slug\":\"pipe-suite\"}");
        }
        if (path.startsWith("/app/installations?")) {
            return Scripted.json(200, "[{\"id\":34}]");
        }
        if (path.endsWith("/installation")) {
            return Scripted.json(200, "{\"id\":" + (path.contains("/other/") ? 35 : installed) + "}");
        }
        if (path.contains("/app/installations/34/") && installed != 34) {
            return Scripted.json(404, "{\"message\":\"Not Found\"}");
        }
        if (path.endsWith("/access_tokens")) {
            var expires = clock.instant().plus(Duration.ofHours(1));
            return Scripted.json(
                    201, "{\"token\":\"ghs_" + tokens.incrementAndGet() + "\",\"expires_at\":\"" + expires + "\"}");
        }
        if (path.equals("/users/pipe-suite%5Bbot%5D")) {
            return Scripted.json(200, "{\"login\":\"pipe-suite[bot]\",\"id\":99,\"type\":\"Bot\"}");
        }
        return refused.equals(request.authorization())
                ? Scripted.json(401, "{\"message\":\"Bad credentials\"}")
                : Scripted.json(200, "[]");
    }

    private Seam seam(ScriptedServer server) {
        return new Seam(Settings.app(server.uri(), 12, keyFile), clock);
    }

    @Test
    void anAccountsTokenServesAllItsRepositoriesUntilShortlyBeforeItExpires() {
        try (var server = new ScriptedServer(this::gitHub)) {
            var seam = seam(server);

            seam.reads.comments(SHOP);
            seam.reads.comments(CASED);
            clock.forward(Duration.ofMinutes(54));
            seam.reads.comments(SHOP);
            assertThat(tokens).hasValue(1);

            clock.forward(Duration.ofMinutes(2));
            seam.reads.comments(SHOP);
            assertThat(tokens).hasValue(2);
            assertThat(server.seen.getLast().authorization()).isEqualTo("token ghs_2");

            seam.reads.comments(OTHER);
            assertThat(server.seen.getLast().authorization()).isEqualTo("token ghs_3");
        }
    }

    @Test
    void anAppThatWasRemovedAndInstalledAgainIsFoundUnderItsNewId() {
        try (var server = new ScriptedServer(this::gitHub)) {
            var seam = seam(server);
            seam.reads.comments(SHOP);
            clock.forward(Duration.ofHours(2));
            installed = 36;

            assertThat(seam.reads.comments(SHOP)).isEmpty();
            assertThat(server.seen).extracting(Seen::path).contains("/app/installations/36/access_tokens");
        }
    }

    @Test
    void aTokenThatGitHubNoLongerTakesIsRenewedAtOnce() {
        try (var server = new ScriptedServer(this::gitHub)) {
            var seam = seam(server);
            refused = "token ghs_1";

            assertThat(seam.reads.comments(SHOP)).isEmpty();
            assertThat(server.seen.getLast().authorization()).isEqualTo("token ghs_2");
        }
    }

    @Test
    void anAppThatIsRefusedAltogetherMayBeLetInLater() {
        try (var server = new ScriptedServer(request -> Scripted.json(401, "{\"message\":\"Bad credentials\"}"))) {
            var failure = catchThrowableOfType(
                    GitHubFailure.class, () -> seam(server).reads.comments(SHOP));

            assertThat(failure.retryable()).isTrue();
            assertThat(server.seen).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, -1, 2, 26})
    void aClockThatIsHoursWrongIsSetRightByGitHubsAnswer(long hours) {
        clock.forward(Duration.ofHours(hours));
        var right = InstantSource.system();
        try (var server = new ScriptedServer(
                request -> request.path().startsWith("/app") || request.path().endsWith("/installation")
                        ? judged(request, right)
                        : gitHub(request))) {
            var seam = seam(server);

            assertThat(seam.reads.comments(SHOP)).isEmpty();
            var asked = server.seen.size();
            clock.forward(Duration.ofMinutes(40));
            assertThat(seam.reads.comments(SHOP)).isEmpty();
            assertThat(server.seen).hasSize(asked + 1); // the token lasts as long as GitHub says, by any clock
        }
    }

    /** As GitHub does it: by the time it is there. */
    private Scripted judged(Seen request, InstantSource right) {
        var jwt = request.authorization().substring("Bearer ".length()).split("\\.");
        try {
            var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
            var now = right.instant().getEpochSecond();
            if (claims.get("iat").asLong() > now || claims.get("exp").asLong() < now) {
                return Scripted.json(401, "{\"message\":\"'Issued at' claim ('iat') must be in the past\"}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (request.path().endsWith("/access_tokens")) {
            var expires = right.instant().plus(Duration.ofHours(1));
            return Scripted.json(201, "{\"token\":\"ghs_1\",\"expires_at\":\"" + expires + "\"}");
        }
        return gitHub(request);
    }

    @Test
    void githubApiUsesTheSameToken() {
        try (var server = new ScriptedServer(this::gitHub)) {
            var seam = seam(server);

            seam.reads.comments(SHOP);
            catchThrowableOfType(
                    GitHubFailure.class,
                    () -> seam.connections.call(SHOP.repo(), "read a label", on -> seam.connections
                            .repository(SHOP.repo())
                            .getLabel("x")));

            assertThat(server.seen.getLast())
                    .isEqualTo(new Seen("GET", "/repos/acme/shop/labels/x", "token ghs_1", null));
        }
    }

    @Test
    void weAreTheAppsBotUser() {
        try (var server = new ScriptedServer(this::gitHub)) {
            var seam = seam(server);

            assertThat(seam.reads.self()).isEqualTo(new Actor("pipe-suite[bot]", 99, true));
            var asked = server.seen.size();
            seam.reads.self();
            assertThat(server.seen).hasSize(asked);
            assertThat(seam.reads.tokenMode()).isFalse();
        }
    }

    @Test
    void theProofIsSignedDatedBackAndShort() throws Exception {
        var jwt = new AppJwt(12, PrivateKeyPem.read(keyFile), clock)
                .authorization()
                .substring("Bearer ".length());
        var parts = jwt.split("\\.");
        var verify = Signature.getInstance("SHA256withRSA");
        verify.initVerify(keys.getPublic());
        verify.update((parts[0] + "." + parts[1]).getBytes());
        assertThat(verify.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();

        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        var now = clock.instant().getEpochSecond();
        assertThat(claims.get("iss").asText()).isEqualTo("12");
        assertThat(claims.get("iat").asLong()).isEqualTo(now - 60);
        assertThat(claims.get("exp").asLong()).isBetween(now + 60, now + 599);
    }

    @Test
    void githubsOwnKeyFormatIsReadAsWell() throws Exception {
        var pkcs8 = keys.getPrivate().getEncoded();
        // what follows version, algorithm and the head of the octet string is the PKCS#1 key
        var pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        assertThat(PrivateKeyPem.parse(pem("RSA PRIVATE KEY", pkcs1))).isEqualTo(keys.getPrivate());
        assertThat(PrivateKeyPem.parse(pem("PRIVATE KEY", pkcs8))).isEqualTo(keys.getPrivate());
    }

    @Test
    void aKeyThatIsNoneStopsTheStartAndNamesTheFile() throws Exception {
        var wrong = Files.writeString(directory.resolve("wrong.pem"), "secret");
        assertThatThrownBy(() -> PrivateKeyPem.read(wrong))
                .hasMessageContaining("pipe.github.app-private-key-file")
                .hasMessageContaining("wrong.pem");
    }
}
