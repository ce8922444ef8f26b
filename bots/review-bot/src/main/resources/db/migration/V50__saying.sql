-- What stands on GitHub, and in which review: a review that is written anew tells all of it.
alter table finding add column said_in text; -- marker of that review

-- What a review on its way says. It is said once GitHub took the review, and not if it refuses it.
create table finding_saying (
    pull_request text        not null,
    number       int         not null,
    saying       text        not null, -- which write it is, that reports back under this name
    review       text        not null, -- marker of the review
    marker       text        not null, -- of the comment in it; empty: listed
    asked_at     timestamptz not null,
    primary key (pull_request, number)
);
create index finding_saying_saying on finding_saying (saying);

alter table review drop column said; -- what stands on GitHub is known of each finding
