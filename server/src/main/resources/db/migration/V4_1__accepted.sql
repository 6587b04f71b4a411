-- A press that was accepted in the transaction of its number says so: nothing of it waits in up_message,
-- so nobody has to look there. All else of the function is as it was.
--
-- Gives: verdict  'accepted' | 'new' | 'duplicate' | 'no-home'
create or replace function ingest(
    p_home text, p_stream text, p_epoch bigint, p_seq bigint, p_first boolean,
    p_at timestamptz, p_type text, p_body text,
    p_press uuid, p_device text, p_device_name text, p_room text, p_kind text, p_prepared jsonb,
    out verdict text, out through bigint, out gap boolean)
    language plpgsql as $$
declare
    v_organisation uuid;
begin
    select organisation_id into v_organisation from home where id = p_home;
    if not found then
        verdict := 'no-home';
        gap := false;
        return;
    end if;
    perform set_config('nabij.organisation', v_organisation::text, true);
    select n.verdict, n.through, n.gap into verdict, through, gap
        from number_message(v_organisation, p_home, p_stream, p_epoch, p_seq, p_first) n;
    if verdict = 'duplicate' then
        return;
    end if;
    -- What waits in the inbox comes first: a press must not overtake an older one, nor a 'mistake' that
    -- was said before it.
    if p_press is not null
        and not exists (select from up_message where home_id = p_home and stream = p_stream) then
        if accept_press(v_organisation, p_home, p_press, p_device, p_device_name, p_room, p_kind, p_at, p_prepared) then
            verdict := 'accepted';
            return;
        end if;
    end if;
    insert into up_message (home_id, organisation_id, stream, epoch, seq, type, body, happened_at)
        values (p_home, v_organisation, p_stream, p_epoch, p_seq, p_type, p_body, p_at)
        on conflict do nothing;
end $$;
