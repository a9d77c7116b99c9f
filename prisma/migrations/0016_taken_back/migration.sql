-- Money that confirmed a claim and was taken back by its bank since: nothing is paid on it before somebody looked.

-- How many movements a run pays on that were taken back since it was computed: by a reversal, or by a controller who undid the
-- confirmation. What the run was computed with counts for nothing here: it has taken that off by itself.
create function run_taken_back(run uuid) returns integer language plpgsql stable security definer set search_path = public, pg_temp as $$
declare seen uuid[] := '{}'; fact record;
begin
  for fact in
    -- what took it back, and the inflow that it took
    select r.id as id, a.id as inflow from activity r join activity a on a.id = r.reverses
    where r.status = 'booked' and a.allocated_minor > 0
      and a.allocated_minor > a.amount_minor + (select sum(x.amount_minor) from activity x where x.reverses = a.id and x.status = 'booked')
      and exists (select from statement_line l join statement s on s.id = l.statement_id where l.activity_id = a.id and s.run_id = $1)
    union all
    select y.id, y.activity_id from statement s join statement_line l on l.statement_id = s.id
      join allocation x on x.id = l.allocation_id and x.amount_minor > 0 join confirmation u on u.compensates = x.confirmation_id
      join allocation y on y.confirmation_id = u.id and y.activity_id = x.activity_id
    where s.run_id = $1
  loop
    if not exists (
      select from run_basis b cross join lateral jsonb_array_elements(b.basis -> 'movements') m
      where b.run_id = $1 and fact.id::text in (m ->> 'activityId', m ->> 'allocationId')
    ) and not (fact.inflow = any(seen)) then
      seen := seen || fact.inflow;
    end if;
  end loop;
  return cardinality(seen);
end $$;

create function nothing_taken_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if run_taken_back(new.id) > 0 then
    raise exception 'money that the run pays on was taken back since' using errcode = 'RP012';
  end if;
  return new;
end $$;
-- The owner alone writes history: the demonstration's.
create trigger nothing_taken_back before update of state on run for each row
  when (new.state in ('reviewed', 'approved', 'closed') and old.state <> new.state and current_setting('role') <> 'none') execute function nothing_taken_back();

revoke execute on function run_taken_back, nothing_taken_back from public;
grant execute on function run_taken_back to rapport_covered, rapport_directory, rapport_oversight, rapport_payroll;
