-- When a client wants to talk, her own carers are asked first by day and the night centre at night. Alarms are asked as
-- they were. The same time twice is the whole day, and then it has to be midnight.

alter table night_centre
    add column from_time text not null default '23:00' check (from_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    add column until_time text not null default '07:00' check (until_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    add constraint night_centre_hours check (from_time <> until_time or from_time = '00:00');
create policy night_centre_hours on night_centre for update to nabij_app
    using (organisation_id = (select current_organisation()))
    with check (organisation_id = (select current_organisation()));
grant update (from_time, until_time) on night_centre to nabij_app;

-- Whose missed call a client returns is asked first, by name.
grant select (shown_name) on person to nabij_worker;
