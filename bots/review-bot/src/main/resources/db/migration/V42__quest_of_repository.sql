-- A repository's name may become another's; its id does not. What was kept by name alone is nobody's to read any more.
delete from quest;
delete from quest_reader;
alter table quest drop constraint quest_pull_request_head_sha_base_key;
drop index quest_of_pull_request;
alter table quest add column repo bigint not null; -- GitHub's numeric id
alter table quest add column number int not null;
alter table quest add unique (repo, number, head_sha, base);
create index quest_of_pull_request on quest (repo, number, made_at desc);
comment on column quest.pull_request is 'with the name under which the repository was seen last';

-- repository id # number
alter table quest_reader rename column pull_request to place;
alter table quest_step rename column pull_request to place;
alter table xp_award rename column pull_request to place;
