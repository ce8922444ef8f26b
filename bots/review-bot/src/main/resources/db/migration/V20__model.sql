-- What was spent on models. A pull request's row is for its life (day 1970-01-01), the others are for one day (UTC).
create table llm_spending (
    scope  text    not null, -- pull-request, repository or day
    name   text    not null,
    day    date    not null,
    tokens bigint  not null default 0,
    money  numeric not null default 0, -- in the currency of the operator's prices
    primary key (scope, name, day)
);

-- Answers that were checked and found good, so that the same question about the same head costs nothing.
create table llm_answer (
    question    text        not null primary key, -- hash of head, prompt, model and what was shown
    prompt      text        not null,
    model       text        not null,
    answer      text        not null, -- the answer's record as JSON, masked
    answered_at timestamptz not null
);
create index llm_answer_answered_at on llm_answer (answered_at);
