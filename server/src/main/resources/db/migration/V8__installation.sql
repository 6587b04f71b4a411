-- How a home was installed: what is where and for what, which test presses came through, who looked whether it is right.

-- What an installer said of a device; a new box is given it.
create table installed_device (
    home_id         text not null references home,
    device_id       text not null,
    organisation_id uuid not null references organisation,
    name            text,
    room            text,
    purpose         text,                            -- sos, bed; none: it is what it is
    installed_by    text not null,                   -- what the installer called herself
    installed_at    timestamptz not null default now(),
    primary key (home_id, device_id)
);

-- A marked press that the centre believed: one test marks one press.
create table installation_test (
    home_id         text not null references home,
    test_id         uuid not null,
    organisation_id uuid not null references organisation,
    press_id        uuid not null,                   -- its alarm's events carry it
    device_id       text not null,
    kind            text not null,                   -- which alarm was tried
    tested_by       text not null,
    happened_at     timestamptz,                     -- by the box, where its clock can be trusted
    stored_at       timestamptz not null default now(),
    back_ms         bigint,                          -- from the press to the centre's answer in the home
    primary key (home_id, test_id)
);
create index installation_test_by_device on installation_test (home_id, device_id, stored_at);

-- With this code somebody may install at a box that is enrolled already. Only its hash is kept.
create table installer_access (
    id              uuid primary key default gen_random_uuid(),
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    code_hash       text not null,
    made_by         uuid not null references person,
    made_at         timestamptz not null default now(),
    expires_at      timestamptz not null
);
create index installer_access_by_home on installer_access (home_id, made_at);

-- A second person looked, and it was right. Kept for good: the newest counts.
create table installation_check (
    id              uuid primary key default gen_random_uuid(),
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    version         text not null,                   -- what she saw
    checked_by      uuid not null references person,
    checked_name    text not null,
    checked_at      timestamptz not null default now()
);
create index installation_check_by_home on installation_check (home_id, checked_at);

do $$
declare
    t text;
begin
    foreach t in array array['installed_device', 'installation_test', 'installer_access', 'installation_check'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('grant select, insert, update, delete on %I to nabij_worker', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select on installed_device, installation_test, installation_check to nabij_app;
grant insert on installer_access, installation_check to nabij_app;

-- The code of a replacement: once the new box has its certificate, the old ones count no longer.
alter table enrolment_code add column replaces boolean not null default false;

-- Since when somebody has to try it.
alter table device add column listed_since timestamptz not null default now();

-- What calls for help and was never tried with the present box.
create view untested_device with (security_invoker = true) as
    select d.home_id, d.organisation_id, d.id, d.name, d.listed_since from device d
    where d.listed and exists (select from unnest(d.kinds) k where k like '%.alarm' or k = 'alarm.generic')
        and not exists (
            select from installation_test t
            where t.home_id = d.home_id and t.device_id = d.id and t.kind = any(d.kinds)
                and t.stored_at >= coalesce((select max(c.issued_at) from gateway_certificate c
                    where c.home_id = d.home_id and c.renewal_of is null), '-infinity'));
grant select on untested_device to nabij_app, nabij_worker;

-- What somebody has to look after in a home: its faults, and what was never tried. The text of the latter is the
-- device's name.
create view home_attention with (security_invoker = true) as
    select id, organisation_id, home_id, device_id, fault, text, since, homes, ended_at from fault
    union all
    select md5('untested ' || home_id || ' ' || id)::uuid, organisation_id, home_id, id, 'device.not-tested', name,
        listed_since, 1, null::timestamptz from untested_device;
grant select on home_attention to nabij_app, nabij_worker;

-- An installer's test is nobody's waiting: it counts in no answer time.
create or replace function answer_times(p_time_zone text)
    returns table (since timestamptz, alarms bigint, answered bigint,
        due_30 bigint, within_30 bigint, due_60 bigint, within_60 bigint, due_180 bigint, within_180 bigint,
        waiting bigint, oldest_waiting_ms bigint)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    with clock as (
        select t as now, date_trunc('day', t at time zone p_time_zone) at time zone p_time_zone as midnight
            from nabij_now() t),
    mine as (
        select a.state, a.received_at, a.first_claimed_at,
                coalesce(a.first_claimed_at, c.now) - a.received_at as took, c.midnight, c.now
            from alarm a cross join clock c
            where (a.organisation_id = (select current_organisation())
                    or a.night_centre_id = (select current_organisation()))
                and a.kind <> 'test.alarm'
                and (a.received_at >= c.midnight or a.state = 'offered')),
    today as (select * from mine where received_at >= midnight)
    select (select midnight from clock), count(*), count(first_claimed_at),
            count(*) filter (where first_claimed_at is not null or took > interval '30 s'),
            count(first_claimed_at) filter (where took <= interval '30 s'),
            count(*) filter (where first_claimed_at is not null or took > interval '60 s'),
            count(first_claimed_at) filter (where took <= interval '60 s'),
            count(*) filter (where first_claimed_at is not null or took > interval '180 s'),
            count(first_claimed_at) filter (where took <= interval '180 s'),
            (select count(*) from mine where state = 'offered'),
            (select (extract(epoch from max(now - received_at)) * 1000)::bigint from mine where state = 'offered')
        from today
$$;
