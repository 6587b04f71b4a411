-- Whose shift runs, and how fast alarms are answered.

create table shift (
    person_id       uuid primary key references person on delete cascade,
    organisation_id uuid not null references organisation,
    started_at      timestamptz not null,
    on_duty         boolean not null,            -- false: a hidden page, blocked sound, a silent screen
    changed_at      timestamptz not null default now()
) with (fillfactor = 50);
alter table shift enable row level security;
create policy own on shift to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant select, insert, update, delete on shift to nabij_app;

-- Counts of today's alarms, for the organisation whose clients they are or that answers them. Runs as
-- the tables' owner, since a night centre may see no closed alarm, only how fast it was; it gives
-- numbers and nothing else. Of an alarm that still waits, only the limits that it passed count.
create function answer_times(p_time_zone text)
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
revoke all on function answer_times(text) from public;
grant execute on function answer_times(text) to nabij_app;
