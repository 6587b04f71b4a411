-- On whose screens a team is a face that can be pressed: of its own homes, or of all clients (a helpdesk).
alter table team add column screen text not null default 'none' check (screen in ('none', 'own', 'all'));
create index team_on_screens on team (organisation_id) where screen <> 'none';
