-- Another model, or other prompts, read again what was read before. Of what is here nobody knows who read it.
alter table hunk_read add column reader text not null default '';
alter table hunk_read drop constraint hunk_read_pkey;
alter table hunk_read add primary key (pull_request, hunk_hash, reader);
alter table hunk_read alter column reader drop default;
