-- The .github/pipe.yml in force on each base branch: the last one without an error, until there is another.
create table pipe_yml (
    repo     text not null,
    base     text not null,
    sha      text not null, -- blob SHA of the file in force; empty when there is none
    source   text not null, -- where it was read; empty when there is none
    content  text not null,
    problems jsonb not null, -- of a newer file that is not in force; empty when the newest is
    read_at  timestamptz not null,
    primary key (repo, base)
);
create index pipe_yml_age on pipe_yml (read_at);
