-- The second witness, in more detail: what else must never happen to rows, and three narrower views.

-- ——— What is true of rows ———

-- Two people edit one guest or one cost line as they edit a household: with the version that they saw.
alter table guest add column version integer not null default 1;
alter table cost_line add column version integer not null default 1;

-- No change without an actor.
alter table audit alter column actor_id set not null;

-- Only the entries that confirm move what is confirmed and taken.
create function moved_by_entries_alone() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() = 1 then
    raise exception '% is moved by confirmations alone', tg_table_name using errcode = 'RP001';
  end if;
  return new;
end $$;
create trigger confirmed_by_entries before update on claim for each row
  when (old.confirmed_minor is distinct from new.confirmed_minor) execute function moved_by_entries_alone();
create trigger allocated_by_entries before update on activity for each row
  when (old.allocated_minor is distinct from new.allocated_minor) execute function moved_by_entries_alone();

-- Money that confirms something stays what it was judged to be.
create function flow_stands() returns trigger language plpgsql as $$
begin
  raise exception 'this movement confirms a claim' using errcode = 'RP001';
end $$;
create trigger flow_stands before update of flow_type on activity for each row
  when (old.flow_type is distinct from new.flow_type and old.allocated_minor <> 0) execute function flow_stands();

-- What was recorded is never deleted, and what hangs on it never moved.
do $$
declare t text;
begin
  foreach t in array array['claim', 'contact', 'household', 'person', 'user_account', 'initiative'] loop
    execute format('create trigger never_deleted before delete on %I for each row execute function refuse_change()', t);
  end loop;
  foreach t in array array['claim_contact', 'contact_representative', 'instalment'] loop
    execute format('create trigger permanent before update or delete on %I for each row execute function refuse_change()', t);
  end loop;
end $$;

create or replace function allocate_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare a activity; c claim; owner uuid; reversed bigint;
begin
  update activity set allocated_minor = allocated_minor + new.amount_minor where id = new.activity_id returning * into strict a;
  update claim set confirmed_minor = confirmed_minor + new.amount_minor where id = new.claim_id returning * into strict c;
  select household_id into owner from account where id = a.account_id;
  select coalesce(-sum(amount_minor), 0) into reversed from activity where reverses = a.id and status = 'booked';
  if new.amount_minor > 0 and a.allocated_minor > a.amount_minor - reversed then
    raise exception 'the activity was reversed, or another claim holds the rest' using errcode = 'RP007';
  end if;
  if new.amount_minor > 0 and (a.flow_type <> 'external_in' or a.status <> 'booked') then
    raise exception 'only booked money from outside confirms a claim' using errcode = 'RP011';
  end if;
  if new.amount_minor > 0 and current_setting('role') <> 'none'
    and c.state not in ('submitted', 'in_review', 'partly_confirmed', 'promised', 'expected', 'partly_received') then
    raise exception 'the claim is decided' using errcode = 'RP001';
  end if;
  if c.kind = 'engagement' then
    raise exception 'an engagement is confirmed by its letter alone' using errcode = 'RP009';
  end if;
  if a.currency <> c.currency or new.currency <> c.currency then
    raise exception 'the activity is in %, the claim in %', a.currency, c.currency using errcode = 'RP004';
  end if;
  if owner is distinct from c.household_id then
    raise exception 'the account is not one of this household' using errcode = 'RP005';
  end if;
  if not exists (
    select from confirmation f where f.id = new.confirmation_id and f.claim_id = new.claim_id and (f.compensates is null) = (new.amount_minor > 0)
  ) then
    raise exception 'an allocation is part of a confirmation of its claim' using errcode = 'RP009';
  end if;
  return new;
end $$;

-- What was allocated is credited, all of it, before the transaction ends.
create function credited_in_full() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(amount_minor), 0) from credit where allocation_id = new.id) <> new.amount_minor then
    raise exception 'the credits of an allocation are its amount' using errcode = 'RP009';
  end if;
  return null;
end $$;
create constraint trigger credited after insert on allocation deferrable initially deferred for each row execute function credited_in_full();

