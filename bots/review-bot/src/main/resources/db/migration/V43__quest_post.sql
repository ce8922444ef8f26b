-- When somebody posted their notes to a pull request, within the hour that counts.
create table quest_post (
    place     text        not null,
    reader    bigint      not null,
    posted_at timestamptz not null,
    foreign key (place, reader) references quest_reader on delete cascade
);
create index quest_post_of_reader on quest_post (place, reader, posted_at);
