-- What the three bots that ask who has a hand in a change keep alike: heads that hold nothing of who made them.
create table carried_head (
    pull_request text        not null,
    sha          text        not null,
    received_at  timestamptz not null,
    primary key (pull_request, sha)
);
create index carried_head_received_at on carried_head (received_at);
insert into carried_head (pull_request, sha, received_at)
select pull_request, to_sha, min(received_at) from carried group by pull_request, to_sha;
