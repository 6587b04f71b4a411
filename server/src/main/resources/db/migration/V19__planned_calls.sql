-- Calls that were agreed upon with a client.
--
--   planned_call       whom with, on which days, at what time of her own clock
--   planned_call_day   one of it on one day, made a few days ahead: what is looked at, reminded of and settled
--
-- A day that was called off beforehand stands here also where it lies further ahead.

create table planned_call (
    id              uuid primary key,
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    with_person     uuid,
    with_relative   uuid,                           -- neither: whoever of her organisation is on duty
    with_name       text check (length(with_name) between 1 and 80),
    days            text[] not null check (cardinality(days) <= 7),   -- none: once
    at_time         text not null check (at_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
    first_day       date not null,
    last_day        date check (last_day >= first_day),
    about           text check (length(about) between 1 and 80),
    planned_by      text not null,
    planned_at      timestamptz not null default clock_timestamp(),
    -- Its days stand in planned_call_day up to and with this one.
    made_through    date not null,
    ended_at        timestamptz,
    ended_by        text,
    check (num_nonnulls(with_person, with_relative) <= 1),
    check ((with_name is null) = (num_nonnulls(with_person, with_relative) = 0)),
    check ((ended_at is null) = (ended_by is null))
);
create index planned_call_by_home on planned_call (home_id) where ended_at is null;
create index planned_call_to_make on planned_call (made_through) where ended_at is null;

create table planned_call_day (
    plan_id         uuid not null references planned_call on delete cascade,
    day             date not null,                  -- of her own clock
    home_id         text not null references home,
    organisation_id uuid not null references organisation,
    at              timestamptz not null,
    state           text not null default 'planned' check (state in ('planned', 'skipped', 'held', 'missed')),
    look_at         timestamptz,                    -- when it is looked at next, while it is planned
    call_id         uuid,                           -- by which it took place
    said_by         text,                           -- who called it off, or let it take place after all
    changed_at      timestamptz not null default clock_timestamp(),
    primary key (plan_id, day),
    check ((state = 'planned') = (look_at is not null))
);
create index planned_call_day_due on planned_call_day (look_at) where state = 'planned';
create index planned_call_day_coming on planned_call_day (organisation_id, at);
create index planned_call_day_of_home on planned_call_day (home_id, at);

do $$
declare
    t text;
begin
    foreach t in array array['planned_call', 'planned_call_day'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy worker on %I to nabij_worker using (true) with check (true)', t);
        execute format('create policy own on %I to nabij_app '
            'using (organisation_id = (select current_organisation())) '
            'with check (organisation_id = (select current_organisation()))', t);
    end loop;
end $$;
grant select, insert, update on planned_call to nabij_app;
grant select, insert, update, delete on planned_call_day to nabij_app;
grant select on planned_call to nabij_worker;
grant update (made_through) on planned_call to nabij_worker;
grant select, insert, update on planned_call_day to nabij_worker;

-- What was agreed goes with the file, whatever erases it.
create function plans_go_with_file() returns trigger
    language plpgsql set search_path = nabij, pg_temp as $$
begin
    delete from planned_call_day where home_id = new.id;
    delete from planned_call where home_id = new.id;
    return null;
end $$;
create trigger plans_go_with_file after update of file_erased_at on home
    for each row when (new.file_erased_at is not null) execute function plans_go_with_file();
