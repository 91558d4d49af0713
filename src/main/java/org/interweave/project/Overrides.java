package org.interweave.project;

import org.interweave.diffusion.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings in which a shot differs from its clip; whatever is not here is inherited.
 *
 * @param values at most one for each setting, in the order of {@link Setting#ALL}
 */
public record Overrides(List<Value<?>> values) {
    /** Everything is inherited. */
    public static final Overrides NONE = new Overrides(List.of());

    public Overrides {
        values = List.copyOf(values);
        if (values.stream().map(Value::setting).distinct().count() != values.size()) {
            throw new IllegalArgumentException("a setting comes twice: " + values);
        }
    }

    /**
     * One setting and its value.
     *
     * @param setting which
     * @param value of its type
     */
    public record Value<T>(Setting<T> setting, T value) {
        public Value {
            if (!setting.type().isInstance(value)) {
                throw new IllegalArgumentException(value + " for " + setting);
            }
        }

        private Settings in(Settings settings) {
            return setting.in(settings, value);
        }
    }

    /** Whether nothing is overridden. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The own value of a setting; empty if it is inherited. */
    public <T> Optional<T> get(Setting<T> setting) {
        return values.stream()
                .filter(v -> v.setting() == setting)
                .map(v -> setting.type().cast(v.value()))
                .findFirst();
    }

    /** The same with a value of its own. */
    public <T> Overrides with(Setting<T> setting, T value) {
        List<Value<?>> changed = new ArrayList<>();
        for (Setting<?> each : Setting.ALL) {
            if (each == setting) {
                changed.add(new Value<>(setting, value));
            } else {
                values.stream().filter(v -> v.setting() == each).forEach(changed::add);
            }
        }
        return new Overrides(changed);
    }

    /** The same, a setting inherited. */
    public Overrides without(Setting<?> setting) {
        return new Overrides(values.stream().filter(v -> v.setting() != setting).toList());
    }

    /** What the shot is restored with. */
    public Settings over(Settings inherited) {
        Settings settings = inherited;
        for (Value<?> value : values) {
            settings = value.in(settings);
        }
        return settings;
    }
}
