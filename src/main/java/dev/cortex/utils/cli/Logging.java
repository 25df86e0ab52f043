package dev.cortex.utils.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Sets logging up in code: reading a configuration file would cost a tenth of a second at every start. Logback finds
 * this class through {@code META-INF/services} when something is logged for the first time.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static LogFormat format = LogFormat.TEXT;
    private static boolean verbose;
    private static @Nullable LoggerContext started;

    /** To be called before anything is logged, or to change it later. */
    static synchronized void choose(LogFormat chosenFormat, boolean chosenVerbose) {
        format = chosenFormat;
        verbose = chosenVerbose;
        if (started != null) {
            apply(started);
        }
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        synchronized (Logging.class) {
            started = context;
            apply(context);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void apply(LoggerContext context) {
        context.reset();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context));
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(verbose ? Level.INFO : Level.WARN);
        root.addAppender(appender);
        // They log the errors that they throw as well, and these are told once, by Errors.
        context.getLogger("org.flywaydb").setLevel(verbose ? Level.INFO : Level.OFF);
        context.getLogger("com.zaxxer.hikari").setLevel(verbose ? Level.INFO : Level.OFF);
        // PostgreSQL 14 is too old for all that jOOQ can do, not for what is asked of it here.
        context.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport")
                .setLevel(Level.ERROR);
        context.getLogger("dev.cortex").setLevel(verbose ? Level.DEBUG : Level.INFO);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
        if (format == LogFormat.JSON) {
            JsonEncoder json = new JsonEncoder();
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.setWithContext(false);
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            json.setContext(context);
            json.start();
            return json;
        }
        TextLayout layout = new TextLayout();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> text = new LayoutWrappingEncoder<>();
        text.setLayout(layout);
        text.setContext(context);
        text.start();
        return text;
    }
}
