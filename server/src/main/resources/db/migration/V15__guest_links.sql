-- Links by which a guest without account comes into one call. They live and end with it; of the secret and of the cookie
-- that it is exchanged for only hashes stand here.

create table guest_link (
    id              uuid primary key,               -- the guest's party in the call is 'guest-' and this
    call_id         uuid not null references call on delete cascade,
    home_id         text not null,
    organisation_id uuid not null references organisation,
    night_centre_id uuid references organisation,
    name            text not null check (length(name) between 1 and 80),
    kind            text not null check (kind in ('interpreter', 'doctor', 'relative', 'other')),
    client_as       text check (length(client_as) between 1 and 80),
    made_by_name    text not null,
    made_by_organisation text not null,
    made_at         timestamptz not null,
    expires_at      timestamptz not null,           -- of a link that nobody opened, and of the time to come in
    secret_hash     text not null unique,
    opened_at       timestamptz,
    attempt_hash    text,                           -- whose answer was lost opens it again: the same page
    cookie_hash     text unique,
    ended_at        timestamptz,                    -- taken back, before or during the call
    ended_by_name   text,
    check ((opened_at is null) = (cookie_hash is null)),
    check ((opened_at is null) = (attempt_hash is null)),
    check ((ended_at is null) = (ended_by_name is null))
);
create index guest_link_by_home on guest_link (home_id, made_at);
create index guest_link_by_call on guest_link (call_id);

alter table guest_link enable row level security;
create policy worker on guest_link to nabij_worker using (true) with check (true);
create policy own on guest_link to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
-- A guest has no organisation, and who may is judged before: so the worker alone writes. Her export reads.
grant select, insert, update, delete on guest_link to nabij_worker;
grant select on guest_link to nabij_app;
