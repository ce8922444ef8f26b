-- The decision ledger. Nothing here is ever updated or deleted by the bot; who does it by hand is found by the verifier.

create table ledger (
    sequence       bigint      primary key,
    recorded_at    timestamptz not null,
    kind           text        not null,
    who            text        not null,
    pull_request   text        not null,
    head_sha       text        not null,
    base           text        not null,
    run_id         text        not null,
    policy_version text        not null,
    input_hash     text        not null,
    payload        jsonb       not null,
    previous_hash  text        not null,
    hash           text        not null
);
create index ledger_pull_request on ledger (pull_request, sequence);

-- Its row lock puts appends one after the other.
create table ledger_tip (
    ledger   text   primary key,
    sequence bigint not null,
    hash     text   not null
);
insert into ledger_tip (ledger, sequence, hash) values ('governance', 0, repeat('0', 64));
