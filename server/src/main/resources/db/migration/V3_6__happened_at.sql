-- When it happened is what the centre could place, and not what a box without a clock said: a press of
-- 1970 was never one. Null where the box cannot tell; the receipt's time then stands for it.
alter table up_message add column happened_at timestamptz;

-- Numbers one message that was understood, and stores it.
--   p_at       when it happened in the centre's time; null where the box cannot tell
--   p_press …  for alarm.raised only, else null
-- Gives as number_message; verdict may also be 'no-home'.
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
            return;
        end if;
    end if;
    insert into up_message (home_id, organisation_id, stream, epoch, seq, type, body, happened_at)
        values (p_home, v_organisation, p_stream, p_epoch, p_seq, p_type, p_body, p_at)
        on conflict do nothing;
end $$;

-- Keeps the bytes of one message that could not be understood, or that the database refused, tells of
-- it as a fault, and where it may be an alarm raises alarm.generic.
--   p_stream, p_epoch, p_seq  null where not even those could be read: no receipt then
--   p_digest                  of topic and bytes: sent again, it is stored once
--   p_press, p_generic        null where it is surely no alarm; else the generic alarm's press, and its
--                             message for the inbox when accept_press leaves it to that
create or replace function ingest_aside(
    p_home text, p_stream text, p_epoch bigint, p_seq bigint, p_first boolean,
    p_topic text, p_reason text, p_bytes bytea, p_digest bytea, p_press uuid, p_prepared jsonb,
    p_generic text,
    out verdict text, out through bigint, out gap boolean)
    language plpgsql as $$
declare
    v_organisation uuid;
begin
    gap := false;
    select organisation_id into v_organisation from home where id = p_home;
    if not found then
        verdict := 'no-home';
        return;
    end if;
    perform set_config('nabij.organisation', v_organisation::text, true);
    verdict := 'new';
    if p_stream is not null then
        select n.verdict, n.through, n.gap into verdict, through, gap
            from number_message(v_organisation, p_home, p_stream, p_epoch, p_seq, p_first) n;
        if verdict = 'duplicate' then
            return;
        end if;
    end if;
    insert into set_aside (home_id, organisation_id, topic, reason, bytes, digest)
        values (p_home, v_organisation, p_topic, p_reason, p_bytes, p_digest)
        on conflict do nothing;
    if not found then
        verdict := 'duplicate';
        return;
    end if;
    perform raise_fault(v_organisation, p_home, null, 'message.unknown',
        'A message of the box was not understood; its bytes are kept');
    if p_press is null then
        return;
    end if;
    if not accept_press(
            v_organisation, p_home, p_press, 'unknown', 'unknown', null, 'alarm.generic', null, p_prepared) then
        insert into up_message (home_id, organisation_id, stream, epoch, seq, type, body)
            values (p_home, v_organisation, 'aside', 1,
                ('x' || substr(encode(p_digest, 'hex'), 1, 15))::bit(60)::bigint, 'alarm.generic', p_generic)
            on conflict do nothing;
    end if;
end $$;
