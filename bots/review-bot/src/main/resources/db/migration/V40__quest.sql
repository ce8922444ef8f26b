-- One row per head that can be read as a quest; the newest of a pull request is the one that is shown.
create table quest (
    id           bigint generated always as identity primary key,
    pull_request text        not null,
    head_sha     text        not null,
    base         text        not null,
    content      text        not null, -- Quest as JSON: run, plan, findings
    made_at      timestamptz not null,
    unique (pull_request, head_sha, base)
);
create index quest_of_pull_request on quest (lower(pull_request), made_at desc);
create index quest_made_at on quest (made_at);

-- A file of it, credentials masked. One row each, so that a step loads its own files only.
create table quest_file (
    quest    bigint not null references quest on delete cascade,
    path     text   not null,
    content  text   not null, -- KeptFile as JSON
    primary key (quest, path)
);

-- How far somebody came. A step is known by its content: one that a push did not touch stays read.
create table quest_reader (
    pull_request text        not null,
    reader       bigint      not null, -- GitHub's numeric user id
    begun_at     timestamptz not null,
    primary key (pull_request, reader)
);
create index quest_reader_begun_at on quest_reader (begun_at);
create table quest_step (
    pull_request text        not null,
    reader       bigint      not null,
    step         text        not null, -- hash of the step's content
    title        text        not null,
    done_at      timestamptz,          -- null while it is only noted on
    note         text        not null default '',
    primary key (pull_request, reader, step),
    foreign key (pull_request, reader) references quest_reader on delete cascade
);

create table xp_award (
    pull_request text        not null,
    reader       bigint      not null,
    what         text        not null, -- hash of the step's content, or the badge
    login        text        not null, -- as it was then
    points       int         not null,
    badge        text        not null,
    awarded_at   timestamptz not null,
    primary key (pull_request, reader, what)
);
create index xp_award_awarded_at on xp_award (awarded_at);
create index xp_award_reader on xp_award (reader);
