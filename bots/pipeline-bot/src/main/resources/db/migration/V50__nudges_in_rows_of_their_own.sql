-- Each nudge is a row of its own: who nudges a pull request waits for nobody's turn on it, and no two can deadlock.
alter table nudge drop constraint nudge_pkey;
alter table nudge add column seq bigint generated always as identity primary key;
create index nudge_of on nudge (pull_request);
