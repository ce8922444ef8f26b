package dev.pipe.pipeline.living;

import dev.pipe.common.github.GitHubWrite;
import dev.pipe.common.github.GitHubWrite.UpsertComment;
import dev.pipe.pipeline.run.ShowsRun;
import dev.pipe.pipeline.run.Standing;
import dev.pipe.pipeline.settings.PipelineConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Shows a run as the living comment. */
@ApplicationScoped
@Priority(ShowLivingComment.AFTER_THE_CHECKS)
class ShowLivingComment implements ShowsRun {

    static final int AFTER_THE_CHECKS = 50;

    private final PipelineConfig config;

    ShowLivingComment(PipelineConfig config) {
        this.config = config;
    }

    @Override
    public List<GitHubWrite> show(Standing standing) {
        return List.of(new UpsertComment(
                standing.run().ref().pullRequest(),
                "living",
                LivingComment.of(standing, config.publicUrl(), config.questUrl())));
    }
}
