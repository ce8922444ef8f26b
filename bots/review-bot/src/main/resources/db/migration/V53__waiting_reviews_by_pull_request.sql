-- What a waiting review is found by stands beside it: its text may hold what PostgreSQL's own JSON refuses. A row from
-- before is not found by either, and said within two seconds.
alter table waiting_review add column pull_request text not null default '';
alter table waiting_review add column marker text not null default '';
alter table waiting_review alter column pull_request drop default, alter column marker drop default;
create index waiting_review_pull_request on waiting_review (pull_request);
