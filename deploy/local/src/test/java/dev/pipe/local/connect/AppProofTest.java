package dev.pipe.local.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AppProofTest {

    private static final int PKCS8_HEADER = 26; // of a 2048-bit RSA key

    @Test
    void aKeyAsGitHubGivesItSignsLikeTheSameKeyConverted() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var pkcs8 = pair.getPrivate().getEncoded();
        var pkcs1 = Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length);
        for (var pem : new String[] {pem("RSA PRIVATE KEY", pkcs1), pem("PRIVATE KEY", pkcs8)}) {
            var parts = AppProof.of(7, pem).jwt().split("\\.");
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes());
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
            assertThat(new String(Base64.getUrlDecoder().decode(parts[1]))).contains("\"iss\":\"7\"");
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }
}
