package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryKeyTest {

    private final JsonFactory json = new JsonFactory();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"repository\":{\"x\":{\"full_name\":\"no/no\"},\"full_name\":\"a/b\"}}|a/b",
                "{\"pull_request\":{\"head\":{\"number\":3},\"number\":5},\"repository\":{\"full_name\":\"a/b\"}}|a/b#5",
                "{\"issue\":{\"number\":5},\"repository\":{\"full_name\":\"a/b\"}}|a/b",
                "{\"issue\":{\"number\":5,\"pull_request\":{\"url\":\"u\"}},\"repository\":{\"full_name\":\"a/b\"}}|a/b#5",
                "{\"repository\":[1,{}],\"organization\":{\"login\":\"acme\"}}|acme",
                "{\"installation\":{\"id\":1,\"account\":{\"login\":\"ann\"}}}|ann",
                "{\"pull_request\":{\"number\":\"5\"},\"repository\":{\"full_name\":\"a/b\"}}|a/b",
                "{}|guid",
            })
    void aDeliveryIsKeyedByWhatItIsAbout(String body, String key) {
        assertThat(DeliveryKey.of(json, body.getBytes(UTF_8), "guid")).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{",
                "{\"a\":}",
                "{} {}",
                "{\"repository\":{\"full_name\":\"a/b\"",
                "payload=%7B%7D"
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> DeliveryKey.of(json, body.getBytes(UTF_8), "guid"))
                .isInstanceOfSatisfying(
                        RefusedDelivery.class,
                        refused -> assertThat(refused.refusal().status()).isEqualTo(400));
    }
}
