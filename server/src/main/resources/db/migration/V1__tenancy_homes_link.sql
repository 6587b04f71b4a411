-- Organisations, homes, gateways, devices, faults and the link's numbering.
--
-- Row-level security, from the first table on:
--   nabij_app    sees the rows of the organisation in nabij.organisation; unset (or '', which a reused
--                connection has after a transaction-local setting) is nobody, who sees nothing.
--   nabij_worker (link, deadlines) serves all organisations, through a policy of its own.
--   nabij_owner  owns the tables and is used by these migrations alone.
-- A night centre sees a home only while an alarm of it is open: that policy on home comes with the
-- alarms; whatever belongs to a home (client, contact, device, fault …) is seen by whoever sees the home.

create function current_organisation() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('nabij.organisation', true), '')::uuid;

create table organisation (
    id   uuid primary key,
    name text not null unique check (length(name) between 1 and 200),
    kind text not null check (kind in ('care', 'night-centre', 'other'))
);

-- Which night centre an organisation has asked to answer its alarms.
create table night_centre (
    organisation_id uuid primary key references organisation,
    night_centre_id uuid not null references organisation,
    check (organisation_id <> night_centre_id)
);

create table home (
    id              text primary key check (length(id) between 1 and 64),  -- also its gateway's id
    organisation_id uuid not null references organisation,
    night_centre_id uuid references organisation,
    created_at      timestamptz not null default now()
);
create index home_by_organisation on home (organisation_id);
create index home_by_night_centre on home (night_centre_id) where night_centre_id is not null;

create table client (
    id              uuid primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    name            text not null,               -- mevrouw Willemse
    birth_year      integer check (birth_year between 1890 and 2200),
    address         text not null,
    town            text not null,
    notes           text[] not null default '{}',
    door            text,                        -- how the door is opened
    language        text not null default 'nl',
    time_zone       text not null default 'Europe/Amsterdam'
);
create index client_by_home on client (home_id);

create table contact (
    id              uuid primary key,
    client_id       uuid not null references client on delete cascade,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    position        integer not null,            -- in which order they are called
    name            text not null,
    relation        text not null check (relation in ('neighbour', 'son', 'daughter', 'partner', 'friend', 'other')),
    phone           text not null,
    note            text
);
create index contact_by_home on contact (home_id);

-- The installer's one-time code; only its hash is kept.
create table enrolment_code (
    code_hash       text primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    expires_at      timestamptz not null,
    used_at         timestamptz
);

-- A certificate that this server issued. What is not in here is not let in.
create table gateway_certificate (
    serial          text primary key,            -- hexadecimal
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    issued_at       timestamptz not null default now(),
    not_after       timestamptz not null,
    revoked_at      timestamptz
);
create index gateway_certificate_by_home on gateway_certificate (home_id);

-- Presence: written at connect and change only; last-heard in between is in memory.
create table gateway (
    home_id            text primary key references home,
    organisation_id    uuid not null references organisation,
    connected          boolean not null default false,
    changed_at         timestamptz not null default now(),
    last_heard_at      timestamptz,
    software           text,
    boot_id            uuid,
    clock_synchronised boolean,
    leaving            text,                     -- the reason of an announced goodbye
    config_revision    bigint not null default 1
);

-- How far each numbered stream has come. One row per epoch, so that an outbox that was lost, or a box
-- whose epoch went backwards, is numbered on its own and never refused. This row is the one locked.
create table gateway_stream (
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    stream          text not null check (stream in ('alarm', 'other')),
    epoch           bigint not null check (epoch >= 1),
    last_seq        bigint not null default 0,
    missing         int8multirange not null default '{}',  -- may still come late; holds the receipt back
    lost            int8multirange not null default '{}',  -- the box has them no more; accepted if they do come
    primary key (home_id, stream, epoch)
) with (fillfactor = 50);

