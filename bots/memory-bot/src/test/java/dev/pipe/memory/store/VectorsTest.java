package dev.pipe.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorsTest {

    @Test
    void comeBackAsTheyWent() {
        var vectors = List.of(new float[] {1.5f, -2}, new float[] {0, Float.MIN_VALUE});
        assertThat(Vectors.floats(Vectors.bytes(vectors)))
                .usingRecursiveComparison()
                .isEqualTo(vectors);
        assertThat(Vectors.floats(Vectors.bytes(List.of()))).isEmpty();
        assertThat(Vectors.floats(null)).isEmpty();
    }
}
