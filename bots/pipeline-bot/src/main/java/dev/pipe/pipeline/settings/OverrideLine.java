package dev.pipe.pipeline.settings;

import dev.pipe.common.config.MergeMethod;
import dev.pipe.common.config.MergeTrigger;
import dev.pipe.common.config.Mode;
import java.util.Arrays;
import java.util.Locale;

/** One line of the repositories file, {@code acme/shop.mode=enforce}: which repositories, which setting, what. */
record OverrideLine(String repositories, String setting, String value) {

    static final String KNOWN = "mode, lowest-mode, highest-mode, merge-trigger, merge-method";

    static OverrideLine of(String key, String value) {
        var dot = key.lastIndexOf('.');
        if (dot < 0 || !key.substring(0, dot).matches("[^/\\s]+/[^/\\s]+")) {
            throw new IllegalArgumentException(
                    "'" + key + "' is not owner/name.setting or owner/*.setting (settings: " + KNOWN + ")");
        }
        var line = new OverrideLine(key.substring(0, dot), key.substring(dot + 1), value.strip());
        line.appliedTo(OperatorSettings.of(Mode.COMMENT, MergeTrigger.COMMAND, MergeMethod.MERGE));
        return line;
    }

    /** The settings with this line in force; a value that is not understood is an error that names the line. */
    OperatorSettings appliedTo(OperatorSettings settings) {
        return switch (setting) {
            case "mode" -> settings.with(read(Mode.class));
            case "lowest-mode" -> settings.notBelow(read(Mode.class));
            case "highest-mode" -> settings.notAbove(read(Mode.class));
            case "merge-trigger" -> settings.with(read(MergeTrigger.class));
            case "merge-method" -> settings.with(read(MergeMethod.class));
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
