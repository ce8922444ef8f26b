-- One row per reading of a head against a base: what was said of it, so that the same change is not reviewed twice.
create table review (
    pull_request text        not null,
    head_sha     text        not null,
    base         text        not null,
    run_id       text        not null, -- the run it was made for, or last said again for
    completed    text        not null, -- ReviewCompleted as JSON
    reviewed_at  timestamptz not null,
    primary key (pull_request, head_sha, base)
);
create index review_reviewed_at on review (reviewed_at);
