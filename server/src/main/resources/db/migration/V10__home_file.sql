-- What an organisation keeps about a home and who lives there, from her moving in to the last erasure.

alter table home
    add column stay           text not null default 'living' check (stay in ('living', 'away', 'ended')),
    add column stay_reason    text,
    add column stay_since     timestamptz,
    add column stay_back      date,
    add column stay_note      text check (length(stay_note) <= 200),
    add column stay_by        text,
    add column revision       bigint not null default 1,
    add column moves          integer not null default 0,  -- how often a second person has to look again for it
    add column file_erased_at timestamptz,
    add constraint stay_has_its_words check ((stay = 'living') = (stay_since is null)),
    add constraint only_what_ended_is_erased check (file_erased_at is null or stay = 'ended');
create index home_ended on home (stay_since) where stay = 'ended';

alter table client
    add column position  integer not null default 1,   -- the first is greeted by her screen
    add column street    text,
    add column key_place text check (length(key_place) between 1 and 200);
-- The address was always 'street number'.
update client set street = left(address, length(address) - length(house_number) - 1)
    where house_number is not null and right(address, length(house_number) + 1) = ' ' || house_number;

create table room (
    home_id         text not null references home,
    position        integer not null,
    organisation_id uuid not null references organisation,
    name            text not null check (length(name) between 1 and 40),
    primary key (home_id, position)
);
create unique index room_by_name on room (home_id, lower(name));

-- Who comes and what is on in a usual week, by the home's own clock.
create table week_entry (
    home_id         text not null references home,
    position        integer not null,
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('VISIT', 'HAPPENING')),
    what            text not null check (length(what) between 1 and 80),
    place           text check (length(place) between 1 and 80),
    days            text[] not null check (cardinality(days) between 1 and 7),
    from_time       text not null check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    until_time      text check (until_time ~ '^[0-2][0-9]:[0-5][0-9]$' and until_time > from_time),
    primary key (home_id, position)
);

-- Each word of hers about each purpose; the last one counts. Only ever added to, until all of hers is erased.
create table consent (
    id              bigint generated always as identity primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    purpose         text not null check (purpose in ('history', 'door', 'contacts')),
    given           boolean not null,
    said_by         text not null check (length(said_by) between 1 and 80),
    at              timestamptz not null default clock_timestamp(),
    last_day        date,
    recorded_by     text not null
);
create index consent_by_home on consent (home_id, purpose, id desc);

create view consent_now with (security_invoker = true) as
    select distinct on (home_id, purpose) home_id, organisation_id, purpose, given, said_by, at, last_day, recorded_by
        from consent order by home_id, purpose, id desc;

-- Whether she agreed, and it still lasts; null where nobody asked her, or its last day is over.
create function consents(p_home text, p_purpose text) returns boolean
    language sql stable
    return (select case when last_day < (nabij_now() at time zone 'Europe/Amsterdam')::date then null else given end
        from consent where home_id = p_home and purpose = p_purpose order by id desc limit 1);

-- Whether who has her open alarm may unlock her door: not after a no, nor after the last day of a yes. Where nobody
-- ever asked her, a door that stays shut while she lies behind it is the greater harm.
create function door_may_be_unlocked(p_home text) returns boolean
    language sql stable
    return coalesce(
        (select given and (last_day is null or last_day >= (nabij_now() at time zone 'Europe/Amsterdam')::date)
            from consent where home_id = p_home and purpose = 'door' order by id desc limit 1), true);

-- That something was erased, with nothing in it of what it was.
create table erasure (
    id              bigint generated always as identity primary key,
    organisation_id uuid not null references organisation,
    home_id         text not null,                -- names nobody
    at              timestamptz not null default clock_timestamp(),
    what            text not null check (what in ('sensors', 'file', 'all')),
    cause           text not null check (cause in ('ended', 'asked', 'withdrawn', 'moved')),
    by_name         text
);
create index erasure_by_organisation on erasure (organisation_id, at);

-- Boxes whose certificates were erased with their homes: a connection that came in the same second is ended by it.
create table cut_off (
    serial     text primary key,
    home_id    text not null,
    revoked_at timestamptz not null default now()
);
alter table cut_off enable row level security;
create policy worker on cut_off to nabij_worker using (true) with check (true);
grant select, delete on cut_off to nabij_worker;

-- What an erasure looks for, row by row.
create index command_by_alarm on command (alarm_id) where alarm_id is not null;
create index fault_by_incident on fault (folded_into) where folded_into is not null;

-- How long what has to be kept is kept after care ended: BW 7:454 says twenty years of a care record.
alter table organisation add column keep_years integer not null default 20 check (keep_years between 1 and 30);
grant update (keep_years) on organisation to nabij_app;

do $$
declare
    t text;
