package dev.pipe.review.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.pipe.common.access.JudgesCallers;
import dev.pipe.review.model.GroupChange;
import dev.pipe.review.model.Subject;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** {@code POST /api/group}: a DiffIndex in steps. It reads nothing of anybody's: the caller brings what is grouped. */
@Path("/api/group")
@JudgesCallers
@Blocking
public class GroupResource {

    private static final int LARGEST = 1_048_576;
    private static final String ERROR = "llm-error";

    /** All callers share one budget of the model, which is a repository's: none of theirs can spend what reviews need. */
    private static final Subject BY_API = new Subject("api", "api", "", "");

    private final ObjectReader json;
    private final GroupChange group;

    GroupResource(ObjectMapper json, GroupChange group) {
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.group = group;
    }

    @POST
    public Response group(byte[] body) {
        if (body.length > LARGEST) {
            return QuestAnswer.error(413, "The request is larger than 1 MiB");
        }
        var read = parse(body);
        if (read == null || !read.isObject()) {
            return QuestAnswer.error(400, "Invalid JSON");
        }
        try {
            var request = GroupRequest.of(read);
            if (request.change().files().isEmpty()) {
                return QuestAnswer.json(400, new QuestError("The diff index holds no files", null))
                        .header(QuestAnswer.MODE, ERROR)
                        .build();
            }
            var grouping = group.group(BY_API, request.change(), request.title(), request.description());
            return QuestAnswer.json(200, grouping.plan())
                    .header(QuestAnswer.MODE, grouping.mode())
                    .build();
        } catch (GroupRequest.Invalid invalid) {
            return QuestAnswer.error(400, invalid.getMessage());
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
