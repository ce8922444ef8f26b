package dev.pipe.common.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RawRecordsAtHandTest {

    private static final TopicPartition PARTITION = new TopicPartition("pipe.webhooks", 2);

    private final RawRecordsAtHand atHand = new RawRecordsAtHand(1000, Duration.ofMinutes(1));

    @Test
    void aRecordIsTakenOnce() {
        atHand.put(record(7, 100));
        assertThat(atHand.take(PARTITION, 7)).isPresent();
        assertThat(atHand.take(PARTITION, 7)).isEmpty();
        assertThat(atHand.take(new TopicPartition("pipe.webhooks", 3), 7)).isEmpty();
    }

    @Test
    void beyondTheLimitThoseThatWaitLongestAreLetGo() {
        for (var offset = 0; offset < 12; offset++) {
            atHand.put(record(offset, 100));
        }
        assertThat(atHand.take(PARTITION, 0)).isEmpty();
        assertThat(atHand.take(PARTITION, 1)).isEmpty();
        assertThat(atHand.take(PARTITION, 2)).isPresent();
        assertThat(atHand.take(PARTITION, 11)).isPresent();
    }

    @Test
    void whatWouldPushOutAllOthersIsNotKept() {
        atHand.put(record(1, 100));
        atHand.put(record(2, 251));
        assertThat(atHand.take(PARTITION, 1)).isPresent();
        assertThat(atHand.take(PARTITION, 2)).isEmpty();
    }

    @Test
    void theSameRecordAgainCountsOnce() {
        for (var i = 0; i < 20; i++) {
            atHand.put(record(1, 200));
        }
        atHand.put(record(2, 200));
        assertThat(atHand.take(PARTITION, 1)).isPresent();
        assertThat(atHand.take(PARTITION, 2)).isPresent();
    }

    @Test
    void whatCameInFirstStaysWhenThereIsNoRoom() {
        for (var offset = 0; offset < 12; offset++) {
            atHand.putIfThereIsRoom(record(offset, 100));
        }
        assertThat(atHand.take(PARTITION, 0)).isPresent();
        assertThat(atHand.take(PARTITION, 9)).isPresent();
        assertThat(atHand.take(PARTITION, 10)).isEmpty();
    }

    @Test
    void whatNobodyTakesIsLetGo() {
        var brief = new RawRecordsAtHand(1000, Duration.ZERO);
        brief.putIfThereIsRoom(record(1, 100));
        brief.putIfThereIsRoom(record(2, 100));
        assertThat(brief.take(PARTITION, 1)).isEmpty();
        assertThat(brief.take(PARTITION, 2)).isPresent();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, int size) {
        return new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, new byte[0], new byte[size]);
    }
}
