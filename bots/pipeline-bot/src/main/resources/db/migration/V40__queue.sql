-- Who waits to be merged into which base branch. A place is kept over a clean merge of the base.
create table queue_entry (
    pull_request text primary key references pull_request on delete cascade,
    repo         text        not null,
    base         text        not null,
    seq          bigint generated always as identity, -- the order in which they became ready
    skipped      boolean     not null, -- held: it keeps its place and lets others past
    entered_at   timestamptz not null default now()
);
create index queue_entry_base on queue_entry (repo, base, seq);
