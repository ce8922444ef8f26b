package dev.pipe.review.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathKindTest {

    @ParameterizedTest
    @CsvSource({
        "src/main/java/shop/LicenseController.java, PRODUCTION",
        "pkg/licenses.go, PRODUCTION",
        "app/license_check.py, PRODUCTION",
        "web/readme.js, PRODUCTION",
        "src/attestation/verify.go, PRODUCTION",
        "src/latest/index.ts, PRODUCTION",
        "src/contest/vote.py, PRODUCTION",
        "src/main/java/it/azienda/Ordini.java, PRODUCTION",
        "it/ordini.py, PRODUCTION",
        "src/main/java/shop/test/Probe.java, PRODUCTION",
        "src/main/java/shop/vendor/VendorController.java, PRODUCTION",
        "src/main/java/shop/dist/Upload.java, PRODUCTION",
        "src/main/java/shop/OpenApiSpec.java, PRODUCTION",
        "requirements.txt, PRODUCTION",
        "CMakeLists.txt, PRODUCTION",
        "LICENSE, DOCS",
        "LICENSE-APACHE, DOCS",
        "LICENCE.txt, DOCS",
        "README, DOCS",
        "README.de, DOCS",
        "CHANGELOG.old, DOCS",
        "docs/guide.md, DOCS",
        "src/test/java/shop/ATest.java, TEST",
        "src/it/java/shop/AIT.java, TEST",
        "src/androidTest/java/shop/A.kt, TEST",
        "src/integrationTest/java/shop/A.java, TEST",
        "src/integration-test/java/shop/A.java, TEST",
        "src/testFixtures/java/shop/A.java, TEST",
        "src/testDebug/java/shop/A.java, TEST",
        "pkg/a_test.go, TEST",
        "web/a.spec.ts, TEST",
        "tests/a.py, TEST",
        "testsetup/users.sql, TEST",
        "testcerts/private.key, TEST",
        "_fixture/certs/key.pem, TEST",
        "_examples/http/main.go, EXAMPLE",
        "vendor/a/b.go, GENERATED",
        "src/main/java/shop/generated/Tables.java, GENERATED",
        "src/main/resources/static/vendor/jquery.js, GENERATED",
        "examples/a.py, EXAMPLE",
    })
    void aPathSaysWhatItIsFor(String path, PathKind kind) {
        assertThat(PathKind.of(path)).isEqualTo(kind);
    }
}
