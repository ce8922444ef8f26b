-- What the conductor knows: pull requests as read last, their runs, holds, when to look again, what was said.

create table pull_request (
    ref        text primary key, -- owner/name#number; its row lock makes turns of one pull request follow each other
    repo       text        not null,
    snapshot   jsonb, -- as GitHub showed it last; null before the first read
    updated_at timestamptz not null default now()
);

create table run (
    id           text primary key,
    seq          bigint generated always as identity,
    pull_request text        not null references pull_request on delete cascade,
    repo         text        not null,
    head_sha     text        not null,
    base         text        not null,
    attempt      int         not null,
    live         boolean     not null,
    outcome      text,
    state        jsonb       not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,
    unique (pull_request, head_sha, base, attempt)
);
create unique index run_live on run (pull_request) where live;
create index run_sharing_head on run (repo, head_sha, base) where live;
create index run_newest on run (pull_request, seq desc);
create index run_finished on run (finished_at) where not live;

create table hold (
    id         text primary key,
    resource   text        not null,
    scope      text        not null,
    reason     text        not null,
    since      timestamptz not null,
    cleared_at timestamptz
);
create index hold_open on hold (id) where cleared_at is null;

create table pulse (
    bot      text primary key,
    heard_at timestamptz not null
);

create table nudge (
    pull_request text primary key,
    due_at       timestamptz not null,
    fresh        boolean     not null, -- read the pull request from GitHub, or only judge again
    attempts     int         not null default 0
);
create index nudge_due on nudge (due_at);

create table said (
    pull_request text        not null,
    slot         text        not null,
    hash         text        not null,
    said_at      timestamptz not null default now(),
    primary key (pull_request, slot)
);
create index said_age on said (said_at);
