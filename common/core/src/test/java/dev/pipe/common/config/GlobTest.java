package dev.pipe.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pattern stands for. */
class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "main,             main,                    true",
        "main,             maintenance,             false",
        "release/*,        release/1.2/fix,         true",
        "dependabot[bot],  Dependabot[bot],         true",
        "dependabot[bot],  dependabotb,             false",
        "test (*),         test (ubuntu / 21),      true",
        "*,                anything / at all,       true",
        "a.c,              abc,                     false",
        "'',               x,                       false"
    })
    void names(String pattern, String name, boolean fits) {
        assertThat(Glob.fits(pattern, name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/**,          docs/a/b.md,             true",
        "docs/**,          docs,                    false",
        "docs/**,          src/docs/a.md,           false",
        "**/*.md,          README.md,               true",
        "**/*.md,          docs/a/b.md,             true",
        "**/*.md,          docs/a/b.mdx,            false",
        "*.md,             docs/a.md,               false",
        "src/*/A.java,     src/main/A.java,         true",
        "src/*/A.java,     src/main/java/A.java,    false",
        "src/**/A.java,    src/A.java,              true",
        "src/**/A.java,    src/main/java/A.java,    true",
        "**,               a/b/c,                   true",
        "pom.xml,          Pom.xml,                 false"
    })
    void paths(String pattern, String path, boolean fits) {
        assertThat(Glob.fitsPath(pattern, path)).isEqualTo(fits);
    }
}
