-- What happened in each run, in order: transitions, timeouts, retries; kept as long as the run.
create table run_news (
    seq    bigint generated always as identity primary key,
    run_id text        not null references run on delete cascade,
    at     timestamptz not null,
    kind   text        not null,
    stage  text,
    said   text        not null
);
create index run_news_of_run on run_news (run_id, seq);
