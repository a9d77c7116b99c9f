-- What a run rests on is everybody's money, and hangs neither on who asked for it nor on the walls before them.
-- A fifth role computes runs in the background: it reads money and shares of every household and no person, contact or word of theirs,
-- and it alone keeps what a run was computed from and writes what it came to. No reading role sees a basis: it names every household.

create table run_basis (
  run_id uuid primary key references run (id),
  basis jsonb not null
);

create table run_result (
  run_id uuid primary key references run (id),
  basis_hash text not null,
  result_hash text not null,
  total_minor bigint not null,
  payees integer not null check (payees >= 0)
);

-- Who is paid by a run, and whose confirmations it rests on: neither approves it.
create table run_party (
  run_id uuid not null references run (id),
  user_id uuid not null references user_account (id),
  part text not null constraint known_part check (part in ('payee', 'confirmer')),
  primary key (run_id, user_id, part)
);

insert into run_basis (run_id, basis) select id, basis from run where basis is not null;
insert into run_result (run_id, basis_hash, result_hash, total_minor, payees)
  select id, basis_hash, result_hash, total_minor, jsonb_array_length(basis->'payees') from run where basis is not null and basis_hash is not null and result_hash is not null;
insert into run_party (run_id, user_id, part)
  select b.run_id, (p->>'id')::uuid, 'payee' from run_basis b cross join lateral jsonb_array_elements(b.basis->'payees') p
  union
  select b.run_id, who.id, 'confirmer' from run_basis b cross join lateral jsonb_array_elements(b.basis->'movements') m
    join allocation l on l.id = (m->>'allocationId')::uuid join confirmation f on f.id = l.confirmation_id
    cross join lateral (values (f.controller_id), (f.second_controller_id)) who (id) where who.id is not null
  union
  select b.run_id, who.id, 'confirmer' from run_basis b cross join lateral jsonb_array_elements(b.basis->'engagements') e
    join confirmation f on f.claim_id = (e->>'claimId')::uuid
    cross join lateral (values (f.controller_id), (f.second_controller_id)) who (id) where who.id is not null;

drop policy who_insert on run;
drop policy who_update on run;
alter table run drop column basis, drop column basis_hash, drop column result_hash, drop column total_minor;

-- The rate at which a line's money was converted stands on the line: whoever is paid reads it, and not the basis.
alter table statement_line add column fixing text, add column fixing_from char(3);

-- ——— What is true of rows ———

alter table plan_version add constraint not_approved_by_its_author check (approved_by <> author_id);

create or replace function closed_is_closed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare acting text := current_setting('role'); -- none: the owner, who writes the demonstration's history
begin
  if tg_op = 'DELETE' then
    if old.state not in ('computing', 'failed') then raise exception 'a run is permanent' using errcode = 'RP001'; end if;
    return old;
  end if;
  if old.state = 'paid' or (old.state = 'closed' and new.state <> 'paid') then
    raise exception 'a closed run never changes' using errcode = 'RP001';
  end if;
  if (new.plan_id, new.plan_version_id, new.period_id, new.number, new.computed_by) is distinct from (old.plan_id, old.plan_version_id, old.period_id, old.number, old.computed_by) then
    raise exception 'a run stays what it was asked for' using errcode = 'RP001';
  end if;
  if acting <> 'none' and new.state <> old.state and not (
    old.state = 'computing' and new.state in ('draft', 'failed') or old.state in ('draft', 'reviewed', 'approved') and new.state = 'superseded'
    or old.state = 'draft' and new.state = 'reviewed' or old.state in ('draft', 'reviewed') and new.state = 'approved'
    or old.state in ('reviewed', 'approved') and new.state = 'draft' or old.state = 'approved' and new.state in ('reviewed', 'closed')
    or old.state = 'closed' and new.state = 'paid'
  ) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = 'RP001';
  end if;
  if acting not in ('none', 'rapport_payroll') and new.state <> old.state and (old.state = 'computing' or new.state in ('draft', 'superseded', 'failed')) then
    raise exception 'a run is computed, not written' using errcode = 'RP001';
  end if;
  if old.state = 'computing' and new.state not in ('computing', 'failed') then
    if not exists (select from run_result x where x.run_id = new.id) or not exists (select from run_basis b where b.run_id = new.id)
      or (select coalesce(sum(s.total_minor), 0) from statement s where s.run_id = new.id) <> (select x.total_minor from run_result x where x.run_id = new.id)
      or exists (select from statement s left join (
          select l.statement_id, sum(l.bonus_minor) as bonus from statement_line l join statement o on o.id = l.statement_id where o.run_id = new.id group by 1
        ) b on b.statement_id = s.id where s.run_id = new.id and s.total_minor <> coalesce(b.bonus, 0)) then
      raise exception 'the lines of a run are its statements, and these its total' using errcode = 'RP010';
    end if;
  end if;
  if old.state in ('approved', 'closed', 'paid') and new.state in ('approved', 'closed', 'paid')
    and (new.approved_by, new.approved_at, new.reviewed_by) is distinct from (old.approved_by, old.approved_at, old.reviewed_by) then
    raise exception 'an approval is not edited' using errcode = 'RP001';
  end if;
  if new.state in ('approved', 'closed') and old.state <> new.state
    and exists (select from period p where p.id = new.period_id and p.closed_at is not null) and acting <> 'none' then
    raise exception 'a closed period never changes' using errcode = 'RP001';
  end if;
  if new.state = 'approved' and old.state <> 'approved' then
    if new.approved_by is distinct from acting_user() then
      raise exception 'an approval is given in one''s own name' using errcode = 'RP002';
    end if;
    if exists (select from run_party x where x.run_id = new.id and x.user_id = new.approved_by)
      or exists (select from statement s where s.run_id = new.id and s.payee_id = new.approved_by)
      or exists (
        select from statement s join statement_line l on l.statement_id = s.id join allocation a on a.id = l.allocation_id join confirmation f on f.id = a.confirmation_id
        where s.run_id = new.id and new.approved_by in (f.controller_id, f.second_controller_id)
      ) or exists (
        select from statement s join statement_line l on l.statement_id = s.id join confirmation f on f.claim_id = l.claim_id
        where s.run_id = new.id and l.allocation_id is null and new.approved_by in (f.controller_id, f.second_controller_id)
      ) or exists (select from plan_version v where v.id = new.plan_version_id and v.author_id = new.approved_by) then
      raise exception 'the approver wrote the plan, confirmed the money or is paid by the run' using errcode = 'RP003';
    end if;
  end if;
  return new;
