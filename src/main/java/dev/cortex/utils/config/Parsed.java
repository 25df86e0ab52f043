package dev.cortex.utils.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** A value that is read from text as it is where settings are text. */
final class Parsed<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parser;

    /** @param parser throws {@link IllegalArgumentException} with a message fit for the person who typed it */
    Parsed(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser tokens, DeserializationContext context) throws IOException {
        if (!tokens.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), tokens);
        }
        try {
            return parser.apply(tokens.getText());
        } catch (IllegalArgumentException invalid) {
            return (T) context.handleInstantiationProblem(handledType(), null, invalid);
        }
    }
}
