package dev.cortex.utils.events.structured;

import dev.cortex.utils.events.level.Level;
import dev.cortex.utils.events.level.LevelNames;
import dev.cortex.utils.events.level.LevelNumbers;
import dev.cortex.utils.events.level.Tier;
import dev.cortex.utils.events.scan.Chars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a structured line's fields one by one and keeps what says how the line is to be read. */
final class FieldReader {
    private static final int MOST_CODES = 4;
    private static final int LONGEST_CODE = 32;

    private final Tier level = new Tier();
    private final Best message = new Best();
    private final Best error = new Best();
    private final Best stack = new Best();
    private final List<String> codes = new ArrayList<>(0);
    private boolean serilog;

    void field(String name, String value) {
        Role.Field field = Role.Field.named(name);
        if (field == null) {
            serilog |= name.equals("@t");
            return;
        }
        switch (field.role()) {
            case LEVEL -> level.add(level(name, value));
            case PYTHON_LEVEL -> level.add(LevelNumbers.python(number(value)));
            case TELEMETRY_LEVEL -> level.add(telemetry(value));
            case SYSLOG_LEVEL -> level.add(syslog(value));
            case MESSAGE -> message.offer(field.rank(), value);
            case ERROR -> error.offer(field.rank(), value);
            case STACK -> stack.offer(field.rank(), value);
            case CODE -> code(name, value);
        }
    }

    boolean usable() {
        return level.decided() || message.value != null;
    }

    StructuredLine line() {
        // Serilog's compact format leaves @l out for Information.
        Level found = level.decided() || !serilog ? level.level() : Level.INFO;
        codes.sort(null);
        return new StructuredLine(found, message.value, error.value, stack.value, codes);
    }

    private static @Nullable Level level(String name, String value) {
        if (name.equalsIgnoreCase("s")) {
            return value.length() == 1 ? MongoLevel.of(value.charAt(0)) : null;
        }
        int number = number(value);
        return number >= 0 ? LevelNumbers.level(number) : LevelNames.of(value.trim());
    }

    private static @Nullable Level telemetry(String value) {
        int number = number(value);
        return number < 0 ? null : LevelNumbers.openTelemetry(number);
    }

    private static @Nullable Level syslog(String value) {
        int number = number(value);
        return number < 0 ? LevelNames.of(value) : LevelNumbers.syslog(number);
    }

    private void code(String name, String value) {
        boolean plain = !value.isEmpty() && value.length() <= LONGEST_CODE && codes.size() < MOST_CODES;
        for (int i = 0; plain && i < value.length(); i++) {
            char c = value.charAt(i);
            plain = Chars.isUpper(c) || Chars.isDigit(c) || c == '_' || c == '-' || (i > 0 && Chars.isLower(c));
        }
        if (plain) {
            codes.add(name + "=" + value);
        }
    }

    private static int number(String value) {
        return Chars.number(value, 0, value.length());
    }

    private static final class Best {
        private @Nullable String value;
        private int rank = Integer.MAX_VALUE;

        void offer(int offered, String text) {
            if (offered < rank && !text.isBlank()) {
                rank = offered;
                value = text;
            }
        }
    }

    /** MongoDB's {@code "s"}: F E W I, and D1 to D5, which is why it is not a name like the others. */
    private static final class MongoLevel {
        static @Nullable Level of(char c) {
            return switch (c) {
                case 'F' -> Level.FATAL;
                case 'E' -> Level.ERROR;
                case 'W' -> Level.WARN;
                case 'I' -> Level.INFO;
                case 'D' -> Level.DEBUG;
                default -> null;
            };
        }
    }
}
