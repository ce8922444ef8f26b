-- Heads that are nothing but the head before with its base merged in, by pipeline-bot's word: what was said of one holds
-- for the other.
create table carried (
    pull_request text        not null,
    base         text        not null,
    from_sha     text        not null,
    to_sha       text        not null,
    received_at  timestamptz not null,
    primary key (pull_request, base, to_sha)
);
create index carried_received_at on carried (received_at);

-- What a word said before a new head overtook it: a clean merge that is heard of later gives it back.
alter table word add column overtaken text check (overtaken in ('APPROVED', 'CHANGES_REQUESTED', 'REJECTED'));
