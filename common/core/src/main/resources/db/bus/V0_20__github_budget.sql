-- What this bot may still write to GitHub, kept for all its replicas.

alter table github_write
    add column payer text not null default '', -- whose limit it counts against
    add column urgency int not null default 0; -- the smaller the sooner
drop index github_write_pending_seq;
create index github_write_pending_urgency on github_write (urgency, seq) where state in ('pending', 'begun');

-- Each request that changed something in the last hour.
create table github_spent (
    seq     bigint generated always as identity primary key,
    payer   text        not null,
    creates boolean     not null,
    at      timestamptz not null
);
create index github_spent_of on github_spent (payer, at);

-- When writes of this urgency may go on; urgency -1 stands for all.
create table github_budget (
    payer    text        not null,
    urgency  int         not null,
    opens_at timestamptz not null,
    primary key (payer, urgency)
);
