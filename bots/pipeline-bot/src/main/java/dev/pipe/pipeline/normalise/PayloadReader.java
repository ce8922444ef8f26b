package dev.pipe.pipeline.normalise;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pipe.common.bus.PermanentFailure;
import java.io.IOException;

/** Reads a payload of up to 25 MiB, of which it keeps a few kilobytes. */
final class PayloadReader {

    /** A value of a form we do not expect counts as absent; whether it was needed is the fact's question. */
    private static final DeserializationProblemHandler LENIENT = new DeserializationProblemHandler() {
        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            parser.skipChildren();
            return null;
        }

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            return null;
        }

        @Override
        public Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String message) {
            return null;
        }
    };

    /**
     * Skips what a record does not name. Merely tolerating it would not do: Jackson keeps unknown properties of a record
     * aside until the record is whole, all 25 MiB of them.
     */
    private static final AnnotationIntrospector SKIP_UNKNOWN = new JacksonAnnotationIntrospector() {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(MapperConfig<?> config, Annotated annotated) {
            return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        }
    };

    private static final int LONGEST_STRING = 32 * 1024 * 1024;

    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(SKIP_UNKNOWN)
            .addHandler(LENIENT)
            .build()
            .readerFor(Payload.class);

    /** Throws a {@link PermanentFailure} that names the delivery, never what stands in it. */
    Payload read(String event, String delivery, byte[] body) {
        try {
            return reader.readValue(body);
        } catch (IOException e) {
            throw new PermanentFailure(
                    malformed(event, delivery) + ": the body is not a JSON object of GitHub's form", e);
        }
    }

    static String malformed(String event, String delivery) {
        return "Delivery " + delivery + " (" + event + ") is malformed";
    }
}
