-- Who keeps the server's organisations, which night centre answers for whom, and teams.

-- A host keeps the organisations of this server, and sees nothing else of them.
alter table person drop constraint person_roles_check;
alter table person add constraint person_roles_check
    check (cardinality(roles) > 0 and roles <@ array['operator', 'carer', 'administrator', 'host']);
alter table invitation drop constraint invitation_roles_check;
alter table invitation add constraint invitation_roles_check
    check (cardinality(roles) > 0 and roles <@ array['operator', 'carer', 'administrator', 'host']);

-- Of a server from before: whoever has been an administrator for longest, who is the one of the first start.
update person set roles = roles || array['host'] where id = (
    select id from person where 'administrator' = any(roles) and not blocked order by created_at, id limit 1);

create or replace function begin_centre(p_organisation uuid, p_name text, p_kind text, p_person uuid, p_login text,
    p_shown_name text, p_password_hash text) returns boolean
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    lock table person in share row exclusive mode;
    if exists (select from person) then
        return false;
    end if;
    insert into organisation (id, name, kind) values (p_organisation, p_name, p_kind);
    insert into person (id, organisation_id, login, shown_name, roles, password_hash)
        values (p_person, p_organisation, p_login, p_shown_name, array['administrator', 'host'], p_password_hash);
    return true;
end $$;

-- The policies hide other organisations from everybody, so these functions look over all of them. Each asks itself
-- whether it is a host who asks: a route that forgot to would still show nothing.
create function is_host(p_person uuid) returns boolean
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select exists (select from person where id = p_person and not blocked and 'host' = any(roles))
$$;

create function hosted_organisations(p_host uuid)
    returns table (id uuid, name text, kind text, staff integer, administrated boolean, invited_until timestamptz)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select o.id, o.name, o.kind,
        (select count(*)::integer from person p where p.organisation_id = o.id and not p.blocked),
        exists (select from person p
            where p.organisation_id = o.id and not p.blocked and 'administrator' = any(p.roles)),
        (select max(i.expires_at) from invitation i
            where i.organisation_id = o.id and 'administrator' = any(i.roles) and i.used_at is null
                and i.expires_at > now() and not exists (select from person p where p.id = i.person_id))
    from organisation o where is_host(p_host) order by lower(o.name), o.id
$$;

-- Names that differ in capitals only are one name to who reads them. The lock makes of two calls at once one the first.
create function add_organisation(p_host uuid, p_id uuid, p_name text, p_kind text) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    if not is_host(p_host) then
        return 'no-host';
    end if;
    lock table organisation in share row exclusive mode;
    if exists (select from organisation where lower(name) = lower(p_name)) then
        return 'name-taken';
    end if;
    insert into organisation (id, name, kind) values (p_id, p_name, p_kind);
    return 'done';
end $$;

create function rename_organisation(p_host uuid, p_id uuid, p_name text) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    if not is_host(p_host) then
        return 'no-host';
    end if;
    lock table organisation in share row exclusive mode;
    if exists (select from organisation where lower(name) = lower(p_name) and id <> p_id) then
        return 'name-taken';
    end if;
    update organisation set name = p_name where id = p_id;
    return case when found then 'done' else 'not-found' end;
end $$;

-- Whether a host may invite an organisation's administrator: only as long as nobody there could do it herself.
create function awaits_administrator(p_host uuid, p_id uuid) returns text
    language plpgsql stable security definer set search_path = nabij, pg_temp as $$
begin
    if not is_host(p_host) then
        return 'no-host';
    elsif not exists (select from organisation where id = p_id) then
        return 'not-found';
    elsif exists (select from person
            where organisation_id = p_id and not blocked and 'administrator' = any(roles)) then
        return 'administrated';
    end if;
    return 'done';
end $$;

-- Which night centre answers for whom. Asked by the one, in force from the moment the other accepts.

alter table night_centre add column since timestamptz not null default now();

