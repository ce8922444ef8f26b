package dev.pipe.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model itself; what it holds for alike is why the default of {@code pipe.memory.recall.min-similarity} is 0.25. In the
 * application of the other tests, because native libraries load once in a JVM.
 */
@QuarkusTest
class MiniLmEmbeddingTest {

    private static final float MIN_SIMILARITY = 0.25f;

    @Inject
    InProcess model;

    @ParameterizedTest
    @CsvSource({
        "password leaked in source code, Hard-coded credential; SQL built by concatenation",
        "sql injection, Hard-coded credential; SQL built by concatenation",
        "database connections, Use a connection pool for the THRIVE database. Integrates THRIVE with DC",
        "who approved the ledger integration, Let BNI settle invoices through AXIS ledger. Integrates BNI with AXIS"
    })
    void whatMeansTheSameIsAlike(String asked, String remembered) {
        assertThat(similarity(asked, remembered)).isGreaterThan(MIN_SIMILARITY);
    }

    @ParameterizedTest
    @CsvSource({
        "football results, Hard-coded credential; SQL built by concatenation",
        "kubernetes upgrade, Let BNI settle invoices through AXIS ledger. Integrates BNI with AXIS",
        "Bump jackson from 2.1 to 2.2, Use a connection pool for the THRIVE database. Integrates THRIVE with DC",
        "Add health endpoint, Rename README headings"
    })
    void whatDoesNotIsNot(String asked, String remembered) {
        assertThat(similarity(asked, remembered)).isLessThan(MIN_SIMILARITY);
    }

    @Test
    void vectorsHaveLengthOneAlsoOfLongTexts() {
        var vector = model.of("settle invoices ".repeat(2_000));
        assertThat(dot(vector, vector)).isCloseTo(1, Offset.offset(0.001f));
    }

    private float similarity(String one, String other) {
        return dot(model.of(one), model.of(other));
    }

    private static float dot(float[] one, float[] other) {
        var sum = 0f;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
