-- Family and friends of a home, who call her and are called from a page of their own.
--
--   relative           whom she or who represents her lets in, and for what
--   relative_link      the one-time link that lets in; only its hash
--   relative_session   a browser that was let in; only the hash of what it shows
--   relative_passkey   the same person again, by a passkey
--   relative_event     what became of it, for her own log

create table relative (
    id              uuid primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    name            text not null check (length(name) between 1 and 80),
    relation        text not null check (relation in ('neighbour', 'son', 'daughter', 'partner', 'friend', 'other')),
    may_call        boolean not null default true,
    from_time       text not null default '00:00' check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    until_time      text not null default '00:00' check (until_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    on_screen       boolean not null default true,
    photo           bytea check (octet_length(photo) <= 24576),
    photo_name      text,
    said_by         text not null check (length(said_by) between 1 and 80),
    invited_by      text not null,
    at              timestamptz not null default clock_timestamp(),
    ended_at        timestamptz,
    ended_by        text,
    check ((photo is null) = (photo_name is null)),
    check ((ended_at is null) = (ended_by is null)),
    check (ended_at is null or photo is null)
);
create index relative_by_home on relative (home_id) where ended_at is null;

create table relative_link (
    code_hash       text primary key,
    relative_id     uuid not null references relative,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    made_at         timestamptz not null default clock_timestamp(),
    expires_at      timestamptz not null,
    used_at         timestamptz,
    taken_back_at   timestamptz
);
create index relative_link_by_relative on relative_link (relative_id);

create table relative_session (
    id              uuid primary key,
    token_hash      bytea not null unique,
    relative_id     uuid not null references relative,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    device          text not null check (length(device) between 1 and 60),
    begun_at        timestamptz not null default clock_timestamp(),
    seen_at         timestamptz not null default clock_timestamp(),
    expires_at      timestamptz not null
);
create index relative_session_by_relative on relative_session (relative_id);

create table relative_passkey (
    id              text primary key,              -- the credential's, base64url
    relative_id     uuid not null references relative,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    credential      bytea not null,                -- WebAuthn's attested credential data: id and public key
    sign_count      bigint not null,
    device          text not null check (length(device) between 1 and 60),
    made_at         timestamptz not null default clock_timestamp(),
    used_at         timestamptz
);
create index relative_passkey_by_relative on relative_passkey (relative_id);

create table relative_event (
    id              bigint generated always as identity primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    relative_id     uuid not null,
    name            text not null,                 -- as it was then
    what            text not null,
    by_name         text not null,
    at              timestamptz not null default clock_timestamp()
);
create index relative_event_by_home on relative_event (home_id, id);

do $$
declare
    t text;
begin
    foreach t in array array['relative', 'relative_link', 'relative_session', 'relative_passkey', 'relative_event'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select, insert, update on relative to nabij_app;
grant select, update (photo, photo_name) on relative to nabij_worker;
grant insert on relative_link to nabij_app;
-- A hash is nobody's business at a desk.
grant select (relative_id, home_id, organisation_id, expires_at, used_at, taken_back_at), update (taken_back_at)
    on relative_link to nabij_app;
grant select, update on relative_link to nabij_worker;
grant select (id, relative_id, home_id, organisation_id, device, begun_at, seen_at, expires_at), delete
    on relative_session to nabij_app;
grant select, insert, update, delete on relative_session to nabij_worker;
grant select (id, relative_id, home_id, organisation_id, device, made_at, used_at), delete on relative_passkey to nabij_app;
grant select, insert, update, delete on relative_passkey to nabij_worker;
grant select, insert on relative_event to nabij_app, nabij_worker;

-- One more who can be allowed to come in without her pressing anything.
alter table call_consent
    add column caller_relative uuid,
    drop constraint call_consent_check,
    add constraint one_caller check (num_nonnulls(caller_person, caller_organisation, caller_relative) = 1),
    add constraint relatives_talk check (caller_relative is null or use = 'talk');

-- Whose call it is beside hers, where it is with family: what is missed there stands until these two have spoken.
alter table call
    add column relative_id uuid,
    drop constraint call_missed_by_check,
    add constraint call_missed_by_check check (missed_by in ('home', 'staff', 'relative')),
    add constraint missed_relative check (missed_by <> 'relative' or relative_id is not null);
create index call_missed_of_relative on call (relative_id) where missed_by is not null and relative_id is not null;

-- Whoever was let in goes with the file that let them in, whatever erases it.
create function family_goes_with_file() returns trigger
    language plpgsql set search_path = nabij, pg_temp as $$
begin
    delete from relative_event where home_id = new.id;
    delete from relative_passkey where home_id = new.id;
    delete from relative_session where home_id = new.id;
    delete from relative_link where home_id = new.id;
    delete from relative where home_id = new.id;
    return null;
end $$;
create trigger family_goes_with_file after update of file_erased_at on home
    for each row when (new.file_erased_at is not null) execute function family_goes_with_file();
