-- Which repository bore a name when it was last looked at. A name may become another's, and a repository may change its
-- name; its id stays. What is kept by name is forgotten in the first case, and goes along in the second.
create table repository_name (
    name text   not null primary key, -- owner/name, lower case
    repo bigint not null              -- GitHub's numeric id
);
create index repository_name_repo on repository_name (repo);
