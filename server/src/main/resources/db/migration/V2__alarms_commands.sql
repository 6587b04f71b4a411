-- Alarms as their events, one row of projection per alarm, ladders, and commands to devices.
--
--   alarm_event   what happened; never changed, never deleted while the alarm is live
--   alarm         what the events make; the only row locked, and what deadlines and lists are read from
--   command       asked → delivered → confirmed | failed | expired

-- The clock of all deadlines. Tests move it ahead; in production the row stays as it is made here,
-- since only the tables' owner may write it, and no program signs in as the owner.
create table clock_offset (
    one   boolean primary key default true check (one),
    ahead interval not null default '0'
);
insert into clock_offset default values;
grant select on clock_offset to nabij_app, nabij_worker;

create function nabij_now() returns timestamptz
    language sql volatile as 'select clock_timestamp() + ahead from clock_offset';

create table ladder (
    organisation_id uuid primary key references organisation,
    ladder          jsonb not null
);

create table alarm (
    id                 uuid primary key,            -- the id of its first press
    organisation_id    uuid not null references organisation,
    night_centre_id    uuid references organisation,
    home_id            text not null references home,
    device_id          text not null,
    device_name        text not null,
    room               text,
    kind               text not null,
    version            integer not null,            -- number of its events
    state              text not null check (state in ('offered', 'claimed', 'closed')),
    received_at        timestamptz not null,
    happened_at        timestamptz not null,
    last_press_at      timestamptz not null,
    repeats            integer not null,
    step               integer not null,
    round              integer not null,
    step_name          text not null,
    deadline           timestamptz,
    owner_id           uuid,
    owner_name         text,
    claimed_at         timestamptz,
    first_claimed_at   timestamptz,
    contact            text,
    responder_name     text,
    responder_progress text,
    cleared            boolean not null,
    cancelled          boolean not null,
    outcome            text,
    note               text,
    closed_at          timestamptz,
    -- The promise itself, kept by the database too: what is open has an owner or a deadline.
    check ((state = 'offered') = (deadline is not null)),
    check ((state = 'claimed') = (owner_id is not null)),
    check ((state = 'closed') = (closed_at is not null))
) with (fillfactor = 70);
-- A second press of the same device is a repeat: so at most one is open.
create unique index alarm_open_of_device on alarm (home_id, device_id, kind) where state <> 'closed';
create index alarm_due on alarm (deadline) where deadline is not null;
create index alarm_by_owner on alarm (owner_id) where owner_id is not null;
create index alarm_by_home on alarm (home_id) include (version);
create index alarm_by_organisation on alarm (organisation_id, received_at);
create index alarm_by_night_centre on alarm (night_centre_id, received_at) where night_centre_id is not null;

create table alarm_event (
    alarm_id        uuid not null references alarm deferrable initially deferred,
    seq             integer not null,
    organisation_id uuid not null references organisation,
    night_centre_id uuid,
    home_id         text not null,
    type            text not null,
    at              timestamptz not null,
    press_id        uuid,
    body            jsonb not null,
    xid             xid8 not null default pg_current_xact_id(),
    unique (alarm_id, seq)
);
-- A press that comes twice does nothing. Unique within the home: a box can only ever spoil its own.
create unique index alarm_event_press on alarm_event (home_id, press_id) where press_id is not null;
create index alarm_event_xid on alarm_event (xid);

-- Until when an operator's screen counts as alive. No row: that person has no screen to fall silent.
create table operator_alive (
    user_id         uuid primary key,
    organisation_id uuid not null references organisation,
    shown_name      text not null,
    alive_until     timestamptz not null
) with (fillfactor = 50);

create table command (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    night_centre_id uuid references organisation,
    home_id         text not null references home,
    device_id       text not null,
    what            jsonb not null,
    alarm_id        uuid references alarm,
    asked_by        uuid not null,
    asked_by_name   text not null,
    state           text not null check (state in ('asked', 'delivered', 'confirmed', 'failed', 'expired')),
    asked_at        timestamptz not null,
    life            interval not null,
    deadline        timestamptz,
    ended_at        timestamptz,
    reason          text,
    xid             xid8 not null default pg_current_xact_id(),
    check ((state in ('asked', 'delivered')) = (deadline is not null)),
    check ((state in ('asked', 'delivered')) = (ended_at is null))
) with (fillfactor = 70);
create index command_due on command (deadline) where deadline is not null;
create index command_xid on command (xid);
create index command_by_home on command (home_id, asked_at);

do $$
declare
    t text;
