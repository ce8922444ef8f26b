-- What was told of the last window, so that a repository in which nothing happens is asked the same and told nothing.
alter table read_position add column told text[] not null default '{}';
