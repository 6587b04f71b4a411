-- What becomes of people: another role, leaving, a second factor, a password that was forgotten.

alter table organisation
    add column second_factor_required boolean not null default false;
grant update (second_factor_required) on organisation to nabij_app;
create policy own_settings on organisation for update to nabij_app
    using (id = (select current_organisation())) with check (id = (select current_organisation()));

-- person.second_factor is the secret, encrypted by a key that is not in the database.
alter table person
    add column second_factor_step bigint not null default 0;    -- the last 30 s whose code was used: none works twice
grant select (second_factor_step) on person to nabij_app;

-- For who lost her telephone: each works once, and is told once.
create table recovery_code (
    person_id       uuid not null references person on delete cascade,
    organisation_id uuid not null references organisation,
    code_hash       text not null,
    used_at         timestamptz,
    primary key (person_id, code_hash)
);
alter table recovery_code enable row level security;
create policy own on recovery_code to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant select, insert, update (used_at), delete on recovery_code to nabij_app;

-- What was done to somebody's account and by whom. Only ever added to.
create table account_change (
    id              bigint generated always as identity primary key,
    at              timestamptz not null default clock_timestamp(),
    organisation_id uuid not null references organisation,
    person_id       uuid not null,
    by_id           uuid not null,
    what            text not null
);
create index account_change_by_person on account_change (person_id, at);
alter table account_change enable row level security;
create policy own on account_change to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant select, insert on account_change to nabij_app;

-- Whether there is a second factor may be seen, the secret may not.
create function has_second_factor(p_person uuid) returns boolean
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select second_factor is not null from person where id = p_person
$$;

-- An invitation can also be for somebody who is there: then it is a new password.
alter table invitation
    add column drops_second_factor boolean not null default false;
grant select (drops_second_factor) on invitation to nabij_app;

create or replace function accept_invitation(p_code_hash text, p_password_hash text) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    found_one invitation;
begin
    update invitation set used_at = now()
        where code_hash = p_code_hash and used_at is null and expires_at > now() returning * into found_one;
    if not found then
        return null;
    end if;
    update person set password_hash = p_password_hash,
            second_factor = case when found_one.drops_second_factor then null else second_factor end
        where id = found_one.person_id;
    if found then
        if found_one.drops_second_factor then
            delete from recovery_code where person_id = found_one.person_id;
        end if;
        update session set ended_at = now() where person_id = found_one.person_id and ended_at is null;
        insert into account_change (organisation_id, person_id, by_id, what)
            values (found_one.organisation_id, found_one.person_id, found_one.person_id, 'password-by-code');
    else
        insert into person (id, organisation_id, login, shown_name, roles, password_hash)
            values (found_one.person_id, found_one.organisation_id, found_one.login, found_one.shown_name,
                found_one.roles, p_password_hash);
    end if;
    return found_one.login;
end $$;

-- Who has no second factor where one is required may do nothing but set one up.
drop function session_by_token(bytea);
create function session_by_token(p_token_hash bytea)
    returns table (session_id uuid, started_at timestamptz, last_used_at timestamptz, id uuid,
        organisation_id uuid, organisation_name text, login text, shown_name text, roles text[], confined boolean)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select s.id, s.started_at, s.last_used_at, p.id, p.organisation_id, o.name, p.login, p.shown_name, p.roles,
            o.second_factor_required and p.second_factor is null
        from session s join person p on p.id = s.person_id join organisation o on o.id = p.organisation_id
        where s.token_hash = p_token_hash and s.ended_at is null and not p.blocked
$$;
drop function person_by_login(text);
create function person_by_login(p_login text)
    returns table (id uuid, organisation_id uuid, organisation_name text, login text, shown_name text,
        roles text[], password_hash text, second_factor text, blocked boolean, confined boolean)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select p.id, p.organisation_id, o.name, p.login, p.shown_name, p.roles, p.password_hash, p.second_factor,
            p.blocked, o.second_factor_required and p.second_factor is null
        from person p join organisation o on o.id = p.organisation_id where p.login = p_login
$$;

revoke all on function person_by_login(text), session_by_token(bytea), has_second_factor(uuid),
    accept_invitation(text, text) from public;
grant execute on function person_by_login(text), session_by_token(bytea), has_second_factor(uuid),
    accept_invitation(text, text) to nabij_app;
