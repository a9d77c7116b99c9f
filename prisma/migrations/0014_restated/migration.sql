-- From when a household counts as due soon, and until when what is stored of its cadence holds: a list that filters by
-- these days says what the rule says. What was stored before is judged anew.
alter table cadence_state add column due_soon_on date, add column restate_on date;
update cadence_state set restate_on = '0001-01-01';
