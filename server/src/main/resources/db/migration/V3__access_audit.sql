-- Who may sign in, who is signed in, and who looked at whom.

create table person (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    login           text not null unique check (length(login) between 1 and 254),
    shown_name      text not null check (length(shown_name) between 1 and 80),
    roles           text[] not null
        check (cardinality(roles) > 0 and roles <@ array['operator', 'carer', 'administrator']),
    password_hash   text not null,               -- Argon2id, encoded
    second_factor   text,                        -- room for it; an account that has one needs it
    blocked         boolean not null default false,
    created_at      timestamptz not null default now()
);

create table session (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    person_id       uuid not null references person on delete cascade,
    token_hash      bytea not null unique check (length(token_hash) = 32),
    address         text not null,
    started_at      timestamptz not null,
    last_used_at    timestamptz not null,
    ended_at        timestamptz
);
create index session_by_person on session (person_id, started_at);

alter table person enable row level security;
alter table session enable row level security;
create policy own on person to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
create policy own on session to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));

-- The password's hash and the token's can be written and never read; the two functions below answer
-- exactly one question each, to who already knows the login or the token.
grant select (id, organisation_id, login, shown_name, roles, blocked, created_at) on person to nabij_app;
grant insert, update on person to nabij_app;
grant select (id, organisation_id, person_id, address, started_at, last_used_at, ended_at) on session to nabij_app;
grant insert, update, delete on session to nabij_app;

-- Sign-in names no organisation, so these two look over all of them. They run as the tables' owner.
create function person_by_login(p_login text)
    returns table (id uuid, organisation_id uuid, organisation_name text, login text, shown_name text,
        roles text[], password_hash text, second_factor text, blocked boolean)
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select p.id, p.organisation_id, o.name, p.login, p.shown_name, p.roles, p.password_hash, p.second_factor,
            p.blocked
        from person p join organisation o on o.id = p.organisation_id where p.login = p_login
$$;

-- Roles and block are read with each request, so that taking them away works at once.
create function session_by_token(p_token_hash bytea)
    returns table (session_id uuid, started_at timestamptz, last_used_at timestamptz, id uuid,
        organisation_id uuid, organisation_name text, login text, shown_name text, roles text[])
    language sql stable security definer set search_path = nabij, pg_temp as $$
    select s.id, s.started_at, s.last_used_at, p.id, p.organisation_id, o.name, p.login, p.shown_name, p.roles
        from session s join person p on p.id = s.person_id join organisation o on o.id = p.organisation_id
        where s.token_hash = p_token_hash and s.ended_at is null and not p.blocked
$$;

revoke all on function person_by_login(text), session_by_token(bytea) from public;
grant execute on function person_by_login(text), session_by_token(bytea) to nabij_app;

-- NEN 7513: each look at a client. What, when, which client, which user, on whose behalf, role,
-- purpose, from where, outcome. Only ever added to.
create table look (
    id                    bigint generated always as identity primary key,
    at                    timestamptz not null default clock_timestamp(),
    organisation_id       uuid not null references organisation,   -- whose client it is
    home_id               text,                                     -- none where what was asked for is not there
    alarm_id              uuid,
    action                text not null check (action in ('read', 'change', 'command')),
    what                  text not null,
    purpose               text not null,
    actor_id              uuid not null,
    actor_name            text not null,                            -- as it was then
    actor_roles           text not null,
    actor_organisation_id uuid not null references organisation,   -- on whose behalf
    session_id            uuid not null,
    address               text not null,
    outcome               text not null check (outcome in ('done', 'refused', 'not-found'))
);
create index look_by_home on look (home_id, at);
create index look_by_organisation on look (organisation_id, at);
create index look_by_actor on look (actor_id, at);

alter table look enable row level security;
-- Both sides can read it: whose client it is, and who looked. Only who looks can write, as herself.
create policy read_both on look for select to nabij_app using (
    organisation_id = (select current_organisation()) or actor_organisation_id = (select current_organisation()));
create policy write_own on look for insert to nabij_app
    with check (actor_organisation_id = (select current_organisation()));
grant select, insert on look to nabij_app;

create function refuse_change_of_look() returns trigger language plpgsql as $$
begin
    raise exception 'The record of who looked at whom is only ever added to' using errcode = 'insufficient_privilege';
end $$;
-- For every role, also the owner of the table.
create trigger look_only_added_to before update or delete or truncate on look
    execute function refuse_change_of_look();
