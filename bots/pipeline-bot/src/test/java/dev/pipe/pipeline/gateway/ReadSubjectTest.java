package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadSubjectTest {

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
        assertThat(subject(body).key("guid")).isEqualTo(key);
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
                "payload=%7B%7D",
                "{\"repository\":{\"full_name\":\"a/b\"},\"repository\":{\"full_name\":\"a/c\"}}"
            })
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThatThrownBy(() -> subject(body)).isInstanceOfSatisfying(RefusedDelivery.class, refused -> assertThat(
                        refused.refusal().status())
                .isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"installation\":{\"account\":{\"login\":\"Acme\"}},\"repositories\":[{\"full_name\":\"B/x\"}]}|acme,b",
                "{\"repositories_added\":[{\"full_name\":\"a/x\"}],\"repositories_removed\":[{\"full_name\":\"c/x\"}]}|a,c",
                "{\"organization\":{\"login\":\"acme\"},\"sender\":{\"login\":\"ann\"}}|acme",
                "{\"installation\":{\"account\":{\"slug\":\"corp\"}}}|enterprises/corp",
                "{\"security\":{\"repository\":{\"full_name\":\"d/x\"}}}|d",
                "{\"organization\":{\"login\":\"a\"},\"organization\":{\"login\":\"b\"}}|a,b",
            })
    void everyAccountThatABodyNamesCounts(String body, String owners) {
        assertThat(subject(body).owners()).containsExactlyInAnyOrder(owners.split(","));
    }

    @Test
    void soManyOwnersThatNobodyMayHaveThemAll() {
        var repositories = IntStream.range(0, 500)
                .mapToObj("{\"full_name\":\"owner%d/x\"}"::formatted)
                .collect(Collectors.joining(",", "{\"repositories\":[", "]}"));
        assertThat(subject(repositories).owners()).hasSize(101).contains(OneName.NOBODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'repository':{'full_name':'a/b'},'pull_request':{'head':{'repo':{'full_name':'fork/b'}}}}",
                "{'workflow_run':{'head_repository':{'full_name':'fork/b'},'repository':{'full_name':'A/B'}},'repository':{'full_name':'a/b'}}",
                "{'repository':{'full_name':'a/b'},'forkee':{'full_name':'fork/b'}}",
                "{'changes':{'new_repository':{'full_name':'c/d'}},'repository':{'full_name':'a/b'}}",
                "{'client_payload':{'repository':{'full_name':'c/d'}},'repository':{'full_name':'a/b'}}",
            })
    void aForkAndWhatASenderMadeUpAreNoContradiction(String body) {
        var subject = subject(body.replace('\'', '"'));
        assertThat(subject.contradictory()).isFalse();
        assertThat(subject.stray()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'pull_request':{'base':{'repo':{'full_name':'c/d'}}},'repository':{'full_name':'a/b'}}|true|false",
                "{'check_run':{'pull_requests':[{'base':{'repo':{'full_name':'c/d'}}}]},'repository':{'full_name':'a/b'}}|true|false",
                "{'workflow_run':{'repository':{'full_name':'c/d'}},'repository':{'full_name':'a/b'}}|false|true",
                "{'x':[[{'full_name':'c/d'}]],'repository':{'full_name':'a/b'}}|false|true",
            })
    void anotherRepositoryInsideIsSeen(String body, boolean contradictory, boolean stray) {
        var subject = subject(body.replace('\'', '"'));
        assertThat(subject.contradictory()).isEqualTo(contradictory);
        assertThat(subject.stray()).isEqualTo(stray);
    }

    private DeliverySubject subject(String body) {
        return ReadSubject.of(json, body.getBytes(UTF_8));
    }
}
