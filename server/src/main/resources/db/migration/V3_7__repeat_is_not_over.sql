-- A detector that said 'over' and raises again is not over: the repeat takes the mark back, as the
-- core does (AlarmFacts). All else of the function is as it was.
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
