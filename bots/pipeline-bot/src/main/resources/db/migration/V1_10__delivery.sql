-- What became of each delivery of GitHub's; pruned after pipe.bus.retention.
create table delivery (
    guid        text primary key,
    event       text        not null,
    action      text,
    received_at timestamptz not null,
    position    text        not null, -- partition and offset in pipe.webhooks
    status      text        not null check (status in ('NORMALISED', 'NOT_NEEDED', 'FAILED')),
    facts       text        not null, -- JSON: what was published
    reason      text
);
create index delivery_received on delivery (received_at desc);
