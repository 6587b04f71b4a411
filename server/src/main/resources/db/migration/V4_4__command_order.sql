-- Which of two commands is the newer one decides what is carried out, and `asked_at` does not tell: the database's
-- clock may be set back between them.
alter table command add column asked_number bigint generated always as identity;
