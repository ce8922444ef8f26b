-- What events told of one head of a pull request against one base. Filled from several topics, in any order.
create table dossier (
    repository   text        not null,
    number       int         not null,
    head_sha     text        not null,
    base         text        not null,
    facts        jsonb       not null,
    link_missing boolean     not null default false,
    changed_at   timestamptz not null,
    primary key (repository, number, head_sha, base)
);
create index dossier_without_link on dossier (changed_at) where link_missing;
create index dossier_by_age on dossier (changed_at);

create sequence memory_sequence;

-- The memories, in words for people. The search index of each replica follows the sequence, which is taken under a lock
-- that is held until the commit: whoever has seen n has seen all below n.
create table memory (
    id            uuid        primary key,
    sequence      bigint      not null,
    owner         text        not null,
    repository    text        not null,
    number        int         not null,
    title         text        not null,
    url           text        not null,
    source        text,
    target        text,
    outcome       text        not null,
    why           text        not null,
    words         text        not null,
    meanings      text[]      not null,
    decided_at    timestamptz,
    remembered_at timestamptz not null,
    -- Their dimension, then one vector for each meaning, in 32-bit numbers, big endian; null until embedded. Kept, so that
    -- no rebuild of an index embeds again.
    vectors       bytea,
    vector_model  text
);
create unique index memory_by_sequence on memory (sequence);
create index memory_by_pull_request on memory (repository, number);
create index memory_by_age on memory (remembered_at);
create index memory_without_vectors on memory (sequence) where vectors is null;
