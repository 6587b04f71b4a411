-- Who claims through the API, without a console, proves to be there by calling it.

-- Null: no console of this person ever answered since the row was made.
alter table operator_alive alter column alive_until drop not null;
-- Null: a console answered after the last call, so that only the console counts.
alter table operator_alive add column called_until timestamptz;
