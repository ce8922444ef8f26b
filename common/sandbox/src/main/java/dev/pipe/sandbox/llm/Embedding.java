package dev.pipe.sandbox.llm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Locale;

/** A vector made of a text's words alone: equal words lie near, and the same text is always the same vector. */
record Embedding(float[] values) {

    private static final int DIMENSIONS = 384;

    static Embedding of(String text) {
        float[] values = new float[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            values[Math.floorMod(word.hashCode(), DIMENSIONS)] += 1;
        }
        double length = 0;
        for (float value : values) {
            length += value * value;
        }
        for (int i = 0; i < values.length && length > 0; i++) {
            values[i] /= (float) Math.sqrt(length);
        }
        return new Embedding(values);
    }

    String base64() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
