package dev.pipe.memory.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Vectors of one dimension as bytes: the dimension, then their 32-bit floats, big endian. */
final class Vectors {

    private Vectors() {}

    static byte[] bytes(List<float[]> vectors) {
        var dimension = vectors.isEmpty() ? 0 : vectors.getFirst().length;
        var bytes = ByteBuffer.allocate(Integer.BYTES + vectors.size() * dimension * Float.BYTES);
        bytes.putInt(dimension);
        for (var vector : vectors) {
            for (var number : vector) {
                bytes.putFloat(number);
            }
        }
        return bytes.array();
    }

    /** None for null. */
    static List<float[]> floats(byte[] stored) {
        if (stored == null) {
            return List.of();
        }
        var bytes = ByteBuffer.wrap(stored);
        var dimension = bytes.getInt();
        var vectors = new ArrayList<float[]>();
        while (bytes.hasRemaining()) {
            var vector = new float[dimension];
            bytes.asFloatBuffer().get(vector);
            bytes.position(bytes.position() + dimension * Float.BYTES);
            vectors.add(vector);
        }
        return vectors;
    }
}
