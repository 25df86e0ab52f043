package dev.cortex.utils.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

/** Log events for people: time, level, message, what is known beside it. A pattern would take longer to start. */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        String pairs = event.getKeyValuePairs() == null
                ? ""
                : event.getKeyValuePairs().stream()
                        .map(pair -> " " + pair.key + "=" + pair.value)
                        .collect(Collectors.joining());
        IThrowableProxy thrown = event.getThrowableProxy();
        return "%s %-5s %s%s%n%s"
                .formatted(
                        TIME.format(event.getInstant()),
                        event.getLevel(),
                        Text.lines(event.getFormattedMessage()),
                        Text.line(pairs),
                        thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
