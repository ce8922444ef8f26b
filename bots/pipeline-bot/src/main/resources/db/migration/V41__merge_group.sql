-- Commits that GitHub's merge queue made and wants tested. pull_request: the last one in it; those ahead are in the group
-- whose head is this one's base.
create table merge_group (
    repo         text        not null,
    head_sha     text        not null,
    base         text        not null,
    base_sha     text        not null,
    pull_request text        not null,
    received_at  timestamptz not null default now(),
    primary key (repo, head_sha)
);
create index merge_group_pull_request on merge_group (pull_request);
create index merge_group_age on merge_group (received_at);
