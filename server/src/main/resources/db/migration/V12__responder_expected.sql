-- When she who comes may be there, as the newest word of it said: her screen counts towards it.
alter table alarm add column responder_expected_at timestamptz;
