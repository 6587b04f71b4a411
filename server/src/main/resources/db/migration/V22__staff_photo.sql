-- What stands for whoever calls a client, or is a face on her screen, besides her family: photos of people who work
-- here, and a team's logo. As of relatives: drawn anew, small enough for one packet of a home's link, named by its hash.
alter table person
    add column photo bytea check (octet_length(photo) <= 24576),
    add column photo_name text,
    add constraint person_photo_has_name check ((photo is null) = (photo_name is null));
create index person_by_photo on person (photo_name) where photo_name is not null;
grant select (photo, photo_name) on person to nabij_app, nabij_worker;

alter table team
    add column photo bytea check (octet_length(photo) <= 24576),
    add column photo_name text,
    add constraint team_photo_has_name check ((photo is null) = (photo_name is null));
create index team_by_photo on team (photo_name) where photo_name is not null;
