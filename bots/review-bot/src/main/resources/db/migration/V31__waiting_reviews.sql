-- Reviews that wait for precedents. Whoever deletes the row says the review: the answer, or the time that is up.
create table waiting_review (
    request_id text        not null primary key,
    review     text        not null, -- SubmitReview as JSON
    due_at     timestamptz not null
);
create index waiting_review_due_at on waiting_review (due_at);