-- One question at a time. The night centre has no policy here: it may read the name and nothing else, by a function.
create table night_centre_request (
    id              uuid primary key default gen_random_uuid(),
    organisation_id uuid not null unique references organisation,
    night_centre_id uuid not null references organisation,
    asked_by        uuid not null references person,
    asked_at        timestamptz not null default now(),
    declined_at     timestamptz,
    check (organisation_id <> night_centre_id)
);
create index night_centre_request_by_centre on night_centre_request (night_centre_id);

-- That it is over, and by whom: both sides have to learn of it. Names as they were then, since the policies hide them
-- afterwards. Only ever added to.
create table night_centre_end (
    id                bigint generated always as identity primary key,
    organisation_id   uuid not null references organisation,
    night_centre_id   uuid not null references organisation,
    organisation_name text not null,
    night_centre_name text not null,
    by_night_centre   boolean not null,
    ended_at          timestamptz not null default now()
);
create index night_centre_end_by_organisation on night_centre_end (organisation_id, ended_at);
create index night_centre_end_by_centre on night_centre_end (night_centre_id, ended_at);

alter table night_centre_request enable row level security;
alter table night_centre_end enable row level security;
create policy worker on night_centre_request to nabij_worker using (true) with check (true);
create policy worker on night_centre_end to nabij_worker using (true) with check (true);
grant select, insert, update, delete on night_centre_request, night_centre_end to nabij_worker;
create policy own on night_centre_request to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant select, insert, update, delete on night_centre_request to nabij_app;
create policy both_sides on night_centre_end for select to nabij_app using (
    organisation_id = (select current_organisation()) or night_centre_id = (select current_organisation()));
grant select on night_centre_end to nabij_app;

create function night_centres() returns table (id uuid, name text)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select id, name from organisation
        where kind = 'night-centre' and id <> current_organisation() order by lower(name), id
$$;

create function night_centre_requests() returns table (id uuid, name text, asked_at timestamptz)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select r.id, o.name, r.asked_at from night_centre_request r join organisation o on o.id = r.organisation_id
        where r.night_centre_id = current_organisation() and r.declined_at is null order by r.asked_at, r.id
$$;

-- From now on, for all homes. Gives whose question it was, or nothing where there is no such question any more.
-- Whoever adds a home at the same moment reads its night centre in that statement: the lock lets her commit first, or
-- read what we wrote. It holds no press back, which locks rows only.
create function accept_night_centre(p_request uuid) returns uuid
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_asked night_centre_request;
begin
    lock table home in share row exclusive mode;
    select * into v_asked from night_centre_request
        where id = p_request and night_centre_id = current_organisation() and declined_at is null for update;
    if not found then
        return null;
    end if;
    insert into night_centre_end (organisation_id, night_centre_id, organisation_name, night_centre_name, by_night_centre)
        select n.organisation_id, n.night_centre_id, o.name, c.name, false
            from night_centre n join organisation o on o.id = n.organisation_id
            join organisation c on c.id = n.night_centre_id
            where n.organisation_id = v_asked.organisation_id and n.night_centre_id <> v_asked.night_centre_id;
    insert into night_centre (organisation_id, night_centre_id)
        values (v_asked.organisation_id, v_asked.night_centre_id)
        on conflict (organisation_id) do update set night_centre_id = excluded.night_centre_id, since = now();
    update home set night_centre_id = v_asked.night_centre_id where organisation_id = v_asked.organisation_id
        and night_centre_id is distinct from v_asked.night_centre_id;
    delete from night_centre_request where id = v_asked.id;
    return v_asked.organisation_id;
end $$;

create function decline_night_centre(p_request uuid) returns uuid
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    v_organisation uuid;
begin
    update night_centre_request set declined_at = now()
        where id = p_request and night_centre_id = current_organisation() and declined_at is null
        returning organisation_id into v_organisation;
    return v_organisation;
end $$;

