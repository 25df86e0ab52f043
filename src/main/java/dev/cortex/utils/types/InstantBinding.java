package dev.cortex.utils.types;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's timestamptz as an instant, as the driver reads and writes it: jOOQ's own does not read {@code infinity}, which is
 * {@link Instant#MAX} here, and {@code -infinity} is {@link Instant#MIN}.
 */
public final class InstantBinding extends AbstractBinding<OffsetDateTime, Instant> {
    private static final long serialVersionUID = 1;

    @Override
    public Converter<OffsetDateTime, Instant> converter() {
        return Converter.ofNullable(OffsetDateTime.class, Instant.class, InstantBinding::instant, InstantBinding::time);
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        @Nullable Instant instant = context.value();
        context.statement()
                .setObject(context.index(), instant == null ? null : time(instant), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        @Nullable OffsetDateTime time = context.resultSet().getObject(context.index(), OffsetDateTime.class);
        context.value(time == null ? null : instant(time));
    }

    private static Instant instant(OffsetDateTime time) {
        if (time.equals(OffsetDateTime.MAX)) {
            return Instant.MAX;
        }
        return time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }
}
