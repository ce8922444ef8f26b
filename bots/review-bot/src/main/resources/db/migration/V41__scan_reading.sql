-- What code scanning had to say of the head that was reviewed last, so that it is reviewed again only for news.
create table scan_reading (
    pull_request text        not null primary key,
    head_sha     text        not null,
    found        text        not null, -- hash of the alerts that the review counts
    failures     int         not null default 0, -- since GitHub answered last
    due_at       timestamptz,          -- when to ask again; null: only when a scan ends
    read_at      timestamptz not null
);
create index scan_reading_due_at on scan_reading (due_at) where due_at is not null;
create index scan_reading_read_at on scan_reading (read_at);
