-- Carers on duty, and how their phones are reached while no page of theirs is open.

-- A row stays when duty ended: when she said what last decides which of two devices is right.
create table carer_duty (
    person_id       uuid primary key references person on delete cascade,
    organisation_id uuid not null references organisation,
    session_id      uuid references session on delete cascade,   -- ends with it
    since           timestamptz,
    until           timestamptz,
    said_at         timestamptz not null,
    check ((since is null) = (until is null)),
    check ((since is null) = (session_id is null))
) with (fillfactor = 50);
create index carer_duty_by_session on carer_duty (session_id) where session_id is not null;

create table push_subscription (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    person_id       uuid not null references person on delete cascade,
    session_id      uuid not null unique references session on delete cascade,   -- gone with it
    endpoint        text not null unique check (length(endpoint) between 1 and 1000),
    p256dh          text not null check (length(p256dh) between 80 and 100),
    auth            text not null check (length(auth) between 20 and 30),
    made_at         timestamptz not null,
    tested_at       timestamptz
);
create index push_subscription_by_person on push_subscription (person_id, made_at);
create index push_subscription_by_organisation on push_subscription (organisation_id);

-- Written before it is sent: each asking reaches each subscription at most once, on whichever node.
create table push_sent (
    subscription_id uuid not null references push_subscription on delete cascade,
    organisation_id uuid not null references organisation,
    subject         uuid not null,               -- the call
    turn            text not null check (length(turn) between 1 and 120),
    at              timestamptz not null,
    taken_back      boolean not null default false,
    primary key (subscription_id, subject, turn)
);
create index push_sent_by_subject on push_sent (subject);
create index push_sent_by_time on push_sent (at);

do $$
declare
    t text;
begin
    foreach t in array array['carer_duty', 'push_subscription', 'push_sent'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select, insert, update, delete on push_subscription, push_sent to nabij_worker;
grant select, insert, update on carer_duty to nabij_app;
grant select, update on carer_duty to nabij_worker;

-- Whether a session still lives is asked for all organisations; who is on duty uses hers, with the phone in a pocket.
create policy worker_reads on session for select to nabij_worker using (true);
create policy worker_uses on session for update to nabij_worker using (true) with check (true);
grant select (id, organisation_id, person_id, started_at, last_used_at, ended_at) on session to nabij_worker;
grant update (last_used_at) on session to nabij_worker;

-- By whichever of the ways in which a session ends. As the tables' owner: who ends it need not see what is bound to it.
create function session_took_along() returns trigger
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    delete from push_subscription where session_id = new.id;
    update carer_duty set session_id = null, since = null, until = null where session_id = new.id;
    return null;
end $$;
create trigger session_ended after update of ended_at on session
    for each row when (new.ended_at is not null) execute function session_took_along();
