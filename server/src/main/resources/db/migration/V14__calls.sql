-- Calls as their events, and one row of projection per call: as it is with alarms.
--
--   call_event   what happened; never changed
--   call         what the events make; the only row locked, and what deadlines and lists are read from

create table call (
    id              uuid primary key,               -- made by whoever began it
    organisation_id uuid not null references organisation,
    night_centre_id uuid references organisation,
    home_id         text not null references home,
    version         integer not null,               -- number of its events
    begun_at        timestamptz not null,
    changed_at      timestamptz not null,           -- of its last event: a clock that shows less was set back
    deadline        timestamptz,                    -- of the next tick, while it is live
    ended_at        timestamptz,
    -- Who did not get to speak, until that home was spoken with: 'staff' when she asked and nobody came.
    missed_by       text check (missed_by in ('home', 'staff')),
    check ((deadline is null) = (ended_at is not null)),
    check (missed_by is null or ended_at is not null)
) with (fillfactor = 70);
-- A home has one call; two nodes that begin one at the same moment find it out here.
create unique index call_live_of_home on call (home_id) where deadline is not null;
create index call_due on call (deadline) where deadline is not null;
create index call_missed on call (home_id) where missed_by is not null;
create index call_by_home on call (home_id, begun_at);

create table call_event (
    call_id         uuid not null references call,
    seq             integer not null,
    organisation_id uuid not null references organisation,
    night_centre_id uuid references organisation,
    home_id         text not null,
    type            text not null,
    at              timestamptz not null,
    body            jsonb not null,
    primary key (call_id, seq)
);
create index call_event_by_home on call_event (home_id);

-- What she chose for calls. Without a row: during her own alarm speech and no picture, and her address is not hidden.
create table call_choice (
    home_id         text primary key references home,
    organisation_id uuid not null references organisation,
    alarm_picture   text not null check (alarm_picture in ('none', 'veiled', 'clear')),
    relay_only      boolean not null,               -- nobody who calls learns the address of her line
    said_by         text not null check (length(said_by) between 1 and 80),
    recorded_by     text not null,
    at              timestamptz not null default clock_timestamp()
);

-- Who may come in without her pressing anything, and when. Taken back, it stays as history.
create table call_consent (
    id                  uuid primary key,
    home_id             text not null references home,
    organisation_id     uuid not null references organisation,
    caller_person       uuid,
    caller_organisation uuid,
    caller_name         text not null,              -- as it was called then
    use                 text not null check (use in ('talk', 'look')),
    days                text[] not null check (cardinality(days) between 1 and 7),
    from_time           text not null check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    until_time          text not null check (until_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    picture             text not null check (picture in ('none', 'veiled', 'clear')),
    said_by             text not null check (length(said_by) between 1 and 80),
    recorded_by         text not null,
    at                  timestamptz not null default clock_timestamp(),
    last_day            date,
    ended_at            timestamptz,
    ended_by            text,
    check ((caller_person is null) <> (caller_organisation is null)),
    check (use <> 'look' or picture <> 'none'),
    check ((ended_at is null) = (ended_by is null))
);
create index call_consent_by_home on call_consent (home_id) where ended_at is null;

do $$
declare
    t text;
begin
    foreach t in array array['call', 'call_event', 'call_choice', 'call_consent'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
-- Calls are decided by the worker, after it was judged who may: so nobody else writes them.
grant select, insert, update on call to nabij_worker;
grant select, insert on call_event to nabij_worker;
grant select on call, call_event to nabij_app;
grant select, insert, update on call_choice, call_consent to nabij_app;
grant select on call_choice, call_consent to nabij_worker;

-- As before, and not while somebody speaks with who lives there; all of it takes the calls too.
create or replace function erase_of_home(p_home text, p_what text, p_cause text, p_by text, p_quiet interval) returns boolean
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_home home;
begin
    perform from gateway_stream where home_id = p_home order by stream, epoch for update;
    select * into v_home from home where id = p_home for update;
    if not found or v_home.stay <> 'ended'
        or exists (select from alarm where home_id = p_home and state <> 'closed')
        or exists (select from up_message where home_id = p_home)
        or exists (select from call where home_id = p_home and deadline is not null)
        -- A start of the server says of each box that it is not connected, and when it said so.
        or exists (select from gateway where home_id = p_home and (connected or changed_at > now() - p_quiet)) then
        return false;
    end if;
    delete from home_event where home_id = p_home;
    delete from contact where home_id = p_home;
    delete from room where home_id = p_home;
    delete from week_entry where home_id = p_home;
    delete from installation_check where home_id = p_home;
    delete from installation_test where home_id = p_home;
    delete from installer_access where home_id = p_home;
    delete from installed_device where home_id = p_home;
    delete from device where home_id = p_home;
    delete from set_aside where home_id = p_home;
    delete from enrolment_code where home_id = p_home;
    update client set notes = '{}', door = null, key_place = null where home_id = p_home;
    update home set stay_note = null, file_erased_at = coalesce(file_erased_at, nabij_now()) where id = p_home;
    update gateway_certificate set revoked_at = now() where home_id = p_home and revoked_at is null;
    update fault set ended_at = now() where home_id = p_home and ended_at is null;
    if p_what = 'all' then
        insert into cut_off (serial, home_id) select serial, home_id from gateway_certificate where home_id = p_home;
        delete from call_event where home_id = p_home;
        delete from call where home_id = p_home;
        delete from call_choice where home_id = p_home;
        delete from call_consent where home_id = p_home;
        delete from command where home_id = p_home;
        delete from alarm_event where home_id = p_home;
        delete from alarm where home_id = p_home;
        delete from fault where home_id = p_home;
        delete from gateway_stream where home_id = p_home;
        delete from gateway_certificate where home_id = p_home;
        delete from gateway where home_id = p_home;
        delete from consent where home_id = p_home;
        delete from client where home_id = p_home;
        delete from home where id = p_home;
    end if;
    insert into erasure (organisation_id, home_id, what, cause, by_name)
        values (v_home.organisation_id, p_home, p_what, p_cause, p_by);
    return true;
end $$;
