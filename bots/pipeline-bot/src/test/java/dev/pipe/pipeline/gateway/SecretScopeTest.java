package dev.pipe.pipeline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deliveries a secret is good for: the body as it is signed, against the scope as it is configured. */
class SecretScopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // scope | body | covered
                "|{'repository':{'full_name':'any/thing'}}|true",
                "|{'zen':'of nothing'}|true",
                "|{'repository':{'full_name':'a/b'},'pull_request':{'base':{'repo':{'full_name':'c/d'}}}}|false",
                "|{'repository':{'full_name':'a/b'},'workflow_run':{'repository':{'full_name':'c/d'}}}|true",
                "acme/shop|{'repository':{'full_name':'acme/shop'}}|true",
                "acme/shop|{'repository':{'full_name':'ACME/Shop'}}|true",
                "Acme/Shop|{'repository':{'full_name':'acme/shop'}}|true",
                "acme/shop|{'repository':{'full_name':'acme/shop2'}}|false",
                "acme/shop|{'repository':{'full_name':'acme/other'}}|false",
                "acme/shop|{'repository':{'full_name':'acme/shop'},'organization':{'login':'ACME'}}|true",
                "acme/shop|{'repository':{'full_name':'acme/shop'},'organization':{'login':'other'}}|false",
                "acme|{'repository':{'full_name':'acme/anything'}}|true",
                "acme/*|{'repository':{'full_name':'Acme/anything'}}|true",
                "acme|{'repository':{'full_name':'acmecorp/anything'}}|false",
                "acme,beta/x|{'repository':{'full_name':'beta/x'}}|true",
                "acme,beta/x|{'repository':{'full_name':'beta/y'}}|false",
                // no repository on top
                "acme|{'zen':'of nothing'}|false",
                "acme|{'installation':{'account':{'login':'Acme'}},'repositories':[{'full_name':'acme/x'}]}|true",
                "acme|{'installation':{'account':{'login':'acme'}},'repositories':[{'full_name':'victim/x'}]}|false",
                "acme|{'organization':{'login':'acme'},'installation':{'account':{'login':'victim'}}}|false",
                "acme|{'organization':{'login':'acme'},'installation':{'account':{'slug':'victim'}}}|false",
                "acme|{'organization':{'login':'acme'}}|true",
                "acme/shop|{'installation':{'account':{'login':'acme'}},'repositories':[{'full_name':'acme/shop'}]}|false",
                // an installation's list smuggled in beside a repository of one's own
                "acme/shop|{'repository':{'full_name':'acme/shop'},'installation':{'account':{'login':'victim'}}}|false",
                "acme/shop|{'repository':{'full_name':'acme/shop'},'repositories_removed':[{'full_name':'victim/x'}]}|false",
                // nested repositories
                "acme|{'repository':{'full_name':'acme/a'},'pull_request':{'base':{'repo':{'full_name':'acme/b'}}}}|false",
                "acme|{'repository':{'full_name':'acme/a'},'pull_request':{'base':{'repo':{'full_name':'ACME/A'}}}}|true",
                "acme|{'repository':{'full_name':'acme/a'},'pull_request':{'head':{'repo':{'full_name':'fork/a'}}}}|true",
                "acme|{'repository':{'full_name':'acme/a'},'workflow_run':{'repository':{'full_name':'victim/a'}}}|false",
                "acme|{'repository':{'full_name':'acme/a'},'workflow_run':{'head_repository':{'full_name':'fork/a'}}}|true",
            })
    void aSecretIsGoodForItsScope(String scope, String body, boolean covered) {
        var names = scope == null ? List.<String>of() : List.of(scope.split(","));
        var subject = ReadSubject.of(new JsonFactory(), body.replace('\'', '"').getBytes(UTF_8));
        assertThat(SecretScope.of(names).covers(subject)).isEqualTo(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "acme/", "/shop", "acme/shop/x", "https://github.com/acme", "a b"})
    void whatIsNoNameIsNoScope(String name) {
        assertThatThrownBy(() -> SecretScope.of(List.of(name))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noNameMeansEverything() {
        assertThat(SecretScope.of(List.of())).isEqualTo(SecretScope.EVERYTHING);
    }
}