-- Either side can. What is open stays with the centre to which it was offered: an alarm keeps its own.
create function end_night_centre(p_organisation uuid) returns boolean
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    lock table home in share row exclusive mode;
    insert into night_centre_end (organisation_id, night_centre_id, organisation_name, night_centre_name, by_night_centre)
        select n.organisation_id, n.night_centre_id, o.name, c.name, n.night_centre_id = current_organisation()
            from night_centre n join organisation o on o.id = n.organisation_id
            join organisation c on c.id = n.night_centre_id
            where n.organisation_id = p_organisation
                and current_organisation() in (n.organisation_id, n.night_centre_id);
    if not found then
        return false;
    end if;
    delete from night_centre where organisation_id = p_organisation;
    update home set night_centre_id = null where organisation_id = p_organisation and night_centre_id is not null;
    return true;
end $$;

-- Who answers an alarm that was open when it ended still sees that home, until it is closed. The list of organisations
-- that left is read once a statement, and is short; only for their homes is anything looked up.
create policy former_night_centre_with_alarm on home for select to nabij_app using (
    organisation_id = any (array(
        select e.organisation_id from night_centre_end e where e.night_centre_id = (select current_organisation())))
    and (select true from alarm a where a.home_id = home.id and a.state <> 'closed'
        and a.night_centre_id = (select current_organisation()) limit 1));
-- And by which name she calls that organisation, for as long as any alarm is open.
alter policy own on organisation using (
    id = (select current_organisation())
    or id in (select organisation_id from night_centre)
    or id in (select night_centre_id from night_centre)
    or id in (select e.organisation_id from night_centre_end e
        where e.night_centre_id = (select current_organisation()) and e.ended_at > now() - interval '7 days'));

-- A press is prepared beforehand, and a preparation may be of yesterday. One for another night centre than the home has
-- now is none: the press goes through the inbox, which prepares it anew. All else of the function is as it was.
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
    if v_night_centre is distinct from (select night_centre_id from home where id = p_home) then
        return false;
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
                update alarm set version = v_version + 1, repeats = v_repeats + 1, last_press_at = v_now,
                        cleared = false
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

-- Teams: people and homes that belong together. They steer no alarm yet.

create table team (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    name            text not null check (length(name) between 1 and 80),
    unique (organisation_id, id)
);
create unique index team_by_name on team (organisation_id, lower(name));

-- The key with the organisation in it: no row can lead from one organisation's team to another's.
create table team_member (
    team_id         uuid not null,
    person_id       uuid not null references person on delete cascade,
    organisation_id uuid not null,
    primary key (team_id, person_id),
    foreign key (organisation_id, team_id) references team (organisation_id, id) on delete cascade
);
create index team_member_by_person on team_member (person_id);

create table team_home (
    home_id         text primary key references home on delete cascade,     -- in one team at most
    team_id         uuid not null,
    organisation_id uuid not null,
    foreign key (organisation_id, team_id) references team (organisation_id, id) on delete cascade
);
create index team_home_by_team on team_home (team_id);

do $$
declare
    t text;
begin
    foreach t in array array['team', 'team_member', 'team_home'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
        execute format('grant select, insert, update, delete on %I to nabij_worker, nabij_app', t);
    end loop;
end $$;

revoke all on function begin_centre(uuid, text, text, uuid, text, text, text), is_host(uuid),
    hosted_organisations(uuid), add_organisation(uuid, uuid, text, text), rename_organisation(uuid, uuid, text),
    awaits_administrator(uuid, uuid), night_centres(), night_centre_requests(), accept_night_centre(uuid),
    decline_night_centre(uuid), end_night_centre(uuid) from public;
grant execute on function begin_centre(uuid, text, text, uuid, text, text, text),
    hosted_organisations(uuid), add_organisation(uuid, uuid, text, text), rename_organisation(uuid, uuid, text),
    awaits_administrator(uuid, uuid), night_centres(), night_centre_requests(), accept_night_centre(uuid),
    decline_night_centre(uuid), end_night_centre(uuid) to nabij_app;
