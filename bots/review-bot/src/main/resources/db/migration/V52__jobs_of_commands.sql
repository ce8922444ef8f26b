-- Commands that ask GitHub or a model are answered from the same queue, in lines of their own.
alter table review_job add column kind text not null default 'REVIEW' check (kind in ('REVIEW', 'COMMAND'));
drop index review_job_live;
create index review_job_live on review_job (pull_request, kind, seq) where state in ('waiting', 'reading');
