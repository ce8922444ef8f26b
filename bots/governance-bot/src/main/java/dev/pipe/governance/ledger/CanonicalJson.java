package dev.pipe.governance.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One text for one content: keys sorted, no white space, no nulls, instants as ISO text. What a database does to JSON
 * (order of keys, spaces) does not change it. Meant for content without fractions, whose text is not unique.
 */
public final class CanonicalJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private CanonicalJson() {}

    /** The canonical text of a record. */
    public static String of(Object content) {
        try {
            return MAPPER.writeValueAsString(MAPPER.convertValue(content, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + content.getClass().getName(), e);
        }
    }

    /** The canonical text of JSON that somebody may have laid out differently; a text that is not JSON stays as it is. */
    static String again(String json) {
        try {
            return MAPPER.writeValueAsString(MAPPER.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            return json; // tampered with: its hash will tell
        }
    }

    /** SHA-256 of the canonical text, in hexadecimal. */
    public static String hash(Object content) {
        return sha256(of(content));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
