-- People's holds on pull requests; lifted ones are deleted, the bus keeps what was.
create table person_hold (
    pull_request text        not null,
    actor_id     bigint      not null,
    login        text        not null,
    permission   text        not null,
    reason       text        not null,
    since        timestamptz not null,
    primary key (pull_request, actor_id)
);
