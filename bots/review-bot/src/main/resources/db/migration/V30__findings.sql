-- What was found on a pull request, from push to push. The number is its name there: F1, F2 …
create table finding (
    pull_request text        not null,
    number       int         not null,
    family       text        not null, -- the rule; what a model says is one family, however it calls it
    file         text        not null,
    line_hash    text        not null, -- of the line it stands in; never leaves this table
    context_hash text        not null, -- of the lines around it
    state        text        not null check (state in ('OPEN', 'FIXED', 'DISMISSED')),
    marker       text,                 -- of the inline comment that says it; empty: listed; null: not said yet
    finding      text        not null, -- as it was seen last, JSON, credentials masked
    changed_at   timestamptz not null,
    primary key (pull_request, number)
);
create index finding_changed_at on finding (changed_at);

-- A rule that somebody dismissed for all its like on a pull request.
create table dismissed_rule (
    pull_request text        not null,
    rule         text        not null,
    dismissed_at timestamptz not null,
    primary key (pull_request, rule)
);

-- The review that was asked for last, which is the live run's.
create table review_asked (
    pull_request text        not null primary key,
    requested    text        not null, -- StageRequested as JSON
    asked_at     timestamptz not null
);

alter table review add column missing text not null default ''; -- what was not read, and why
alter table review add column said boolean not null default false; -- a review of this head stands on GitHub

-- What a model has read of a pull request: by content, so that a push pays only for what it changes.
create table hunk_read (
    pull_request text        not null,
    hunk_hash    text        not null,
    read_at      timestamptz not null,
    primary key (pull_request, hunk_hash)
);
create index hunk_read_read_at on hunk_read (read_at);
