package dev.pipe.memory.embedding;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.quarkus.arc.properties.UnlessBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * all-MiniLM-L6-v2, quantized, by ONNX in this process: 23 MB, 384 dimensions, English, some milliseconds a text. ONNX
 * and the tokenizer load native libraries, which a native build cannot.
 */
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
@ApplicationScoped
class MiniLmEmbedding implements InProcess {

    private AllMiniLmL6V2QuantizedEmbeddingModel model;
    private String refusal;

    @Override
    public String model() {
        return "all-MiniLM-L6-v2-q";
    }

    @Override
    public float[] of(String text) {
        try {
            return loaded().embed(text).content().vector();
        } catch (EmbeddingUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new EmbeddingUnavailable("the in-process model failed (" + e + ")", e);
        }
    }

    /**
     * Loaded at first use, so that a machine it does not run on still recalls by words. What cannot be linked will not be
     * on a second try, which would only hide the reason.
     */
    private synchronized AllMiniLmL6V2QuantizedEmbeddingModel loaded() {
        if (refusal != null) {
            throw new EmbeddingUnavailable(refusal, null);
        }
        try {
            if (model == null) {
                // The tokenizer's library (DJL) would report to its makers when it runs on AWS, and fetch what it
                // lacks.
                System.setProperty("ai.djl.offline", "true");
                System.setProperty("OPT_OUT_TRACKING", "true");
                model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            }
            return model;
        } catch (LinkageError e) {
            refusal = "the in-process model does not run here (" + (e.getCause() == null ? e : e.getCause()) + ")";
            throw new EmbeddingUnavailable(refusal, e);
        }
    }
}
