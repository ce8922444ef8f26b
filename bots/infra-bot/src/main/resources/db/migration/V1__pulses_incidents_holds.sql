-- What was heard of each process of each bot. said_at is the bot's clock and only ever compared with itself.
create table pulse (
    bot            text        not null,
    instance       text        not null,
    version        text        not null,
    ready          boolean     not null,
    uptime_seconds bigint      not null,
    lag            bigint      not null,
    errors         bigint      not null,
    said_at        timestamptz not null,
    heard_at       timestamptz not null,
    primary key (bot, instance)
);

-- One row: since when our own pulse has come back to us without a gap. Also the lock under which one replica judges.
create table listening (
    only_row boolean     primary key default true check (only_row),
    since    timestamptz not null,
    newest   timestamptz not null
);
insert into listening (since, newest) values ('epoch', 'epoch');

create table incident (
    id          uuid        primary key,
    resource    text        not null,
    severity    text        not null,
    summary     text        not null,
    since       timestamptz not null,
    opened_at   timestamptz not null,
    resolved_at timestamptz,
    resolution  text
);
-- Several replicas, one incident.
create unique index one_open_incident on incident (resource) where resolved_at is null;
create index incident_by_age on incident (opened_at);

create table hold (
    id         uuid        primary key,
    resource   text        not null,
    scope      text        not null,
    reason     text        not null,
    since      timestamptz not null,
    raised_at  timestamptz not null,
    cleared_at timestamptz
);
create unique index one_open_hold on hold (resource) where cleared_at is null;
create index hold_by_age on hold (raised_at);
