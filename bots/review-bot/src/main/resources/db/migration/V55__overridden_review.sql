-- Heads whose review an admin overrode: what is found there asks for no changes.
create table overridden_review (
    pull_request text        not null,
    head_sha     text        not null,
    base         text        not null,
    login        text        not null,
    reason       text        not null, -- untrusted, credentials masked
    given_at     timestamptz not null,
    primary key (pull_request, head_sha, base)
);
create index overridden_review_given_at on overridden_review (given_at);
