-- What a home's devices reported lately, for who answers an alarm there ('when was she last in bed?') and for who
-- looks why a sensor fails. Only changes, each with the day on which it is erased: movement is about a person,
-- and is of use for hours.

create table home_event (
    home_id         text not null references home,
    device_id       text not null,
    kind            text not null,               -- of the contract; 'available' for the radio
    at              timestamptz not null,
    organisation_id uuid not null references organisation,
    value           jsonb not null,
    keep_until      timestamptz not null,
    primary key (home_id, device_id, kind, at)
);
create index home_event_keep_until on home_event (keep_until);

alter table home_event enable row level security;
create policy worker on home_event to nabij_worker using (true) with check (true);
create policy own on home_event for select to nabij_app using (organisation_id = (select current_organisation()));
create policy with_home on home_event for select to nabij_app
    using (exists (select from home h where h.id = home_event.home_id));
grant select, insert, delete on home_event to nabij_worker;
grant select on home_event to nabij_app;

-- Keeps one report, unless it says what the last one said, or came too soon after it.
--   p_apart  a value that trembles is kept once in this time
--   p_most   so many rows of one device and kind at most, whatever it sends
create function keep_home_event(
    p_organisation uuid, p_home text, p_device text, p_kind text, p_at timestamptz, p_value jsonb,
    p_keep interval, p_apart interval, p_most integer) returns boolean
    language plpgsql as $$
declare
    v_at timestamptz;
    v_value jsonb;
begin
    select e.at, e.value into v_at, v_value from home_event e
        where e.home_id = p_home and e.device_id = p_device and e.kind = p_kind order by e.at desc limit 1;
    if found and p_at >= v_at and (v_value = p_value or p_at < v_at + p_apart) then
        return false;
    end if;
    insert into home_event (home_id, device_id, kind, at, organisation_id, value, keep_until)
        values (p_home, p_device, p_kind, p_at, p_organisation, p_value, nabij_now() + p_keep)
        on conflict do nothing;
    delete from home_event e
        where e.home_id = p_home and e.device_id = p_device and e.kind = p_kind and e.at <= (
            select o.at from home_event o where o.home_id = p_home and o.device_id = p_device and o.kind = p_kind
            order by o.at desc offset p_most limit 1);
    return true;
end $$;