-- Committed messages whose effect is not made yet. The effect and the deletion are one transaction.
create table up_message (
    home_id         text not null references home,
    stream          text not null,
    epoch           bigint not null,
    seq             bigint not null,
    organisation_id uuid not null references organisation,
    received_at     timestamptz not null default now(),
    type            text not null,
    body            text not null,               -- JSON as text: jsonb refuses an escaped U+0000
    attempts        integer not null default 0,
    primary key (home_id, stream, epoch, seq)
);

-- What could not be understood, with its bytes.
create table set_aside (
    id              uuid primary key default gen_random_uuid(),
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    topic           text not null,
    reason          text not null,
    bytes           bytea not null,
    digest          bytea not null,              -- of topic and bytes: the box repeats it until it has a receipt
    received_at     timestamptz not null default now(),
    unique (home_id, digest)
);
create index set_aside_by_home on set_aside (home_id, received_at);

create table device (
    home_id         text not null references home,
    id              text not null,
    organisation_id uuid not null references organisation,
    name            text not null,
    room            text,
    vendor          text not null,
    model           text not null,
    kinds           text[] not null,
    state           jsonb not null default '{}',
    available       boolean,
    fault           text,
    listed          boolean not null default true,  -- false: reported but not (or no more) in the home's list
    changed_at      timestamptz not null default now(),
    primary key (home_id, id)
);

create table fault (
    id              uuid primary key default gen_random_uuid(),
    organisation_id uuid not null references organisation,
    home_id         text references home,           -- none: an incident into which several homes were folded
    device_id       text,
    fault           text not null,
    text            text not null,
    since           timestamptz not null default now(),
    homes           integer not null default 1,
    folded_into     uuid references fault,
    ended_at        timestamptz
);
create unique index fault_open on fault (home_id, fault) where ended_at is null and home_id is not null;
create unique index fault_open_incident on fault (organisation_id, fault) where ended_at is null and home_id is null;
create index fault_by_organisation on fault (organisation_id, since);

do $$
declare
    t text;
begin
    foreach t in array array['organisation', 'night_centre', 'home', 'client', 'contact', 'enrolment_code',
        'gateway_certificate', 'gateway', 'gateway_stream', 'up_message', 'set_aside', 'device', 'fault'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('grant select, insert, update, delete on %I to nabij_worker', t);
        execute format('grant select on %I to nabij_app', t);
        if t <> 'organisation' then
            execute format('create policy own on %I to nabij_app '
                'using (organisation_id = (select current_organisation())) '
                'with check (organisation_id = (select current_organisation()))', t);
        end if;
    end loop;
    -- The subselect is itself under home's policies: who sees the home sees what is in it.
    foreach t in array array['client', 'contact', 'gateway', 'device', 'fault'] loop
        execute format('create policy with_home on %I for select to nabij_app '
            'using (home_id in (select id from home))', t);
    end loop;
end $$;

create policy night_centre_asked on night_centre for select to nabij_app
    using (night_centre_id = (select current_organisation()));
create policy own on organisation for select to nabij_app using (
    id = (select current_organisation())
    or id in (select organisation_id from night_centre)
    or id in (select night_centre_id from night_centre));

-- What the administrators' face writes; everything else of these tables is the worker's.
grant insert, update, delete on home, client, contact to nabij_app;
grant insert on enrolment_code to nabij_app;
-- A hash of a code and the bytes set aside are nobody's business at a desk.
revoke select on enrolment_code, set_aside, up_message from nabij_app;

-- One open fault of a name per home: a repeat changes nothing.
create function raise_fault(p_organisation uuid, p_home text, p_device text, p_fault text, p_text text)
    returns boolean language plpgsql as $$
begin
    insert into fault (organisation_id, home_id, device_id, fault, text)
        values (p_organisation, p_home, p_device, p_fault, p_text)
        on conflict do nothing;
    return found;
end $$;

create function clear_fault(p_home text, p_fault text) returns boolean language plpgsql as $$
begin
    update fault set ended_at = now() where home_id = p_home and fault = p_fault and ended_at is null;
    return found;
end $$;
