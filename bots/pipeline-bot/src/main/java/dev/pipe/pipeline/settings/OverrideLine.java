package dev.pipe.pipeline.settings;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.event.PipelineEvent.Mode;
import java.util.Arrays;
import java.util.Locale;

/** One line of the repositories file, {@code acme/shop.mode=enforce}: which repositories, which setting, what. */
record OverrideLine(String repositories, String setting, String value) {

    static final String KNOWN = "mode, merge-trigger, merge-method";

    static OverrideLine of(String key, String value) {
        var dot = key.lastIndexOf('.');
        if (dot < 0 || !key.substring(0, dot).matches("[^/\\s]+/[^/\\s]+")) {
            throw new IllegalArgumentException(
                    "'" + key + "' is not owner/name.setting or owner/*.setting (settings: " + KNOWN + ")");
        }
        var line = new OverrideLine(key.substring(0, dot), key.substring(dot + 1), value.strip());
        line.appliedTo(new RepositorySettings(Mode.COMMENT, MergeTrigger.COMMAND, MergeMethod.MERGE));
        return line;
    }

    /** The settings with this line in force; a value that is not understood is an error that names the line. */
    RepositorySettings appliedTo(RepositorySettings settings) {
        return switch (setting) {
            case "mode" -> new RepositorySettings(read(Mode.class), settings.trigger(), settings.method());
            case "merge-trigger" ->
                new RepositorySettings(settings.mode(), read(MergeTrigger.class), settings.method());
            case "merge-method" -> new RepositorySettings(settings.mode(), settings.trigger(), read(MergeMethod.class));
            default ->
                throw new IllegalArgumentException("'" + repositories + "." + setting + "': the settings are " + KNOWN);
        };
    }

    private <T extends Enum<T>> T read(Class<T> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + repositories + "." + setting + "=" + value
                        + "': the values are "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}
