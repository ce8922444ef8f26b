package dev.pipe.pipeline.settings;

import dev.pipe.common.event.RepoRef;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * Resolves what the operator says of a repository: {@code owner/name} wins over {@code owner/*}, the file over the configuration,
 * both over the general setting. Names compare case-insensitively, as on GitHub.
 */
@ApplicationScoped
@Startup // a line that is not understood stops the start, not the first pull request
public class SettingsOfRepositories {

    private final OperatorSettings general;
    private final List<OverrideLine> lines;

    @Inject
    SettingsOfRepositories(PipelineConfig config) {
        this(general(config), linesOf(config));
    }

    SettingsOfRepositories(OperatorSettings general, List<OverrideLine> lines) {
        this.general = general;
        this.lines = List.copyOf(lines);
    }

    private static OperatorSettings general(PipelineConfig config) {
        return new OperatorSettings(
                config.mode(),
                config.mergeTrigger(),
                config.mergeMethod(),
                config.lowestMode(),
                config.highestMode(),
                config.requiredStages().orElse(Set.of()),
                config.requiredStagesOfIntegrations().orElse(Set.of()));
    }

    public OperatorSettings of(RepoRef repo) {
        return with(repo.fullName(), with(repo.owner() + "/*", general));
    }

    private OperatorSettings with(String repositories, OperatorSettings settings) {
        var result = settings;
        for (var line : lines) {
            if (line.repositories().equalsIgnoreCase(repositories)) {
                result = line.appliedTo(result);
            }
        }
        return result;
    }

    private static List<OverrideLine> linesOf(PipelineConfig config) {
        var lines = new ArrayList<OverrideLine>();
        config.repositories().forEach((repositories, overrides) -> {
            overrides.mode().ifPresent(mode -> lines.add(line(repositories, "mode", mode)));
            overrides.lowestMode().ifPresent(mode -> lines.add(line(repositories, "lowest-mode", mode)));
            overrides.highestMode().ifPresent(mode -> lines.add(line(repositories, "highest-mode", mode)));
            overrides.mergeTrigger().ifPresent(trigger -> lines.add(line(repositories, "merge-trigger", trigger)));
            overrides.mergeMethod().ifPresent(method -> lines.add(line(repositories, "merge-method", method)));
        });
        config.repositoriesFile().ifPresent(file -> lines.addAll(parse(read(file))));
        return lines;
    }

    private static OverrideLine line(String repositories, String setting, Enum<?> value) {
        return OverrideLine.of(repositories + "." + setting, value.name().toLowerCase(Locale.ROOT));
    }

    static List<OverrideLine> parse(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames().stream()
                .sorted()
                .map(key -> OverrideLine.of(key, properties.getProperty(key)))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("pipe.pipeline.repositories-file: cannot read " + file, e);
        }
    }
}
