-- Whoever looks at some hundred households finds their rows by index: the households are a list that the index is asked for. As
-- `household_id in (select …)` they were a filter over every row of the firm, and a page grew with everybody else's clients.
-- Whoever leads others may see so many that a list is the longer way: they take a role of their own, for which each policy
-- filters as before. It is a member of `rapport_covered`, so that every right and every other policy is the same for both.

do $$
begin
  begin
    create role rapport_led nologin nobypassrls;
  exception when duplicate_object or unique_violation then null;
  end;
end $$;
grant rapport_covered to rapport_led;

do $$
declare
  p record;
begin
  for p in select * from (values
    ('household', 'id', 'visible_household', 'rapport_led'),
    ('household_member', 'household_id', 'visible_household', 'rapport_led'),
    ('organisation', 'household_id', 'visible_household', 'rapport_led'),
    ('coverage', 'household_id', 'visible_household', 'rapport_led'),
    ('contact_restriction', 'household_id', 'visible_household', 'rapport_led'),
    ('planned_meeting', 'household_id', 'visible_household', 'rapport_led'),
    ('service_model_override', 'household_id', 'visible_household', 'rapport_led'),
    ('cadence_state', 'household_id', 'visible_household', 'rapport_led'),
    ('guest', 'household_id', 'visible_household', 'rapport_led'),
    ('contact_household', 'household_id', 'visible_household', 'rapport_led'),
    ('account', 'household_id', 'money_household', 'rapport_led, rapport_directory'),
    ('claim', 'household_id', 'money_household', 'rapport_led, rapport_directory'),
    ('default_split', 'household_id', 'money_household', 'rapport_led, rapport_directory')
  ) as v (tbl, col, seen, others) loop
    execute format('create policy led on %I to %s using (%I in (select v.household_id from %I v))', p.tbl, p.others, p.col, p.seen);
    -- Policies are added up: for a role that has the one above, this one must be empty and cost nothing.
    execute format('alter policy covered on %I to rapport_covered using (%I = any (array(select v.household_id from %I v where current_setting(''role'') = ''rapport_covered'')))',
      p.tbl, p.col, p.seen);
  end loop;
end $$;

-- The newest movements of the firm, a page at a time.
create index activity_by_day on activity (value_on desc, id desc);
