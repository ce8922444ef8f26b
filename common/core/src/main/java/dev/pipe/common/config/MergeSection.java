package dev.pipe.common.config;

import static dev.pipe.common.config.RepositoryConfig.first;

import java.time.Duration;
import java.util.List;

/** {@code merge:} how, when and by whom a pull request is merged that passed every stage before. */
public record MergeSection(
        @Key(
                value = "How a merge is made when `/merge` does not say: `merge`, `squash` or `rebase`.",
                absent = "the operator's `pipe.pipeline.merge-method`, which is `merge` unless set")
        MergeMethod method,

        @Key(
                value = "`command` waits for `/merge`; `auto` merges as soon as nothing stands in the way.",
                absent = "the operator's `pipe.pipeline.merge-trigger`, which is `command` unless set")
        MergeTrigger trigger,

        @Key(
                value = "The least permission with which `/merge` is heeded: `write`, `maintain` or `admin`.",
                absent = "`write`")
        Permission permission,

        @Key(
                value = "Logins of the people who may say `/merge`; they need the permission too.",
                absent = "anybody with the permission")
        List<String> who,

        @Key(value = "Merge only a head that contains its base's newest commit.", absent = "`off`")
        Boolean upToDate,

        @Key(
                value =
                        "`own`: the suite merges one at a time per base branch, in the order they became ready; `github`:"
                                + " GitHub's merge queue does; `off`: each is merged when it is ready.",
                absent = "`own`")
        MergeQueue queue,

        @Key(value = "The stage fails when it takes longer.", absent = "never")
        Duration timeout) {

    public static final MergeSection NOTHING = new MergeSection(null, null, null, null, null, null, null);

    public static final MergeSection DEFAULTS = new MergeSection(
            MergeMethod.MERGE, MergeTrigger.COMMAND, Permission.WRITE, List.of(), false, MergeQueue.OWN, null);

    /** Says only this. */
    public MergeSection(MergeMethod method, MergeTrigger trigger) {
        this(method, trigger, null, null, null, null, null);
    }

    public MergeSection {
        who = who == null ? null : List.copyOf(who);
    }

    MergeSection over(MergeSection other) {
        return new MergeSection(
                first(method, other.method),
                first(trigger, other.trigger),
                first(permission, other.permission),
                first(who, other.who),
                first(upToDate, other.upToDate),
                first(queue, other.queue),
                first(timeout, other.timeout));
    }
}
