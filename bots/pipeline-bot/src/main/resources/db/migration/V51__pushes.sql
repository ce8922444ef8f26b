-- Who pushed, to a pull request (scope: its name) or to a branch that may become one (scope: the repository): nobody
-- overrides the governance of their own change.
create table push (
    scope       text        not null,
    sha         text        not null,
    actor_id    bigint      not null,
    login       text        not null,
    bot         boolean     not null,
    received_at timestamptz not null,
    primary key (scope, sha, actor_id)
);
create index push_received_at on push (received_at);

-- Heads that are nothing but the head before with the base merged in: they hold nothing of their maker's.
create table carried_head (
    pull_request text        not null,
    sha          text        not null,
    received_at  timestamptz not null,
    primary key (pull_request, sha)
);
create index carried_head_received_at on carried_head (received_at);
