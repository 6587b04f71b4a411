-- What an administrator keeps: where clients live, who is invited, and the very first start of a centre.

alter table client
    add column postcode     text check (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
    add column house_number text check (length(house_number) between 1 and 10);

-- Somebody who will choose a password by a one-time code. Only the code's hash is kept: 100 random bits need no
-- slow one.
create table invitation (
    code_hash       text primary key,
    organisation_id uuid not null references organisation,
    person_id       uuid not null,                    -- who she will be
    login           text not null check (length(login) between 1 and 254),
    shown_name      text not null check (length(shown_name) between 1 and 80),
    roles           text[] not null
        check (cardinality(roles) > 0 and roles <@ array['operator', 'carer', 'administrator']),
    invited_by      uuid not null references person,
    invited_at      timestamptz not null default now(),
    expires_at      timestamptz not null,
    used_at         timestamptz
);
create index invitation_by_organisation on invitation (organisation_id, invited_at);

alter table invitation enable row level security;
create policy own on invitation to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant select (organisation_id, person_id, login, shown_name, roles, invited_by, invited_at, expires_at, used_at)
    on invitation to nabij_app;
grant insert, update (used_at) on invitation to nabij_app;

-- Whether a login is taken anywhere on the server; sign-in names no organisation, so logins are one space.
create function login_is_taken(p_login text) returns boolean
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select exists (select from person where login = p_login)
$$;

-- Who has the code chooses the password. Gives the login, or nothing where the code is unknown, used or too old.
-- A login that somebody else took meanwhile is an error (23505), and the code stays.
create function accept_invitation(p_code_hash text, p_password_hash text) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    found_one invitation;
begin
    update invitation set used_at = now()
        where code_hash = p_code_hash and used_at is null and expires_at > now() returning * into found_one;
    if not found then
        return null;
    end if;
    insert into person (id, organisation_id, login, shown_name, roles, password_hash)
        values (found_one.person_id, found_one.organisation_id, found_one.login, found_one.shown_name,
            found_one.roles, p_password_hash);
    return found_one.login;
end $$;

create function nobody_yet() returns boolean
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select not exists (select from person)
$$;

-- The first organisation and its administrator, on a server that has nobody. Of two calls at once one is the first.
create function begin_centre(p_organisation uuid, p_name text, p_kind text, p_person uuid, p_login text,
    p_shown_name text, p_password_hash text) returns boolean
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    lock table person in share row exclusive mode;
    if exists (select from person) then
        return false;
    end if;
    insert into organisation (id, name, kind) values (p_organisation, p_name, p_kind);
    insert into person (id, organisation_id, login, shown_name, roles, password_hash)
        values (p_person, p_organisation, p_login, p_shown_name, array['administrator'], p_password_hash);
    return true;
end $$;

revoke all on function login_is_taken(text), accept_invitation(text, text), nobody_yet(),
    begin_centre(uuid, text, text, uuid, text, text, text) from public;
grant execute on function login_is_taken(text), accept_invitation(text, text), nobody_yet(),
    begin_centre(uuid, text, text, uuid, text, text, text) to nabij_app;
