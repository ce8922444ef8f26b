-- Reviews that are to be made. Reading takes long, and happens in nobody's transaction: a worker leases the row, and says
-- what came of it only if the row is still its own.
create table review_job (
    seq          bigint generated always as identity primary key,
    pull_request text        not null,
    run_id       text        not null,
    place        text        not null, -- of the command that asks for it, which is answered; empty: the conductor asks
    requested    text        not null, -- StageRequested as JSON
    extent       text        not null,
    state        text        not null default 'waiting'
                 check (state in ('waiting', 'reading', 'done', 'superseded', 'failed')),
    attempts     int         not null default 0,
    died         int         not null default 0, -- leases that ran out: workers that were killed, or hung
    not_before   timestamptz not null default now(),
    lease        text        not null default '', -- of the worker that reads
    leased_until timestamptz,
    asked_at     timestamptz not null default now(),
    settled_at   timestamptz,
    reason       text,                            -- why it waits longer, or failed
    trace_parent text,
    unique (pull_request, run_id, place)
);
create index review_job_live on review_job (pull_request, seq) where state in ('waiting', 'reading');
create index review_job_settled_at on review_job (settled_at);