end $$;

-- What a run rests on and came to is written once, while it is computed.
create function of_computing_run() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' or not exists (select from run r where r.id = new.run_id and r.state = 'computing') then
    raise exception 'a computed run keeps its figures' using errcode = 'RP001';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['run_basis', 'run_result', 'run_party'] loop
    execute format('create trigger of_computing_run before insert or update or delete on %I for each row execute function of_computing_run()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;

-- An approved version of a plan is what people were promised: another rule is another version.
create function approved_plan_stands() returns trigger language plpgsql as $$
begin
  raise exception 'an approved plan is permanent' using errcode = 'RP001';
end $$;
create trigger stands before update or delete on plan_version for each row when (old.approved_by is not null) execute function approved_plan_stands();

-- ——— Who may see and do what ———

do $$
begin
  create role rapport_payroll nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;

alter table run_basis enable row level security;
alter table run_result enable row level security;
alter table run_party enable row level security;
do $$
declare t text;
begin
  foreach t in array array['run_result', 'run_party'] loop
    execute format($p$create policy works_on_runs on %I for select to rapport_covered, rapport_directory using ((select acting_has('manager')))$p$, t);
    execute format('create policy oversight on %I for select to rapport_oversight using (true)', t);
  end loop;
  foreach t in array array['run_basis', 'run_result', 'run_party', 'run', 'statement', 'statement_line'] loop
    execute format('create policy payroll on %I to rapport_payroll using (true) with check (true)', t);
  end loop;
  foreach t in array array['household', 'coverage', 'default_split', 'account', 'activity', 'claim', 'claim_contact', 'claim_split', 'confirmation', 'allocation',
    'credit', 'plan_version', 'plan_participant'] loop
    execute format('create policy payroll on %I for select to rapport_payroll using (true)', t);
  end loop;
end $$;
create policy payroll on audit for insert to rapport_payroll with check (actor_id is not distinct from acting_user());

do $$
declare payroll constant text := $r$(select acting_has('manager', 'compensation_approver'))$r$;
begin
  execute format($p$create policy who_insert on run as restrictive for insert to rapport_covered, rapport_directory, rapport_oversight
    with check (%s and computed_by = acting_user() and state = 'computing' and approved_by is null and reviewed_by is null and closed_at is null)$p$, payroll);
  execute format('create policy who_update on run as restrictive for update to rapport_covered, rapport_directory, rapport_oversight using (%s) with check (true)', payroll);
end $$;

grant usage on schema public to rapport_payroll;
grant select on firm, policy, plan, period, run, run_basis, run_result, run_party, statement, statement_line, coverage, default_split, activity, claim_contact,
  claim_split, confirmation, allocation, credit, plan_version, plan_participant to rapport_payroll;
grant select (id, client_since) on household to rapport_payroll;
grant select (id, household_id) on account to rapport_payroll;
grant select (id, household_id, kind) on claim to rapport_payroll;
grant insert on run_basis, run_result, run_party, statement, statement_line, audit to rapport_payroll;
grant update (state, progress_done, problem, version) on run to rapport_payroll;
grant select on run_result, run_party to rapport_covered, rapport_directory, rapport_oversight;
revoke update (progress_done, progress_total, problem) on run from rapport_covered, rapport_directory, rapport_oversight;
revoke insert on statement, statement_line from rapport_oversight;
drop policy who_insert on statement;
drop policy who_insert on statement_line;
revoke execute on function of_computing_run, approved_plan_stands from public;
grant execute on function acting_user, acting_day to rapport_payroll;
