-- Who said what about which head, and what is needed to judge whether it counts.

-- Each person's last word on a pull request.
create table word (
    pull_request text        not null,
    actor_id     bigint      not null,
    login        text        not null,
    bot          boolean     not null,
    kind         text        not null check (kind in ('APPROVED', 'CHANGES_REQUESTED', 'REJECTED', 'TAKEN_BACK')),
    by_command   boolean     not null, -- false: GitHub's own review
    comment_kind text        not null,
    source_id    bigint      not null,
    head_sha     text        not null,
    base         text        not null,
    reason       text        not null,
    said_at      timestamptz not null,
    primary key (pull_request, actor_id)
);

-- Heads and bases as facts showed them; at: by GitHub's clock, received_at: by ours.
create table sighting (
    seq          bigint generated always as identity primary key,
    pull_request text        not null,
    at           timestamptz not null,
    head_sha     text        not null,
    base         text        not null,
    opening      boolean     not null,
    received_at  timestamptz not null
);
create index sighting_pull_request on sighting (pull_request, at, seq);

-- Who pushed; scope: a pull request, or a repository for pushes to branches.
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

-- Comments that were edited or deleted, reviews that were dismissed.
create table spoiled (
    pull_request text        not null,
    by_command   boolean     not null,
    comment_kind text        not null,
    source_id    bigint      not null,
    how          text        not null,
    received_at  timestamptz not null,
    primary key (pull_request, by_command, comment_kind, source_id)
);
create index spoiled_received_at on spoiled (received_at);

-- The newest run of each pull request, and where its governance stands.
create table governed_run (
    pull_request text        primary key,
    run_id       text        not null,
    head_sha     text        not null,
    base         text        not null,
    attempt      int         not null,
    mode         text        not null,
    state        text        not null check (state in ('KNOWN', 'WAITING', 'APPROVED', 'REJECTED', 'OVER')),
    asked_at     timestamptz,
    said_type    text,                 -- of the last answer: an ApprovalRequested or a Decided
    said         text,
    updated_at   timestamptz not null
);
create index governed_run_state on governed_run (state);

-- The changed paths of a head, as the review read them.
create table changed_paths (
    pull_request text        not null,
    head_sha     text        not null,
    base         text        not null,
    paths        text[]      not null,
    received_at  timestamptz not null,
    primary key (pull_request, head_sha, base)
);
