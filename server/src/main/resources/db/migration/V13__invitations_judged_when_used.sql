-- Whether a host may invite an organisation's administrator: only as long as nobody there could do it herself.
-- Held against each other and against the code's use by the organisation's row.
create or replace function awaits_administrator(p_host uuid, p_id uuid) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
begin
    if not is_host(p_host) then
        return 'no-host';
    end if;
    perform from organisation where id = p_id for no key update;
    if not found then
        return 'not-found';
    elsif exists (select from person
            where organisation_id = p_id and not blocked and 'administrator' = any(roles)) then
        return 'administrated';
    end if;
    return 'done';
end $$;

-- What holds when a code is made has to hold when it is used too: it makes a host, or is a host's new password, only
-- where who made it is a host still; and a host of another organisation lets nobody in beside an administrator.
create or replace function accept_invitation(p_code_hash text, p_password_hash text) returns text
    language plpgsql security definer set search_path = nabij, pg_temp as $$
declare
    found_one invitation;
begin
    perform from organisation
        where id = (select organisation_id from invitation where code_hash = p_code_hash) for no key update;
    update invitation i set used_at = now()
        where i.code_hash = p_code_hash and i.used_at is null and i.expires_at > now()
            and (is_host(i.invited_by) or not ('host' = any(i.roles)
                or exists (select from person p where p.id = i.person_id and 'host' = any(p.roles))))
            and not (exists (select from person h where h.id = i.invited_by and h.organisation_id <> i.organisation_id)
                and exists (select from person p where p.organisation_id = i.organisation_id and not p.blocked
                    and 'administrator' = any(p.roles)))
        returning * into found_one;
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
