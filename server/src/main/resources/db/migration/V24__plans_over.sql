-- Until when a plan goes: its only day, its last one, or for ever. What is over is worked on no more, and costs the look
-- for those that have few days ahead nothing.

alter table planned_call add column over_after date not null generated always as
    (case when cardinality(days) = 0 then first_day else coalesce(last_day, 'infinity'::date) end) stored;
drop index planned_call_to_make;
create index planned_call_to_make on planned_call (made_through) where ended_at is null and made_through < over_after;

-- Whether this person still works with clients. Who left, or does other work, is asked by nobody's plan: then it is the
-- team's.
create function answers_clients(p_person uuid) returns boolean
    language sql stable
    return exists (select from person where id = p_person and not blocked and roles && array['operator', 'carer']);
create index planned_call_with_person on planned_call (with_person) where ended_at is null and with_person is not null;

-- Whom the calls of now remind, each few seconds.
create index planned_call_day_of_now on planned_call_day (at) where state in ('planned', 'missed');