begin
    foreach t in array array['room', 'week_entry', 'consent', 'erasure'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
-- Who answers an alarm there needs these; looked up row by row (V4_2 says why).
create policy with_home on room for select to nabij_app
    using ((select true from home h where h.id = room.home_id));
create policy with_home on week_entry for select to nabij_app
    using ((select true from home h where h.id = week_entry.home_id));
create policy with_home on consent for select to nabij_app
    using (purpose in ('door', 'contacts') and (select true from home h where h.id = consent.home_id));
grant select, insert, delete on room, week_entry to nabij_app;
grant select on room, week_entry to nabij_worker;
grant select, insert on consent to nabij_app;
grant select, insert on consent to nabij_worker;
grant select on consent_now to nabij_app, nabij_worker;
grant select, insert on erasure to nabij_app, nabij_worker;
grant update (config_revision) on gateway to nabij_app;

-- As before, but what is about her is kept only when she agreed, and not while she is away. A battery is not.
--   p_apart  a value that trembles is kept once in this time
--   p_most   so many rows of one device and kind at most, whatever it sends
create or replace function keep_home_event(
    p_organisation uuid, p_home text, p_device text, p_kind text, p_at timestamptz, p_value jsonb,
    p_keep interval, p_apart interval, p_most integer) returns boolean
    language plpgsql as $$
declare
    v_at timestamptz;
    v_value jsonb;
begin
    select e.at, e.value into v_at, v_value from home_event e
        where e.home_id = p_home and e.device_id = p_device and e.kind = p_kind order by e.at desc limit 1;
    if found and p_at >= v_at and (v_value = p_value or p_at < v_at + p_apart) then
        return false;
    end if;
    if p_kind not in ('battery.level', 'radio.quality', 'available') and not coalesce(
        (select c.given and (c.last_day is null or c.last_day >= (nabij_now() at time zone 'Europe/Amsterdam')::date)
            from consent c where c.home_id = p_home and c.purpose = 'history' order by c.id desc limit 1)
        and (select h.stay = 'living' from home h where h.id = p_home), false) then
        return false;
    end if;
    insert into home_event (home_id, device_id, kind, at, organisation_id, value, keep_until)
        values (p_home, p_device, p_kind, p_at, p_organisation, p_value, nabij_now() + p_keep)
        on conflict do nothing;
    delete from home_event e
        where e.home_id = p_home and e.device_id = p_device and e.kind = p_kind and e.at <= (
            select o.at from home_event o where o.home_id = p_home and o.device_id = p_device and o.kind = p_kind
            order by o.at desc offset p_most limit 1);
    return true;
end $$;

-- Erases what sensors of an organisation's own home reported, in the transaction of what causes it. What is about the
-- device itself stays while it is there.
create function erase_reports(p_home text, p_cause text, p_by text) returns void
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_stay text;
begin
    select stay into v_stay from home where id = p_home and organisation_id = current_organisation();
    if not found then
        raise exception 'No home of this organisation' using errcode = 'insufficient_privilege';
    end if;
    delete from home_event
        where home_id = p_home and (v_stay = 'ended' or kind not in ('battery.level', 'radio.quality', 'available'));
    insert into erasure (organisation_id, home_id, what, cause, by_name)
        values (current_organisation(), p_home, 'sensors', p_cause, p_by);
end $$;

-- Somebody lives there again: what kept her home from raising an alarm meanwhile is a new fault, so that it becomes an
-- alarm for people also where an older one of it was closed because she was away.
create function faults_anew(p_home text) returns void
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_fault fault;
begin
    if not exists (select from home where id = p_home and organisation_id = current_organisation()) then
        raise exception 'No home of this organisation' using errcode = 'insufficient_privilege';
    end if;
    for v_fault in update fault set ended_at = now() where home_id = p_home and ended_at is null
            and (fault in ('home.silent', 'broker.unavailable') or fault like 'device.silent:%'
                or fault like 'bridge.offline:%') returning * loop
        insert into fault (organisation_id, home_id, device_id, fault, text, since)
            values (v_fault.organisation_id, p_home, v_fault.device_id, v_fault.fault, v_fault.text, v_fault.since);
    end loop;
end $$;

-- Erases the file of a home that ended, or all of it, as the tables' owner, since no other may take from a history.
-- Gives false where that may not be yet: an alarm is open, a message of it waits to be handled, or its box was connected
-- in the last days, since somebody may still press there. Locks in the order in which a message is stored.
--   p_what   'file' or 'all'
--   p_quiet  so long its box has to be away
create function erase_of_home(p_home text, p_what text, p_cause text, p_by text, p_quiet interval) returns boolean
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_home home;
begin
    perform from gateway_stream where home_id = p_home order by stream, epoch for update;
    select * into v_home from home where id = p_home for update;
    if not found or v_home.stay <> 'ended'
        or exists (select from alarm where home_id = p_home and state <> 'closed')
        or exists (select from up_message where home_id = p_home)
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
revoke all on function erase_of_home(text, text, text, text, interval), erase_reports(text, text, text),
    faults_anew(text) from public;
grant execute on function erase_of_home(text, text, text, text, interval) to nabij_worker;
grant execute on function erase_reports(text, text, text), faults_anew(text) to nabij_app;

-- What somebody has to look after. A home that ended has no faults but one: its box is still there. One who was to be
-- back is asked after.
create or replace view home_attention with (security_invoker = true) as
    select f.id, f.organisation_id, f.home_id, f.device_id, f.fault, f.text, f.since, f.homes, f.ended_at from fault f
        where not exists (select from home h where h.id = f.home_id and h.stay = 'ended')
    union all
    select md5('untested ' || u.home_id || ' ' || u.id)::uuid, u.organisation_id, u.home_id, u.id, 'device.not-tested',
        u.name, u.listed_since, 1, null::timestamptz from untested_device u
        where not exists (select from home h where h.id = u.home_id and h.stay = 'ended')
    union all
    select md5('ended ' || h.id)::uuid, h.organisation_id, h.id, null, 'home.ended-connected', h.stay_reason,
        h.stay_since, 1, null::timestamptz from home h join gateway g on g.home_id = h.id and g.connected
        where h.stay = 'ended'
    union all
    select md5('back ' || h.id)::uuid, h.organisation_id, h.id, null, 'home.back-awaited', h.stay_back::text,
        h.stay_back::timestamptz, 1, null::timestamptz from home h
        where h.stay = 'away' and h.stay_back < (nabij_now() at time zone 'Europe/Amsterdam')::date;
