-- What a home is asked at its connect, in one call: after a power cut in the street thousands of homes stand at
-- the gate at once, and some of them with an alarm.
--
-- Nothing in it has to outlive a power cut of the centre: the next connect writes the same again. So nobody waits
-- for the disk.
--
-- Gives no organisation where no such certificate is known.
create function pass_gate(p_serial text, p_home text, p_expired boolean,
    out organisation uuid, out revoked boolean, out registered_at_issue boolean)
    language plpgsql as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    update gateway_certificate set last_seen_at = now() where serial = p_serial and home_id = p_home
        returning organisation_id, revoked_at is not null, certificate is not null
        into organisation, revoked, registered_at_issue;
    if not found or revoked then
        return;
    end if;
    if p_expired then
        perform raise_fault(organisation, p_home, null, 'home.certificate-expired',
            'The certificate of the box is past its date');
    else
        perform clear_fault(p_home, 'home.certificate-expired');
    end if;
    if registered_at_issue then
        perform clear_fault(p_home, 'home.certificate-unregistered');
    end if;
end $$;
