-- Family and friends are reached while no page of theirs is open, as carers are: by the same subscriptions, bound to the
-- browser that was let in instead of to a session. Whatever ends that browser (signed out, taken back, the home's end)
-- deletes its row, and the subscription with it.

alter table push_subscription
    alter column person_id drop not null,
    alter column session_id drop not null,
    add column relative_id uuid references relative on delete cascade,
    add column browser_id uuid unique references relative_session on delete cascade,
    add constraint push_subscription_is_of_one check (
        (person_id is null) = (session_id is null)
        and (relative_id is null) = (browser_id is null)
        and (person_id is null) <> (relative_id is null));
create index push_subscription_by_relative on push_subscription (relative_id, made_at) where relative_id is not null;
