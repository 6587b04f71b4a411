-- The way of a numbered message into the database: one call, many of them in one transaction.

-- What an alarm's press becomes, in the transaction of its number. The alarms' own migration replaces
-- this; until then a press waits in up_message like any other message.
--   p_prepared  what the alarm feature computed in Java before the call
--   returns     whether it was accepted here; false leaves it to the inbox
create function accept_press(
    p_organisation uuid, p_home text, p_press uuid, p_device text, p_device_name text, p_room text,
    p_kind text, p_happened_at timestamptz, p_prepared jsonb) returns boolean
    language sql as 'select false';

-- Gives one message its place in its stream.
--   p_first  the first of its stream on this connection: a box sends its oldest first, so what is still
--            missing below it will not come any more
-- Gives: verdict  'new' | 'duplicate'
--        through  all of this stream and epoch through this number is stored (the receipt)
--        gap      whether this message left a new gap
create function number_message(
    p_organisation uuid, p_home text, p_stream text, p_epoch bigint, p_seq bigint, p_first boolean,
    out verdict text, out through bigint, out gap boolean)
    language plpgsql as $$
declare
    v_last bigint;
    v_missing int8multirange;
    v_lost int8multirange;
    v_gone int8multirange;
    v_filled boolean := false;
begin
    gap := false;
    verdict := 'new';
    select last_seq, missing, lost into v_last, v_missing, v_lost
        from gateway_stream where home_id = p_home and stream = p_stream and epoch = p_epoch for update;
    if not found then
        insert into gateway_stream (home_id, organisation_id, stream, epoch)
            values (p_home, p_organisation, p_stream, p_epoch) on conflict do nothing;
        select last_seq, missing, lost into v_last, v_missing, v_lost
            from gateway_stream where home_id = p_home and stream = p_stream and epoch = p_epoch for update;
    end if;

    if p_seq = v_last + 1 then
        v_last := p_seq;
    elsif p_seq > v_last then
        gap := true;
        v_missing := v_missing + int8multirange(int8range(v_last + 1, p_seq));
        v_last := p_seq;
    elsif v_missing @> p_seq then
        v_missing := v_missing - int8multirange(int8range(p_seq, p_seq, '[]'));
        v_filled := true;
    elsif v_lost @> p_seq then
        v_lost := v_lost - int8multirange(int8range(p_seq, p_seq, '[]'));
    else
        verdict := 'duplicate';
    end if;

    if p_first and not isempty(v_missing) and lower(v_missing) < p_seq then
        v_gone := v_missing * int8multirange(int8range(null, p_seq));
        v_missing := v_missing - v_gone;
        v_lost := v_lost + v_gone;
        perform raise_fault(p_organisation, p_home, null, 'link.lost:' || p_stream,
            format('Numbers %s of the stream %s never came and the box has them no more', v_gone, p_stream));
    end if;
    if gap and not isempty(v_missing) then
        perform raise_fault(p_organisation, p_home, null, 'link.gap:' || p_stream,
            format('Numbers %s of the stream %s are missing; the box is expected to send them again',
                v_missing, p_stream));
    elsif isempty(v_missing) and (v_filled or v_gone is not null) then
        perform clear_fault(p_home, 'link.gap:' || p_stream);
    end if;
    through := coalesce(lower(v_missing) - 1, v_last);
    if verdict = 'new' or v_gone is not null then
        update gateway_stream set last_seq = v_last, missing = v_missing, lost = v_lost
            where home_id = p_home and stream = p_stream and epoch = p_epoch;
    end if;
end $$;

-- Numbers one message that was understood, and stores it.
--   p_press …  for alarm.raised only, else null
-- Gives as number_message; verdict may also be 'no-home'.
create function ingest(
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
    insert into up_message (home_id, organisation_id, stream, epoch, seq, type, body)
        values (p_home, v_organisation, p_stream, p_epoch, p_seq, p_type, p_body)
        on conflict do nothing;
end $$;

-- Keeps the bytes of one message that could not be understood, or that the database refused, tells of
-- it as a fault, and where it may be an alarm raises alarm.generic.
--   p_stream, p_epoch, p_seq  null where not even those could be read: no receipt then
--   p_digest                  of topic and bytes: sent again, it is stored once
--   p_press, p_generic        null where it is surely no alarm; else the generic alarm's press, and its
--                             message for the inbox when accept_press leaves it to that
create function ingest_aside(
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
            v_organisation, p_home, p_press, 'unknown', 'unknown', null, 'alarm.generic', now(), p_prepared) then
        insert into up_message (home_id, organisation_id, stream, epoch, seq, type, body)
            values (p_home, v_organisation, 'aside', 1,
                ('x' || substr(encode(p_digest, 'hex'), 1, 15))::bit(60)::bigint, 'alarm.generic', p_generic)
            on conflict do nothing;
    end if;
end $$;
