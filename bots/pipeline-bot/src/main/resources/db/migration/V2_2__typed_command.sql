-- Commands of the last minutes, to limit them; pruned when they are older than pipe.pipeline.commands-window.
create table typed_command (
    actor_id     bigint      not null,
    pull_request text        not null,
    refused      boolean     not null,
    typed_at     timestamptz not null
);
create index typed_command_actor on typed_command (actor_id, typed_at);
create index typed_command_pull_request on typed_command (pull_request, typed_at);
