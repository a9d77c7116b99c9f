-- A run of a period that goes on shows where it stands. Only one that was computed after its period goes on to be paid
-- (the domain's run-state.ts says the same).
create function computed_after_period() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from period p where p.id = new.period_id and p.ends_on >= (new.computed_at at time zone (select zone from firm))::date) then
    raise exception 'the run was computed before its period was over' using errcode = 'RP013';
  end if;
  return new;
end $$;
create trigger computed_after_period before update of state on run for each row
  when (old.state = 'draft' and new.state in ('reviewed', 'approved', 'closed', 'paid')) execute function computed_after_period();
revoke execute on function computed_after_period from public;
