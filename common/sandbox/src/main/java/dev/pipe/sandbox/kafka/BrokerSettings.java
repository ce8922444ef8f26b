package dev.pipe.sandbox.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** A broker for one machine: one node, small, and able to carry the largest delivery that GitHub may send. */
final class BrokerSettings {

    /** GitHub sends up to 25 MiB; headers and framing come on top. */
    static final int MAX_RECORD_BYTES = 27 * 1024 * 1024;

    static final int NODE_ID = 1;

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "" + NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.toAbsolutePath().toString());
        settings.put("auto.create.topics.enable", "false"); // the bots declare their topics; a typo must not make one
        settings.put("group.initial.rebalance.delay.ms", "0");
        // a killed broker is let back in only when its session has run out: 9 s by default
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        singleCopies(settings);
        largeRecords(settings);
        smallFootprint(settings);
        return settings;
    }

    private static void singleCopies(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void largeRecords(Properties settings) {
        settings.put("message.max.bytes", "" + MAX_RECORD_BYTES);
        settings.put("replica.fetch.max.bytes", "" + MAX_RECORD_BYTES);
        settings.put("socket.request.max.bytes", "" + 2 * MAX_RECORD_BYTES);
    }

    private static void smallFootprint(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("log.index.size.max.bytes", "1048576");
        settings.put("log.cleaner.dedupe.buffer.size", "8388608");
        settings.put("log.cleaner.threads", "1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "3");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "2");
        settings.put("metadata.log.segment.bytes", "16777216");
    }
}
