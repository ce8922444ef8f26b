package dev.pipe.local.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a whole topic again and counts what is in it. */
record ReadBack(String brokers) {

    /**
     * What stands in {@code pipe.webhooks}.
     *
     * @param records how many; more than {@code distinct} when the load was answered 503 for what was kept all the same
     */
    record Found(int records, BitSet distinct) {

        /** How many of those accepted are missing. */
        int missing(LoadResult load) {
            var expected = new BitSet(load.sent());
            expected.set(0, load.sent());
            load.notAccepted().forEach(expected::clear);
            expected.andNot(distinct);
            return expected.cardinality();
        }
    }

    Found deliveries() throws IOException {
        var distinct = new BitSet();
        int[] records = {0};
        forEach("pipe.webhooks", record -> {
            records[0]++;
            var guid = UUID.fromString(id(record));
            if (guid.getMostSignificantBits() == DeliverySender.ID) {
                distinct.set((int) guid.getLeastSignificantBits());
            }
        });
        return new Found(records[0], distinct);
    }

    /** Distinct ids in {@code pipe.github}. */
    int facts() throws IOException {
        Set<String> ids = new HashSet<>();
        forEach("pipe.github", record -> ids.add(id(record)));
        return ids.size();
    }

    private interface Look {
        void at(ConsumerRecord<byte[], byte[]> record);
    }

    private void forEach(String topic, Look look) throws IOException {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", brokers, "enable.auto.commit", "false", "fetch.max.bytes", "" + 8 * 1024 * 1024);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(look::at);
            }
        }
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value());
    }
}
