-- What admins let pass, and heads of strangers that somebody vouched for. Both are about one head, and the first about
-- one base too.
create table given_override (
    pull_request text        not null,
    head_sha     text        not null,
    base         text        not null,
    target       text        not null,
    check_name   text        not null, -- empty: all, or not about checks
    actor_id     bigint      not null,
    login        text        not null,
    reason       text        not null,
    holds        text[]      not null, -- the ids of the holds that were set aside
    given_at     timestamptz not null,
    primary key (pull_request, head_sha, base, target, check_name)
);
create index given_override_age on given_override (given_at);

create table vouched_head (
    pull_request text        not null,
    head_sha     text        not null,
    actor_id     bigint      not null,
    login        text        not null,
    vouched_at   timestamptz not null,
    primary key (pull_request, head_sha)
);
create index vouched_head_age on vouched_head (vouched_at);
