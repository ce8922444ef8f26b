package dev.pipe.common.bus;

import java.util.Map;

/**
 * A record whose body is not kept in the inbox but read again from its topic position, because it may be 25 MiB.
 *
 * @param id CloudEvents id
 * @param headers of the Kafka record
 */
public record RawRecord(
        String id, String type, String key, int partition, long offset, Map<String, String> headers, byte[] body) {

    /** What a bot does with such a record; runs like {@link Handler#handle} in the inbox's transaction. */
    public interface Handler {

        /** The topic whose records come this way. */
        String topic();

        void handle(RawRecord record);
    }
}
