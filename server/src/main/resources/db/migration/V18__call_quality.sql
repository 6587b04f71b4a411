-- How well media came, kept as figures: one row for each party of a call and each other one that it received.
-- Sums, so that what a device says next is only added; an average is a sum by its seconds.
create table call_quality (
    call_id         uuid not null references call on delete cascade,
    party           text not null,                  -- who received
    from_party      text not null,
    organisation_id uuid not null references organisation,
    home_id         text not null,
    seconds         bigint not null check (seconds > 0),
    poor_seconds    bigint not null,
    bad_seconds     bigint not null,
    gone_seconds    bigint not null,
    loss            double precision not null,      -- percent times seconds
    jitter          double precision not null,      -- milliseconds times seconds
    round_trip      double precision not null,      -- milliseconds times seconds
    round_trip_seconds bigint not null,
    frozen          double precision not null,      -- percent times seconds
    primary key (call_id, party, from_party)
);

alter table call_quality enable row level security;
create policy worker on call_quality to nabij_worker using (true) with check (true);
create policy own on call_quality to nabij_app using (organisation_id = (select current_organisation()));
grant select, insert, update on call_quality to nabij_worker;
grant select on call_quality to nabij_app;
