-- How far GitHub's log of each hook's deliveries is dealt with; the row's lock lets one replica look at a time.
create table hook_position (
    hook       text primary key, -- app, owner/id or owner/name/id
    seen_id    bigint not null default 0,
    seen_at    timestamptz,
    settled_at timestamptz,
    looked_at  timestamptz
);

-- Deliveries that GitHub was asked to send again and that have not arrived yet.
create table redelivery (
    hook    text        not null,
    guid    text        not null,
    times   int         not null,
    next_at timestamptz not null,
    primary key (hook, guid)
);

create table gateway_gap (
    id         bigint generated always as identity primary key,
    hook       text        not null,
    since      timestamptz not null,
    found_at   timestamptz not null,
    deliveries int         not null,
    closed_at  timestamptz,
    by         text check (by in ('REDELIVERY', 'READING')),
    why        text
);
create unique index gateway_gap_open on gateway_gap (hook) where closed_at is null;
create index gateway_gap_found on gateway_gap (found_at desc);

-- Until when the open pull requests of a repository were read.
create table read_position (
    repo       text primary key,
    read_until timestamptz
);