-- A confirmed state is left by a compensating entry, a rejection by nothing; every step has an actor and stands in the claim's history.
create or replace function claim_keeps_its_word() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (new.amount_minor, new.currency, new.claimant_id, new.household_id, new.kind, new.entered_by, new.on_behalf_of, new.claimed_on, new.submitted_at, new.late)
     is distinct from (old.amount_minor, old.currency, old.claimant_id, old.household_id, old.kind, old.entered_by, old.on_behalf_of, old.claimed_on, old.submitted_at, old.late) then
    raise exception 'a submitted claim is not edited' using errcode = 'RP001';
  end if;
  if new.state = old.state then return new; end if;
  if old.state = 'rejected' then
    raise exception 'a rejected claim stays rejected' using errcode = 'RP001';
  end if;
  if new.confirmed_minor > 0 and new.state in ('draft', 'submitted', 'in_review', 'returned', 'rejected', 'promised') then
    raise exception 'confirmed money is undone only by a compensating entry' using errcode = 'RP001';
  end if;
  if new.confirmed_minor = 0 and new.state in ('confirmed', 'partly_confirmed', 'partly_received', 'fulfilled', 'holding', 'retained', 'reduced') then
    raise exception 'nothing of this claim was confirmed' using errcode = 'RP009';
  end if;
  if current_setting('role') <> 'none' and not exists (
    select from claim_event e where e.claim_id = new.id and e.actor_id = acting_user() and e.from_state = old.state and e.to_state = new.state
  ) then
    raise exception 'a step of a claim stands in its history' using errcode = 'RP002';
  end if;
  return new;
end $$;

-- Nobody who acts for the claimant, or for somebody in the split, confirms: not through delegation either.
create function acts_for_interested(who uuid, claim uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from delegation d join public.claim c on c.id = $2
    where d.assistant_id = $1 and (d.until is null or d.until >= c.submitted_at::date)
      and (d.representative_id = c.claimant_id or d.representative_id in (select s.user_id from claim_split s where s.claim_id = c.id))
  )
$$;
create function no_agent_confirms() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare signer text;
begin
  foreach signer in array array[to_jsonb(new)->>'controller_id', to_jsonb(new)->>'second_controller_id', to_jsonb(new)->>'signed_by'] loop
    if acts_for_interested(signer::uuid, new.claim_id) then
      raise exception 'who acts for somebody interested does not confirm' using errcode = 'RP003';
    end if;
  end loop;
  return new;
end $$;
create trigger no_agent before insert on confirmation for each row execute function no_agent_confirms();
create trigger no_agent before insert on first_signature for each row execute function no_agent_confirms();

create function period_is_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'none' and exists (select from period p where p.id = new.period_id and p.closed_at is not null) then
    raise exception 'a closed period never changes' using errcode = 'RP001';
  end if;
  return new;
end $$;
create trigger period_is_open before insert on run for each row execute function period_is_open();

-- ——— Who may see what ———

-- Client service looks after a household and its words, not its money (3): that needs another seat on the team, or a grant.
create view money_household with (security_barrier) as
  (
    select c.household_id from coverage c
    where c.user_id in (select v.user_id from visible_user v) and c.role <> 'service'
      and c.since <= acting_day() and (c.until is null or c.until >= acting_day())
    union
    select g.household_id from access_grant g
    where g.user_id = acting_user() and g.since <= acting_day() and g.until >= acting_day()
  )
  except
  select w.household_id from walled_household w;
grant select on money_household to rapport_covered, rapport_directory;
do $$
declare t text;
begin
  foreach t in array array['account', 'claim', 'credit', 'default_split'] loop
    execute format('drop policy covered on %I', t);
    execute format('drop policy directory on %I', t);
    execute format('create policy covered on %I to rapport_covered, rapport_directory using (household_id in (select v.household_id from money_household v))', t);
  end loop;
  -- Who can see a household is asked by whoever knows its name.
  foreach t in array array['access_grant', 'wall'] loop
    execute format('drop policy directory on %I', t);
    execute format('create policy directory on %I to rapport_directory using (household_id not in (select w.household_id from walled_household w))', t);
  end loop;
end $$;

-- Behind a wall and not there at all are one answer.
create or replace function walled_off(household uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select not exists (select from household h where h.id = $1 and h.id not in (select w.household_id from walled_household w)) $$;
create or replace function contact_walled_off(contact uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from contact c where c.id = $1)
    or exists (select from contact_household h join walled_household w on w.household_id = h.household_id where h.contact_id = $1)
$$;
-- A contact that is just being written has nobody else on it yet.
alter policy covered on contact with check (household_id in (select v.household_id from visible_household v));
alter policy oversight on contact with check (household_id not in (select w.household_id from walled_household w));

grant update (status, qualified, version) on guest to rapport_covered, rapport_directory, rapport_oversight;
grant update (label, budget_minor, actual_minor, version) on cost_line to rapport_covered, rapport_directory, rapport_oversight;
revoke execute on function moved_by_entries_alone, flow_stands, credited_in_full, acts_for_interested, no_agent_confirms, period_is_open from public;

-- What a controller judged of a movement, judged from what they saw.
alter table activity add column version integer not null default 1;
grant update (flow_type, flow_rule, flow_reason, version) on activity to rapport_oversight;