begin
    foreach t in array array['ladder', 'alarm', 'alarm_event', 'operator_alive', 'command'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select, insert, update, delete on ladder, alarm, operator_alive, command to nabij_worker;
grant select, insert on alarm_event to nabij_worker;
grant select, insert, update, delete on ladder, operator_alive to nabij_app;
grant select, update on alarm to nabij_app;
grant select, insert on alarm_event to nabij_app;
grant select, insert on command to nabij_app;

-- The night centre sees an alarm while it is open, and an hour longer, so that its own consoles show
-- how it ended.
create policy night_centre on alarm for select to nabij_app using (
    night_centre_id = (select current_organisation())
    and (state <> 'closed' or closed_at > nabij_now() - interval '1 hour'));
create policy night_centre_acts on alarm for update to nabij_app
    using (night_centre_id = (select current_organisation()))
    with check (night_centre_id = (select current_organisation()));
create policy night_centre on alarm_event for select to nabij_app using (
    night_centre_id = (select current_organisation()) and alarm_id in (select id from alarm));
create policy night_centre_acts on alarm_event for insert to nabij_app
    with check (night_centre_id = (select current_organisation()) and alarm_id in (select id from alarm));

-- A home is the night centre's to see while an alarm of it is open, and no longer.
create policy night_centre_with_alarm on home for select to nabij_app using (
    night_centre_id = (select current_organisation())
    and id in (select home_id from alarm where state <> 'closed'));
create policy night_centre_with_alarm on command for select to nabij_app using (
    night_centre_id = (select current_organisation()) and home_id in (select id from home));
create policy night_centre_asks on command for insert to nabij_app with check (
    night_centre_id = (select current_organisation()) and home_id in (select id from home));

-- Replaces the link's place-holder. In the transaction of the press's number: a new alarm with its
-- first events, or a repeat on the one that is open. It only picks between the two outcomes that the
-- core computed (PressAcceptance) and fills in this press; the times are this database's. Without a
-- preparation it leaves the press to the inbox, which comes back with one.
create or replace function accept_press(
    p_organisation uuid, p_home text, p_press uuid, p_device text, p_device_name text, p_room text,
    p_kind text, p_happened_at timestamptz, p_prepared jsonb) returns boolean
    language plpgsql as $$
declare
    v_now timestamptz;
    v_alarm uuid;
    v_night_centre uuid := (p_prepared ->> 'nightCentre')::uuid;
    v_offer jsonb := p_prepared #> '{offered,offer}';
    v_version integer;
    v_repeats integer;
    v_press jsonb;
begin
    if v_offer is null then
        return false;
    end if;
    if exists (select from alarm_event where home_id = p_home and press_id = p_press) then
        return true;
    end if;
    v_press := jsonb_strip_nulls(jsonb_build_object('press', p_press, 'happenedAt', p_happened_at));
    loop
        select id, version, repeats into v_alarm, v_version, v_repeats from alarm
            where home_id = p_home and device_id = p_device and kind = p_kind and state <> 'closed' for update;
        v_now := nabij_now();
        if found then
            if v_repeats < (p_prepared ->> 'mostRepeats')::integer then
                insert into alarm_event (alarm_id, seq, organisation_id, night_centre_id, home_id, type, at, press_id, body)
                    select id, v_version + 1, organisation_id, night_centre_id, home_id, 'repeated', v_now, p_press,
                        (p_prepared -> 'repeated') || v_press || jsonb_build_object('at', v_now)
                    from alarm where id = v_alarm;
                update alarm set version = v_version + 1, repeats = v_repeats + 1, last_press_at = v_now
                    where id = v_alarm;
            end if;
            return true;
        end if;
        -- Another home's box made the same id: this alarm gets one of its own, and is not lost.
        v_alarm := case when exists (select from alarm where id = p_press) then gen_random_uuid() else p_press end;
        insert into alarm (id, organisation_id, night_centre_id, home_id, device_id, device_name, room, kind, version,
                state, received_at, happened_at, last_press_at, repeats, step, round, step_name, deadline, cleared,
                cancelled)
            values (v_alarm, p_organisation, v_night_centre, p_home, p_device, p_device_name, p_room, p_kind, 2,
                'offered', v_now, coalesce(p_happened_at, v_now), v_now, 0, (v_offer #>> '{rung,step}')::integer,
                (v_offer #>> '{rung,round}')::integer, v_offer ->> 'name', v_now + (v_offer ->> 'patience')::interval,
                false, false)
            on conflict do nothing;
        -- Not inserted: one of this device was opened between the two statements, and is found now.
        exit when found;
    end loop;
    insert into alarm_event (alarm_id, seq, organisation_id, night_centre_id, home_id, type, at, press_id, body) values
        (v_alarm, 1, p_organisation, v_night_centre, p_home, 'raised', v_now, p_press,
            (p_prepared -> 'raised') || v_press || jsonb_strip_nulls(jsonb_build_object(
                'alarm', v_alarm, 'organisation', p_organisation, 'home', p_home, 'device', p_device,
                'deviceName', p_device_name, 'room', p_room, 'kind', p_kind, 'at', v_now))),
        (v_alarm, 2, p_organisation, v_night_centre, p_home, 'offered', v_now, null,
            (p_prepared -> 'offered') || jsonb_build_object('at', v_now));
    return true;
end $$;
