-- Who outside is told when an alarm waits and nobody is there: contacts of an organisation, where its call stands,
-- and each try.

create table callout_rules (
    organisation_id  uuid primary key references organisation,
    after_seconds    integer not null check (after_seconds between 10 and 600),
    unanswered_after_seconds integer not null check (unanswered_after_seconds between 60 and 3600),
    again_minutes    integer not null check (again_minutes between 1 and 60),
    changed_at       timestamptz not null default now()
);

create table callout_contact (
    id               uuid primary key,
    organisation_id  uuid not null references organisation,
    position         integer not null check (position between 0 and 9),
    name             text not null check (length(name) between 1 and 80),
    url              text not null check (length(url) between 1 and 500),
    secret           text not null,               -- signs what is sent; read by the worker alone
    unique (organisation_id, position) deferrable initially deferred
);

-- One row an organisation, and the only one that is locked: whichever node has it decides.
create table callout (
    organisation_id  uuid primary key references organisation,
    state            jsonb not null default '{"type":"quiet"}',
    active           boolean not null default false   -- not quiet: looked at although no alarm waits any more
) with (fillfactor = 50);

-- Each message that went out, or was about to: written before it is sent, completed after it. A row that is never
-- completed is one of a server that stopped in between.
create table callout_try (
    id               uuid primary key default gen_random_uuid(),
    organisation_id  uuid not null references organisation,
    contact_id       uuid not null,
    contact_name     text not null,               -- as it was then
    message_id       uuid not null,               -- the same over all tries of one message
    test             boolean not null,
    round            integer not null,
    alarms           uuid[] not null,
    begun_at         timestamptz not null,
    ended_at         timestamptz,
    outcome          text not null,
    status           integer,
    noted            boolean not null default false   -- it stands in the histories of its alarms
);
create index callout_try_by_contact on callout_try (contact_id, begun_at);
create index callout_try_by_organisation on callout_try (organisation_id, begun_at);
create index callout_try_not_noted on callout_try (begun_at) where ended_at is not null and not noted;

do $$
declare
    t text;
begin
    foreach t in array array['callout_rules', 'callout_contact', 'callout', 'callout_try'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select on callout_rules, callout_contact to nabij_worker;
grant select, insert, update, delete on callout, callout_try to nabij_worker;
grant select, insert, update, delete on callout_rules to nabij_app;
grant select (id, organisation_id, position, name, url) on callout_contact to nabij_app;
grant insert, update, delete on callout_contact to nabij_app;
grant select on callout_try to nabij_app;

-- Whether somebody is there who could take an alarm is asked for all organisations.
create policy worker_reads on person for select to nabij_worker using (true);
grant select (id, organisation_id, roles, blocked) on person to nabij_worker;
create policy worker_reads on shift for select to nabij_worker using (true);
grant select on shift to nabij_worker;
