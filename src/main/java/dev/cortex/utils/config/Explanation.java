package dev.cortex.utils.config;

import dev.cortex.utils.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which settings count, and what they beat. Nothing is checked: a bad value is to be seen, too. */
final class Explanation {
    private static final String HIDDEN = "****";

    private final Merged merged;
    private final Map<String, String> variables;

    Explanation(Merged merged, Map<String, String> variables) {
        this.merged = merged;
        this.variables = variables;
    }

    List<SettingInUse> settings() {
        return Arrays.stream(Setting.values()).map(this::setting).toList();
    }

    private SettingInUse setting(Setting setting) {
        Optional<Given> given = merged.strongest(setting);
        String value = given.map(found -> shown(setting, found)).orElse("");
        List<String> beaten = merged.beaten(setting);
        String beats = beaten.isEmpty() ? null : String.join(", ", beaten);
        if (!value.isEmpty()) {
            return new SettingInUse(
                    setting.key(),
                    setting.isSecret() ? HIDDEN : value,
                    given.map(Given::origin).orElse(null),
                    beats);
        }
        return setting.fallback()
                .map(fallback -> new SettingInUse(setting.key(), fallback, "default", beats))
                .orElse(new SettingInUse(setting.key(), null, null, beats));
    }

    private String shown(Setting setting, Given given) {
        if (given instanceof Given.Text text) {
            return withoutCredentials(replaced(text));
        }
        if (!(given instanceof Given.Items list)) {
            return "keys";
        }
        return setting.shape() == Shape.TEXTS
                ? list.items().stream().map(item -> shown(setting, item)).collect(Collectors.joining(", "))
                : count(list.items().size(), "item");
    }

    private String replaced(Given.Text text) {
        try {
            return Interpolation.apply(text, variables);
        } catch (Problem unset) {
            return text.text();
        }
    }

    private static String withoutCredentials(String text) {
        return text.replaceFirst("//.*@", "//" + HIDDEN + "@");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
