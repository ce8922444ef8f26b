-- The bus inside a bot: what came in, what goes out, what is to be written to GitHub.
-- Each table is a queue that is ordered per key; its pending head rows are claimed with FOR UPDATE SKIP LOCKED.
-- Heads of inbox and outbox are found by walking from key to key in the index on (event_key, seq), which costs the same
-- however long the queue is. There is no second index on pending rows on purpose: with one the planner has a choice, and
-- its guesses about a queue that fills and empties faster than it is analysed are wrong by the length of the queue.

create table inbox (
    seq             bigint generated always as identity primary key,
    ce_source       text        not null,
    ce_id           text        not null,
    ce_type         text        not null,
    event_key       text        not null,
    topic           text        not null,
    topic_partition int         not null,
    topic_offset    bigint      not null,
    body            bytea, -- null for a raw delivery, which is read again from its topic position
    body_sha256     bytea       not null,
    published_at    timestamptz not null,
    trace_parent    text,
    state           text        not null default 'pending' check (state in ('pending', 'done', 'dead')),
    attempts        int         not null default 0,
    not_before      timestamptz not null default now(),
    received_at     timestamptz not null default now(),
    settled_at      timestamptz,
    reason          text,
    unique (ce_source, ce_id)
);
create index inbox_pending on inbox (event_key, seq) where state = 'pending';
create index inbox_settled on inbox (settled_at) where state <> 'pending';

create table outbox (
    seq          bigint generated always as identity primary key,
    ce_id        text        not null unique,
    ce_type      text        not null,
    topic        text        not null,
    event_key    text        not null,
    body         bytea       not null,
    trace_parent text,
    state        text        not null default 'pending' check (state in ('pending', 'done', 'dead')),
    attempts     int         not null default 0,
    not_before   timestamptz not null default now(),
    created_at   timestamptz not null default now(),
    settled_at   timestamptz,
    reason       text
);
create index outbox_pending on outbox (event_key, seq) where state = 'pending';
create index outbox_settled on outbox (settled_at) where state <> 'pending';

create table github_write (
    seq          bigint generated always as identity primary key,
    kind         text        not null,
    event_key    text        not null,
    slot         text,
    body         text        not null,
    reports_back boolean     not null,
    trace_parent text,
    state        text        not null default 'pending'
        check (state in ('pending', 'begun', 'done', 'refused', 'replaced', 'dead')),
    attempts     int         not null default 0,
    not_before   timestamptz not null default now(),
    created_at   timestamptz not null default now(),
    settled_at   timestamptz,
    reason       text
);
create index github_write_pending on github_write (event_key, seq) where state in ('pending', 'begun');
create index github_write_pending_seq on github_write (seq) where state in ('pending', 'begun');
create index github_write_settled on github_write (settled_at) where state not in ('pending', 'begun');
