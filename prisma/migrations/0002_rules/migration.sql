-- The database is the second witness: what must never happen cannot happen, whoever asks.
-- Three parts: what is true of rows (checks, keys, triggers), who may see them (policies), who may do what (grants).

-- ——— What the server keeps for itself: sessions, rate limits, keys of retried requests, secrets ———

create schema infra;

create table infra.session (
  sid varchar not null collate "default" primary key, -- a hash of the cookie's value
  sess json not null,
  expire timestamp(6) not null
);
create index session_expire on infra.session (expire);

create table infra.rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create table infra.credential (
  user_id uuid primary key references user_account (id),
  password_hash text not null,
  changed_at timestamptz(3) not null default now()
);

create table infra.secret (
  name text primary key,
  value text not null
);

create table infra.setup_link (
  token_hash text primary key,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);

create table infra.idempotency_key (
  user_id uuid not null,
  operation text not null,
  key text not null,
  request_hash text not null,
  status smallint not null,
  headers jsonb not null,
  response text not null,
  created_at timestamptz(3) not null default now(),
  primary key (user_id, operation, key)
);
create index idempotency_key_age on infra.idempotency_key (created_at);

-- ——— Who is acting: every transaction says so ———

create function acting_user() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user', true), '')::uuid $$;

create function acting_day() returns date language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('app.today', true), '')::date, current_date) $$;

-- Whether who is acting holds one of these roles now, and may sign in.
create function acting_has(variadic wanted text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from user_role r join user_account u on u.id = r.user_id where r.user_id = acting_user() and u.status = 'active' and r.role = any(wanted))
$$;

-- ——— What is true of rows ———

alter table user_account
  add constraint email_is_lower check (email = lower(email) and email like '%_@_%'),
  add constraint known_status check (status in ('active', 'disabled')),
  add constraint known_language check (language in ('en', 'de'));
alter table user_role add constraint known_role check (role in
  ('advisor', 'specialist', 'banker', 'assistant', 'marketing', 'service', 'manager', 'controller', 'compensation_approver', 'auditor', 'administrator'));
alter table reporting_line
  add constraint nobody_leads_themselves check (manager_id <> user_id),
  add constraint in_order check (until is null or until >= since),
  add foreign key (manager_id) references user_account (id), add foreign key (user_id) references user_account (id);
alter table delegation
  add constraint in_order check (until is null or until >= since),
  add foreign key (assistant_id) references user_account (id), add foreign key (representative_id) references user_account (id);

alter table household
  add constraint known_status check (status in ('client', 'prospect')),
  add constraint named check (length(trim(name)) > 0);
alter table person add constraint named check (length(trim(family_name)) > 0);
alter table household_member add constraint share_of_one check (ownership_share between 0 and 1);
alter table organisation add foreign key (household_id) references household (id);
alter table coverage
  add constraint known_role check (role in ('lead', 'specialist', 'banker', 'service', 'assistant')),
  add constraint in_order check (until is null or until >= since),
  add foreign key (user_id) references user_account (id);
create unique index covered_once on coverage (household_id, user_id) where until is null;
create unique index one_lead on coverage (household_id) where until is null and role = 'lead';
alter table default_split
  add constraint share_of_whole check (basis_points between 1 and 10000),
  add foreign key (household_id) references household (id), add foreign key (user_id) references user_account (id);
alter table wall add foreign key (household_id) references household (id);
alter table wall_insider add foreign key (user_id) references user_account (id);
alter table access_grant
  add constraint in_order check (until >= since),
  add foreign key (household_id) references household (id), add foreign key (user_id) references user_account (id);
alter table contact_restriction
  add constraint known_kind check (kind in ('quiet_period', 'restricted_list', 'bereavement', 'complaint', 'litigation')),
  add foreign key (household_id) references household (id);
alter table account add constraint known_scheme check (scheme in ('iban', 'bban', 'custodian', 'other'));

alter table contact
  add constraint known_channel check (channel in ('in_person', 'video', 'phone', 'email', 'post')),
  add constraint known_direction check (direction in ('outbound', 'inbound')),
  add constraint known_class check (touch_class in ('substantive', 'one_way', 'mass', 'service')),
  add constraint known_verdict check (verdict in ('permitted', 'warn', 'blocked')),
  add constraint happened_before_entered check (occurred_at <= entered_at + interval '5 minutes'),
  add foreign key (household_id) references household (id), add foreign key (entered_by) references user_account (id),
  add foreign key (initiative_id) references initiative (id);
alter table contact_household
  add foreign key (contact_id) references contact (id), add foreign key (household_id) references household (id);
alter table contact_attendee
  add constraint known_outcome check (outcome in ('conversation', 'reply', 'voice_mail', 'no_answer', 'sent', 'no_show')),
  add constraint known_class check (touch_class in ('substantive', 'one_way', 'mass', 'service')),
  add foreign key (contact_id) references contact (id), add foreign key (person_id) references person (id),
  add foreign key (household_id) references household (id);
alter table contact_representative
  add foreign key (contact_id) references contact (id), add foreign key (user_id) references user_account (id);
alter table contact_version add foreign key (contact_id) references contact (id);
alter table cadence_state add foreign key (household_id) references household (id);
alter table service_model_override add foreign key (household_id) references household (id);
alter table planned_meeting
  add foreign key (household_id) references household (id), add foreign key (user_id) references user_account (id);
alter table assignment
  add constraint known_source check (source in ('person', 'rule', 'contact')),
  add constraint known_priority check (priority in ('low', 'normal', 'high')),
  add foreign key (household_id) references household (id), add foreign key (assignee_id) references user_account (id);

alter table claim
  add constraint known_kind check (kind in ('deposit', 'promise', 'engagement')),
  add constraint known_state check (state in ('draft', 'submitted', 'in_review', 'confirmed', 'partly_confirmed', 'returned', 'rejected',
    'promised', 'expected', 'partly_received', 'fulfilled', 'lapsed', 'written_off', 'holding', 'retained', 'reduced')),
  add constraint more_than_nothing check (amount_minor > 0),
  add constraint confirmed_is_not_negative check (confirmed_minor >= 0),
  add foreign key (household_id) references household (id), add foreign key (claimant_id) references user_account (id),
  add foreign key (entered_by) references user_account (id), add foreign key (initiative_id) references initiative (id);
alter table claim_contact
  add foreign key (claim_id) references claim (id), add foreign key (contact_id) references contact (id);
alter table claim_split
  add constraint share_of_whole check (basis_points between 1 and 10000),
  add foreign key (claim_id) references claim (id), add foreign key (user_id) references user_account (id);
alter table instalment
  add constraint more_than_nothing check (amount_minor > 0),
  add foreign key (claim_id) references claim (id);
alter table claim_event add foreign key (claim_id) references claim (id);
alter table claim_evidence
  add constraint known_kind check (kind in ('countersigned_letter', 'transfer_form', 'account_statement', 'correspondence', 'other')),
  add foreign key (claim_id) references claim (id);
alter table first_signature add foreign key (claim_id) references claim (id), add foreign key (signed_by) references user_account (id);
alter table confirmation
  add constraint two_controllers_are_two check (second_controller_id is null or second_controller_id <> controller_id),
  add foreign key (claim_id) references claim (id), add foreign key (controller_id) references user_account (id),
  add foreign key (compensates) references confirmation (id);
alter table allocation
  add constraint not_nothing check (amount_minor <> 0),
  add foreign key (confirmation_id) references confirmation (id), add foreign key (claim_id) references claim (id);
alter table credit
  add foreign key (allocation_id) references allocation (id), add foreign key (user_id) references user_account (id);

alter table import_file
  add constraint known_state check (state in ('uploading', 'queued', 'reading', 'quarantined', 'imported', 'rejected', 'undone', 'cancelled', 'failed'));
alter table import_content add foreign key (import_id) references import_file (id) on delete cascade;
alter table import_content alter column content set storage external; -- a megabyte of text costs more time to squeeze than to store
alter table import_rejection add foreign key (import_id) references import_file (id) on delete cascade;
alter table account_statement
  add foreign key (import_id) references import_file (id), add foreign key (account_id) references account (id);
alter table activity
  add constraint known_status check (status in ('booked', 'pending')),
  add constraint known_flow check (flow_type in ('external_in', 'external_out', 'internal_journal', 'income', 'fee', 'market', 'reversal')),
  add constraint counted_from_one check (occurrence >= 1),
  add constraint never_allocated_twice check (allocated_minor between 0 and greatest(amount_minor, 0)),
  add constraint pending_confirms_nothing check (status = 'booked' or allocated_minor = 0),
  add constraint only_announcements_are_replaced check (replaced_by is null or status = 'pending');
alter table allocation add foreign key (activity_id) references activity (id);
create unique index credited_once on credit (allocation_id, user_id);
create index activity_reverses on activity (reverses) where reverses is not null;
create index activity_paired on activity (paired_with) where paired_with is not null;
create index activity_replaced on activity (replaced_by) where replaced_by is not null;
create index activity_announced on activity (account_id) where status = 'pending';
create index activity_reversal on activity (account_id) where flow_type = 'reversal';
create index activity_counterparty on activity (counterparty_account) where counterparty_account <> '';
create index import_waiting on import_file (uploaded_at, id) where state in ('queued', 'reading', 'uploading');
create index activity_open_inflow on activity (account_id, value_on) where status = 'booked' and amount_minor > 0;

alter table plan_participant
  add foreign key (plan_id) references plan (id), add foreign key (user_id) references user_account (id);
alter table period add constraint in_order check (ends_on >= starts_on);
alter table run
  add constraint known_state check (state in ('computing', 'draft', 'reviewed', 'approved', 'closed', 'paid', 'failed', 'superseded')),
  add foreign key (plan_id) references plan (id), add foreign key (plan_version_id) references plan_version (id),
  add foreign key (period_id) references period (id);
create unique index one_closed_run on run (plan_id, period_id) where state in ('closed', 'paid');
alter table statement add foreign key (run_id) references run (id), add foreign key (payee_id) references user_account (id);
alter table statement_line add foreign key (statement_id) references statement (id);

alter table initiative
  add constraint in_order check (ends_on >= starts_on),
  add constraint rates_are_shares check (revenue_rate between 0 and 1 and margin_rate between 0 and 1),
  add foreign key (parent_id) references initiative (id), add foreign key (owner_id) references user_account (id);
alter table cost_line
  add constraint not_negative check (budget_minor >= 0 and actual_minor >= 0),
  add constraint known_category check (category in ('fee', 'hospitality', 'travel', 'gifts', 'staff', 'media')),
  add foreign key (initiative_id) references initiative (id);
alter table guest
  add constraint known_status check (status in ('invited', 'accepted', 'declined', 'attended', 'no_show', 'wait_listed', 'held_out')),
  add foreign key (initiative_id) references initiative (id), add foreign key (person_id) references person (id),
  add foreign key (household_id) references household (id);

-- Confirmed facts and the trail are only ever added to; a correction is a further row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are permanent', tg_table_name using errcode = 'RP001';
end $$;
do $$
declare t text;
begin
  foreach t in array array['claim_event', 'confirmation', 'allocation', 'credit', 'contact_version', 'audit', 'contact_household', 'contact_attendee',
    'claim_evidence', 'first_signature'] loop
    execute format('create trigger permanent before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger never_emptied before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;

-- A movement has an account, and its file and statement where it came from one. Looked at once for all that a statement adds: a million movements
-- of one file would otherwise be three million look-ups. Accounts and files are never deleted; a statement is, with the movements of its file.
create function activity_is_of_something() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from (select distinct account_id from added) a where not exists (select from account k where k.id = a.account_id))
    or exists (select from (select distinct import_id from added) a where a.import_id is not null and not exists (select from import_file f where f.id = a.import_id))
    or exists (select from (select distinct statement_id from added) a where a.statement_id is not null and not exists (select from account_statement s where s.id = a.statement_id))
  then
    raise exception 'a movement is of an account, a file and a statement that exist' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger of_something after insert on activity referencing new table as added for each statement execute function activity_is_of_something();

-- A file that was handed in is kept, whatever became of it; only an upload that broke off is thrown away.
create function file_is_kept() returns trigger language plpgsql as $$
begin
  if old.state <> 'uploading' then
    raise exception 'a file that was handed in is permanent' using errcode = 'RP001';
  end if;
  return old;
end $$;
create trigger kept before delete on import_file for each row execute function file_is_kept();

-- A contact is a permanent record: what it said becomes a version before it says something else.
create function contact_is_amended() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) - '{purpose,notes,version}'::text[] <> to_jsonb(old) - '{purpose,notes,version}'::text[] then
    raise exception 'contact rows are permanent' using errcode = 'RP001';
  end if;
  if new.version <> old.version + 1 or not exists (
    select from contact_version v where v.contact_id = old.id and v.version = old.version
      and v.body->>'purpose' = old.purpose and v.body->>'notes' = old.notes
  ) then
    raise exception 'an amendment keeps what the contact said before' using errcode = 'RP001';
  end if;
  return new;
end $$;
create trigger amended before update on contact for each row execute function contact_is_amended();

-- What a bank booked is not edited; another type of flow is a controller's judgement and keeps its reason.
create trigger permanent before update of amount_minor, currency, booked_on, value_on, source_id, occurrence on activity
  for each row execute function refuse_change();

-- Money that was confirmed from an account stays with the household that it was confirmed for.
create function account_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('role') <> 'none' and exists (select from activity a join allocation l on l.activity_id = a.id where a.account_id = old.id) then
    raise exception 'money was confirmed from this account' using errcode = 'RP001';
  end if;
  return new;
end $$;
create trigger stays before update of household_id, in_house on account for each row
  when (old.household_id is distinct from new.household_id or old.in_house is distinct from new.in_house) execute function account_stays();

-- Segregation of duties: nobody confirms what they reported, entered or are paid for.
create function independent_confirmation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c claim;
begin
  select * into strict c from claim where id = new.claim_id;
  if new.controller_id is distinct from acting_user() then
    raise exception 'a confirmation is made in one''s own name' using errcode = 'RP002';
  end if;
  if exists (
    select from (values (new.controller_id), (new.second_controller_id)) as who (id)
    where who.id in (c.claimant_id, c.entered_by, c.on_behalf_of)
       or who.id in (select user_id from claim_split where claim_id = c.id)
  ) then
    raise exception 'nobody confirms their own claim' using errcode = 'RP003';
  end if;
  if new.second_controller_id is not null and not exists (
    select from first_signature s where s.claim_id = new.claim_id and s.signed_by = new.second_controller_id
  ) then
    raise exception 'the other controller did not sign' using errcode = 'RP002';
  end if;
  if new.compensates is not null and not exists (select from confirmation f where f.id = new.compensates and f.claim_id = new.claim_id) then
    raise exception 'a compensating entry is of the same claim' using errcode = 'RP009';
  end if;
  return new;
end $$;
create trigger independent before insert on confirmation for each row execute function independent_confirmation();

create function independent_signature() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from claim c where c.id = new.claim_id and (new.signed_by in (c.claimant_id, c.entered_by, c.on_behalf_of)
      or new.signed_by in (select user_id from claim_split where claim_id = c.id))
  ) then
    raise exception 'nobody confirms their own claim' using errcode = 'RP003';
  end if;
  return new;
end $$;
create trigger independent before insert on first_signature for each row execute function independent_signature();

-- An allocation takes its part of the activity and gives it to the claim, or does not happen.
create function allocate_once() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare a activity; c claim; owner uuid; reversed bigint;
begin
  update activity set allocated_minor = allocated_minor + new.amount_minor where id = new.activity_id returning * into strict a;
  update claim set confirmed_minor = confirmed_minor + new.amount_minor where id = new.claim_id returning * into strict c;
  select household_id into owner from account where id = a.account_id;
  select coalesce(-sum(amount_minor), 0) into reversed from activity where reverses = a.id and status = 'booked';
  if new.amount_minor > 0 and a.allocated_minor > a.amount_minor - reversed then
    raise exception 'the activity was reversed, or another claim holds the rest' using errcode = 'RP007';
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
create trigger once before insert on allocation for each row execute function allocate_once();

-- A credit is somebody's share of an allocation: of the same claim and money, to who is in the split, never more in all than was allocated.
create function credit_of_allocation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare l allocation; given bigint;
begin
  select * into strict l from allocation where id = new.allocation_id;
  select coalesce(sum(amount_minor), 0) + new.amount_minor into given from credit where allocation_id = l.id;
  if (new.claim_id, new.activity_id, new.currency) is distinct from (l.claim_id, l.activity_id, l.currency)
    or new.value_on is distinct from (select value_on from activity where id = l.activity_id)
    or new.household_id is distinct from (select household_id from claim where id = l.claim_id)
    or not exists (select from claim_split s where s.claim_id = l.claim_id and s.user_id = new.user_id)
    or new.amount_minor <> 0 and sign(new.amount_minor) <> sign(l.amount_minor)
    or abs(given) > abs(l.amount_minor)
  then
    raise exception 'a credit is a share of its allocation' using errcode = 'RP009';
  end if;
  return new;
end $$;
create trigger of_allocation before insert on credit for each row execute function credit_of_allocation();

-- An engagement is confirmed by its letter alone, as a whole, and undone as a whole.
create function confirm_engagement() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update claim set confirmed_minor = case when new.compensates is null then amount_minor else 0 end
  where id = new.claim_id and kind = 'engagement';
  return null;
end $$;
create trigger engagement after insert on confirmation for each row execute function confirm_engagement();

-- A submitted claim keeps what it claimed; splits are whole and stand still once money was confirmed.
create function claim_keeps_its_word() returns trigger language plpgsql as $$
begin
  if (new.amount_minor, new.currency, new.claimant_id, new.household_id, new.kind, new.entered_by)
     is distinct from (old.amount_minor, old.currency, old.claimant_id, old.household_id, old.kind, old.entered_by) then
    raise exception 'a submitted claim is not edited' using errcode = 'RP001';
  end if;
  if old.confirmed_minor > 0 and new.confirmed_minor > 0 and new.state in ('draft', 'rejected', 'lapsed') then
    raise exception 'confirmed money is undone only by a compensating entry' using errcode = 'RP001';
  end if;
  if new.state <> old.state and new.confirmed_minor = 0
    and new.state in ('confirmed', 'partly_confirmed', 'partly_received', 'fulfilled', 'holding', 'retained', 'reduced') then
    raise exception 'nothing of this claim was confirmed' using errcode = 'RP009';
  end if;
  return new;
end $$;
create trigger keeps_its_word before update on claim for each row execute function claim_keeps_its_word();

create function split_is_whole() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare id_of_claim uuid := coalesce(new.claim_id, old.claim_id); whole bigint;
begin
  select sum(basis_points) into whole from claim_split where claim_id = id_of_claim;
  if whole is distinct from 10000 then
    raise exception 'the split of a claim is 100 %%, not % basis points', coalesce(whole, 0) using errcode = 'RP006';
  end if;
  return null;
end $$;
create constraint trigger whole after insert or update or delete on claim_split deferrable initially deferred
  for each row execute function split_is_whole();

create function split_stands_still() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from allocation where claim_id = coalesce(new.claim_id, old.claim_id)) then
    raise exception 'the split was agreed before money was confirmed' using errcode = 'RP001';
  end if;
  return coalesce(new, old);
end $$;
create trigger stands_still before insert or update or delete on claim_split for each row execute function split_stands_still();

-- A closed run never changes; its approver rests on nobody's word but others'.
create function closed_is_closed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    if old.state not in ('computing', 'failed') then raise exception 'a run is permanent' using errcode = 'RP001'; end if;
    return old;
  end if;
  if old.state = 'paid' or (old.state = 'closed' and new.state <> 'paid') then
    raise exception 'a closed run never changes' using errcode = 'RP001';
  end if;
  if old.state not in ('computing') and (new.basis, new.basis_hash, new.result_hash, new.total_minor, new.plan_version_id, new.period_id)
     is distinct from (old.basis, old.basis_hash, old.result_hash, old.total_minor, old.plan_version_id, old.period_id) then
    raise exception 'a computed run keeps its figures' using errcode = 'RP001';
  end if;
  -- The demonstration's history alone is written by the owner, who approves what was just computed.
  if current_setting('role') <> 'none' and new.state <> old.state and not (
    old.state = 'computing' and new.state in ('draft', 'failed') or old.state in ('draft', 'reviewed', 'approved') and new.state = 'superseded'
    or old.state = 'draft' and new.state = 'reviewed' or old.state in ('draft', 'reviewed') and new.state = 'approved'
    or old.state in ('reviewed', 'approved') and new.state = 'draft' or old.state = 'approved' and new.state in ('reviewed', 'closed')
    or old.state = 'closed' and new.state = 'paid'
  ) then
    raise exception 'a run does not go from % to %', old.state, new.state using errcode = 'RP001';
  end if;
  if old.state in ('approved', 'closed', 'paid') and new.state in ('approved', 'closed', 'paid')
    and (new.approved_by, new.approved_at, new.reviewed_by) is distinct from (old.approved_by, old.approved_at, old.reviewed_by) then
    raise exception 'an approval is not edited' using errcode = 'RP001';
  end if;
  if new.state = 'approved' and old.state <> 'approved' then
    if new.approved_by is distinct from acting_user() then
      raise exception 'an approval is given in one''s own name' using errcode = 'RP002';
    end if;
    if exists (
      select from statement s join statement_line l on l.statement_id = s.id join allocation a on a.id = l.allocation_id
        join confirmation f on f.id = a.confirmation_id
      where s.run_id = new.id and new.approved_by in (f.controller_id, f.second_controller_id)
    ) or exists (
      select from statement s join statement_line l on l.statement_id = s.id join confirmation f on f.claim_id = l.claim_id
      where s.run_id = new.id and l.allocation_id is null and new.approved_by in (f.controller_id, f.second_controller_id)
    ) or exists (select from plan_version v where v.id = new.plan_version_id and v.author_id = new.approved_by)
      or exists (select from statement s where s.run_id = new.id and s.payee_id = new.approved_by) then
      raise exception 'the approver wrote the plan, confirmed the money or is paid by the run' using errcode = 'RP003';
    end if;
  end if;
  return new;
end $$;
create trigger closed_is_closed before update or delete on run for each row execute function closed_is_closed();

create function statement_of_open_run() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare run_state text;
begin
  if tg_table_name = 'statement' then
    select state into run_state from run where id = coalesce(new.run_id, old.run_id);
  else
    select r.state into run_state from run r join statement s on s.run_id = r.id where s.id = coalesce(new.statement_id, old.statement_id);
  end if;
  if run_state is distinct from 'computing' then
    raise exception 'a computed statement never changes' using errcode = 'RP001';
  end if;
  return coalesce(new, old);
end $$;
create trigger of_open_run before insert or update or delete on statement for each row execute function statement_of_open_run();
create trigger of_open_run before insert or update or delete on statement_line for each row execute function statement_of_open_run();

create function period_stays_closed() returns trigger language plpgsql as $$
begin
  raise exception 'a closed period never changes' using errcode = 'RP001';
end $$;
create trigger stays_closed before update or delete on period for each row when (old.closed_at is not null) execute function period_stays_closed();

-- ——— Who may see what ———
-- Database roles, none of which owns anything or bypasses a policy:
--   covered   sees the households they cover, lead, assist or were granted
--   directory sees names and preferences of all, money only where covered (marketing, client service)
--   oversight sees all (controllers, auditors, approvers)
-- A fourth reads files in the background: it books what they say on whosever account, and sees no person, contact or claim.
-- An ethical wall beats every one of them. These views run with their owner's rights, so that a policy can read coverage.

do $$
declare r text;
begin
  foreach r in array array['rapport_covered', 'rapport_directory', 'rapport_oversight', 'rapport_import'] loop
    begin
      execute format('create role %I nologin nobypassrls', r);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- Oneself, and whom one leads at any distance.
create view led_user with (security_barrier) as
  with recursive below (user_id) as (
    select acting_user()
    union
    select l.user_id from reporting_line l join below b on l.manager_id = b.user_id
    where l.since <= acting_day() and (l.until is null or l.until >= acting_day())
  )
  select user_id from below where user_id is not null;

-- The same, and whom one assists: their households are seen, their pay is not.
create view visible_user with (security_barrier) as
  select user_id from led_user
  union
  select d.representative_id from delegation d
  where d.assistant_id = acting_user() and d.since <= acting_day() and (d.until is null or d.until >= acting_day());

create view walled_household with (security_barrier) as
  select w.household_id from wall w
  where w.since <= acting_day() and (w.until is null or w.until >= acting_day())
    and not exists (select from wall_insider i where i.wall_id = w.id and i.user_id = acting_user());

create view visible_household with (security_barrier) as
  (
    select c.household_id from coverage c
    where c.user_id in (select v.user_id from visible_user v)
      and c.since <= acting_day() and (c.until is null or c.until >= acting_day())
    union
    select g.household_id from access_grant g
    where g.user_id = acting_user() and g.since <= acting_day() and g.until >= acting_day()
  )
  except
  select w.household_id from walled_household w;

-- Contacts that who is acting entered, and those that they answer for. A policy on `contact` cannot ask a table whose policy asks `contact`.
create view entered_contact with (security_barrier) as select id from contact where entered_by = acting_user();
create view own_contact with (security_barrier) as
  select c.id from contact c where acting_user() in (c.entered_by, c.on_behalf_of)
    or exists (select from contact_representative r where r.contact_id = c.id and r.user_id = acting_user());

-- Whether a plan pays oneself or somebody whom one leads.
create function plan_of_own(plan uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from plan_participant p where p.plan_id = $1 and p.user_id in (select user_id from led_user)) $$;

create function walled_off(household uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from walled_household w where w.household_id = $1) $$;

-- What was said with several households at once is behind the wall of each; what went to many in the same words is not.
create function contact_walled_off(contact uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from contact_household h join walled_household w on w.household_id = h.household_id where h.contact_id = $1)
$$;

grant select on led_user, visible_user, visible_household, entered_contact, own_contact to rapport_covered, rapport_directory, rapport_oversight;
grant select on walled_household to rapport_directory, rapport_oversight;

-- Names: the directory sees them all. Money and talk: only where covered.
do $$
declare t text; col text;
begin
  foreach t in array array['household', 'household_member', 'organisation', 'coverage', 'default_split', 'contact_restriction', 'planned_meeting',
    'service_model_override', 'cadence_state', 'guest', 'account', 'contact_household', 'contact_attendee', 'claim', 'credit', 'access_grant', 'wall'] loop
    col := case t when 'household' then 'id' else 'household_id' end;
    execute format('alter table %I enable row level security', t);
    execute format('create policy covered on %I to rapport_covered using (%I in (select v.household_id from visible_household v))', t, col);
    -- How often somebody was spoken to belongs to the names: without it, marketing could not keep to the maximum.
    if t in ('household', 'household_member', 'organisation', 'coverage', 'contact_restriction', 'guest', 'cadence_state', 'service_model_override') then
      execute format('create policy directory on %I to rapport_directory using (%I not in (select w.household_id from walled_household w))', t, col);
    else
      execute format('create policy directory on %I to rapport_directory using (%I in (select v.household_id from visible_household v))', t, col);
    end if;
    execute format('create policy oversight on %I to rapport_oversight using (%I is null or %I not in (select w.household_id from walled_household w))', t, col, col);
  end loop;

  -- Rows that hang on another row are seen where that row is seen.
  for t, col in values
    ('claim_contact', 'exists (select from claim x where x.id = claim_id)'),
    ('claim_split', 'exists (select from claim x where x.id = claim_id)'),
    ('instalment', 'exists (select from claim x where x.id = claim_id)'),
    ('claim_event', 'exists (select from claim x where x.id = claim_id)'),
    ('claim_evidence', 'exists (select from claim x where x.id = claim_id)'),
    ('first_signature', 'exists (select from claim x where x.id = claim_id)'),
    ('confirmation', 'exists (select from claim x where x.id = claim_id)'),
    ('allocation', 'exists (select from claim x where x.id = claim_id)'),
    ('activity', 'exists (select from account x where x.id = account_id)'),
    ('account_statement', 'exists (select from account x where x.id = account_id)'),
    ('contact_representative', 'exists (select from contact x where x.id = contact_id)'),
    ('contact_version', 'exists (select from contact x where x.id = contact_id)'),
    ('person', 'exists (select from household_member x where x.person_id = person.id)'),
    ('wall_insider', 'exists (select from wall x where x.id = wall_id)'),
    ('statement_line', 'exists (select from statement x where x.id = statement_id)')
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy through_parent on %I to rapport_covered, rapport_directory, rapport_oversight using (%s) with check (%s)', t, col, col);
  end loop;
end $$;

alter table contact enable row level security;
create policy covered on contact to rapport_covered, rapport_directory using (
  (household_id in (select v.household_id from visible_household v)
    or (shared and exists (select from contact_household h where h.contact_id = contact.id)))
  and (not shared or mass or not contact_walled_off(id))
);
create policy oversight on contact to rapport_oversight using (
  household_id not in (select w.household_id from walled_household w) and (not shared or mass or not contact_walled_off(id))
);

-- Marketing and client service log contacts with whomever they know by name, and see again what they logged.
create policy logged on contact to rapport_directory
  using (entered_by = acting_user() and not walled_off(household_id) and (not shared or mass or not contact_walled_off(id)))
  with check (entered_by = acting_user() and household_id not in (select w.household_id from walled_household w));
create policy logged on contact_household to rapport_directory
  using (household_id not in (select w.household_id from walled_household w) and exists (select from entered_contact e where e.id = contact_id));
create policy logged on contact_attendee to rapport_directory
  using (household_id not in (select w.household_id from walled_household w) and exists (select from entered_contact e where e.id = contact_id));

-- What was credited to somebody stays theirs to see when their coverage ends.
create policy own on credit for select to rapport_covered, rapport_directory using (user_id = acting_user() and not walled_off(household_id));

alter table assignment enable row level security;
create policy covered on assignment to rapport_covered, rapport_directory using (
  household_id in (select v.household_id from visible_household v)
  or acting_user() in (assignee_id, given_by) and not walled_off(household_id)
);
create policy oversight on assignment to rapport_oversight using (household_id not in (select w.household_id from walled_household w));

-- Pay: one's own and that of the people one leads, never that of whom one assists. Runs: oversight, the managers who compute them, and who is paid by them.
-- A line is seen with its statement, also where its household is not: it names a key alone, and the lines have to add up.
alter table statement enable row level security;
create policy own on statement to rapport_covered, rapport_directory using (payee_id in (select v.user_id from led_user v));
create policy oversight on statement to rapport_oversight using (true);
alter table run enable row level security;
create policy paid on run to rapport_covered, rapport_directory
  using ((select acting_has('manager')) or exists (select from statement s where s.run_id = run.id))
  with check (true); -- who writes is told below
create policy oversight on run to rapport_oversight using (true);
alter table plan_participant enable row level security;
create policy own on plan_participant to rapport_covered, rapport_directory
  using ((select acting_has('manager')) or plan_of_own(plan_id));
create policy oversight on plan_participant to rapport_oversight using (true);
alter table plan_version enable row level security;
create policy own on plan_version to rapport_covered, rapport_directory
  using ((select acting_has('manager')) or plan_of_own(plan_id));
create policy oversight on plan_version to rapport_oversight using (true);

-- What everybody in the firm may know: colleagues, the firm's rules, what it hosts. It is seen by all and written by few.
do $$
declare t text;
begin
  foreach t in array array['firm', 'policy', 'user_account', 'user_role', 'designation', 'user_designation', 'segment', 'segment_designation',
    'reporting_line', 'delegation', 'service_model', 'plan', 'period', 'initiative', 'cost_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everybody on %I using (true)', t);
  end loop;
end $$;

-- Bank files as a whole are for oversight; representatives see activities of their households' accounts only.
alter table import_file enable row level security;
alter table import_content enable row level security;
alter table import_rejection enable row level security;
create policy oversight on import_file to rapport_oversight using (true);
create policy oversight on import_content to rapport_oversight using (true);
create policy oversight on import_rejection to rapport_oversight using (true);

do $$
declare t text;
begin
  foreach t in array array['account', 'activity', 'account_statement', 'allocation', 'import_file', 'import_content', 'import_rejection'] loop
    execute format('create policy import on %I to rapport_import using (true) with check (true)', t);
  end loop;
end $$;

alter table audit enable row level security;
create policy own on audit for select to rapport_covered, rapport_directory
  using (actor_id = acting_user() and (household_id is null or not walled_off(household_id)) and not (subject_kind = 'contact' and contact_walled_off(subject_id)));
create policy oversight on audit for select to rapport_oversight
  using ((household_id is null or household_id not in (select w.household_id from walled_household w))
    and not (subject_kind = 'contact' and contact_walled_off(subject_id)));
create policy written on audit for insert to rapport_covered, rapport_directory, rapport_oversight, rapport_import
  with check (actor_id is not distinct from acting_user());

-- The answer to a request is its sender's.
alter table infra.idempotency_key enable row level security;
create policy own on infra.idempotency_key to rapport_covered, rapport_directory, rapport_oversight using (user_id = acting_user());
create policy forgotten on infra.idempotency_key using (current_setting('role') = 'none'); -- the login itself, which forgets old ones

-- Beyond seeing a row, who may write it: as the operations of the API say, once more.
do $$
declare
  t text; command text; before text; after text;
  controller constant text := $r$(select acting_has('controller'))$r$;
  administrator constant text := $r$(select acting_has('administrator'))$r$;
  payroll constant text := $r$(select acting_has('manager', 'compensation_approver'))$r$;
  own_claim constant text := 'exists (select from claim c where c.id = claim_id and c.entered_by = acting_user())';
  own_contact constant text := 'exists (select from entered_contact e where e.id = contact_id)';
begin
  for t, command, before, after in values
    ('user_account', 'insert', null, administrator),
    ('user_account', 'update', administrator, administrator),
    ('user_role', 'insert', null, administrator),
    ('user_role', 'delete', administrator, null),
    ('household', 'update', $r$(select acting_has('advisor', 'specialist', 'banker', 'assistant', 'service', 'manager'))$r$, 'true'),
    ('contact', 'insert', null, 'entered_by = acting_user()'),
    ('contact', 'update', 'exists (select from own_contact o where o.id = contact.id)', 'true'),
    ('contact_household', 'insert', null, own_contact),
    ('contact_attendee', 'insert', null, own_contact || ' and exists (select from household_member m where (m.household_id, m.person_id) = (contact_attendee.household_id, contact_attendee.person_id))'),
    ('contact_representative', 'insert', null, own_contact),
    ('contact_version', 'insert', null, 'changed_by = acting_user()'),
    ('claim', 'insert', null, $r$entered_by = acting_user() and claimant_id in (select v.user_id from visible_user v) and confirmed_minor = 0 and decided_at is null
      and state in ('draft', 'submitted', 'promised', 'expected')$r$),
    ('claim', 'update', controller || $r$ or state = 'returned'$r$, controller || $r$ or state = 'submitted'$r$),
    ('claim_contact', 'insert', null, own_claim || ' and exists (select from contact k where k.id = contact_id)'),
    ('claim_split', 'insert', null, own_claim || ' and (agreed_at is null or user_id = acting_user())'),
    ('instalment', 'insert', null, own_claim),
    ('claim_event', 'insert', null, 'actor_id = acting_user()'),
    ('claim_evidence', 'insert', null, 'added_by = acting_user()'),
    ('first_signature', 'insert', null, controller || ' and signed_by = acting_user()'),
    ('confirmation', 'insert', null, controller || ' and controller_id = acting_user()'),
    ('allocation', 'insert', null, 'exists (select from confirmation f where f.id = confirmation_id and f.controller_id = acting_user())'),
    ('credit', 'insert', null, 'exists (select from allocation l join confirmation f on f.id = l.confirmation_id where l.id = allocation_id and f.controller_id = acting_user())'),
    ('account', 'update', controller, controller || ' and assigned_by = acting_user()'),
    ('activity', 'update', controller, controller),
    ('import_file', 'insert', null, controller || ' and uploaded_by = acting_user()'),
    ('import_file', 'update', controller, controller),
    ('import_file', 'delete', controller, null),
    ('import_content', 'insert', null, controller),
    ('run', 'insert', null, payroll || $r$ and computed_by = acting_user() and state = 'computing' and basis is null and total_minor = 0
      and approved_by is null and reviewed_by is null and closed_at is null$r$),
    ('run', 'update', payroll || ' or computed_by = acting_user()', 'true'),
    ('statement', 'insert', null, payroll || ' or exists (select from run r where r.id = run_id and r.computed_by = acting_user())'),
    ('statement_line', 'insert', null, payroll || ' or exists (select from statement s join run r on r.id = s.run_id where s.id = statement_id and r.computed_by = acting_user())'),
    ('period', 'update', payroll, payroll),
    ('guest', 'update', $r$(select acting_has('marketing', 'manager', 'advisor', 'specialist', 'banker'))$r$, 'true'),
    ('cost_line', 'update', $r$(select acting_has('marketing', 'manager'))$r$, 'true')
  loop
    execute format('create policy %I on %I as restrictive for %s to rapport_covered, rapport_directory, rapport_oversight %s %s', 'who_' || command, t, command,
      'using (' || before || ')', 'with check (' || after || ')');
  end loop;
end $$;

-- A restricted household exists, and somebody covers it: that, and no more, may be known. Exact names only, so that nothing can be fished for.
-- Only who might make a double approach is told.
create function household_hint(wanted text) returns table (household_name text, lead_name text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.name, u.name from household h
    left join coverage c on c.household_id = h.id and c.role = 'lead' and c.since <= acting_day() and (c.until is null or c.until >= acting_day())
    left join user_account u on u.id = c.user_id
  where acting_has('advisor', 'specialist', 'banker', 'assistant', 'manager') and h.restricted and lower(h.name) = lower(trim(wanted))
    and h.id not in (select household_id from walled_household)
    and h.id not in (select household_id from visible_household)
$$;

-- ——— Who may do what ———

grant usage on schema public, infra to rapport_covered, rapport_directory, rapport_oversight;
grant select on firm, policy, user_account, user_role, designation, user_designation, segment, segment_designation, reporting_line, delegation,
  service_model, plan, plan_version, plan_participant, period, run, initiative, cost_line
  to rapport_covered, rapport_directory, rapport_oversight;
grant select on household, person, household_member, organisation, coverage, default_split, wall, wall_insider, access_grant, contact_restriction,
  account, contact, contact_household, contact_attendee, contact_representative, contact_version, service_model_override, cadence_state,
  planned_meeting, assignment, claim, claim_contact, claim_split, instalment, claim_event, claim_evidence, first_signature, confirmation, allocation, credit, activity,
  account_statement, statement, statement_line, guest, import_file, import_content, import_rejection, audit
  to rapport_covered, rapport_directory, rapport_oversight;

-- No more than the operations of the API do, each named column by column; who may do it is told by the policies above.
grant insert on audit, contact, contact_household, contact_attendee, contact_representative, contact_version, cadence_state, claim, claim_contact,
  claim_split, instalment, claim_event, claim_evidence, user_account, user_role, run
  to rapport_covered, rapport_directory, rapport_oversight;
grant insert on first_signature, confirmation, allocation, credit, import_file, import_content, statement, statement_line to rapport_oversight;
grant delete on user_role to rapport_covered, rapport_directory, rapport_oversight;
grant update (status, version) on user_account to rapport_covered, rapport_directory, rapport_oversight;
grant update (name, status, tier, notes, version) on household to rapport_covered, rapport_directory, rapport_oversight;
grant update (purpose, notes, version) on contact to rapport_covered, rapport_directory, rapport_oversight;
grant update on cadence_state to rapport_covered, rapport_directory, rapport_oversight;
grant update (state, decided_at, version) on claim to rapport_covered, rapport_directory, rapport_oversight;
grant update (status, qualified) on guest to rapport_covered, rapport_directory, rapport_oversight;
grant update (label, budget_minor, actual_minor) on cost_line to rapport_covered, rapport_directory, rapport_oversight;
grant update, delete on import_file to rapport_oversight;
grant update (household_id, in_house, name, assigned_by, assigned_at, version, institution) on account to rapport_oversight;
grant update (flow_type, flow_rule, flow_reason) on activity to rapport_oversight;
grant update (state, basis, basis_hash, result_hash, total_minor, reviewed_by, approved_by, approved_at, closed_at, progress_done, progress_total, problem, version)
  on run to rapport_covered, rapport_directory, rapport_oversight;
grant update (closed_at) on period to rapport_covered, rapport_directory, rapport_oversight;

grant usage on schema public to rapport_import;
grant select on firm, policy, account, activity, account_statement, allocation, import_file, import_content, import_rejection to rapport_import;
grant insert on account, activity, account_statement, import_rejection, audit to rapport_import;
grant update on import_file to rapport_import;
grant update (institution, name) on account to rapport_import;
grant update (flow_type, flow_rule, paired_with, reverses, replaced_by) on activity to rapport_import;
grant update on account_statement to rapport_import;
grant delete on activity, account_statement, import_rejection, import_file to rapport_import;

-- A retried request finds its first answer in the same transaction that would write it again.
grant select, insert on infra.idempotency_key to rapport_covered, rapport_directory, rapport_oversight;

-- ——— What the login may ask of the owner ———

-- The first administrator makes the firm with a link that works once.
create function infra.make_firm(link text, firm_id uuid, firm_name text, firm_currency text, firm_zone text, user_id uuid, user_name text,
  user_email text, password text) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update infra.setup_link set used_at = now() where token_hash = link and used_at is null and expires_at > now();
  if not found or exists (select from firm) then return false; end if;
  insert into firm (id, name, currency, zone) values (firm_id, firm_name, firm_currency, firm_zone);
  insert into user_account (id, email, name, zone) values (user_id, user_email, user_name, firm_zone);
  insert into user_role (user_id, role) values (make_firm.user_id, 'administrator');
  insert into infra.credential (user_id, password_hash) values (make_firm.user_id, password);
  insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact)
    values (gen_random_uuid(), now(), make_firm.user_id, 'createFirstAdministrator', 'firm', firm_id, jsonb_build_object('firm', firm_name));
  return true;
end $$;

create function set_own_language(chosen text) returns void language sql security definer set search_path = public, pg_temp as $$
  update user_account set language = chosen where id = acting_user()
$$;

-- A password is written by who administers the firm, or by oneself; it is never read back.
create function infra.set_password(whose uuid, hash text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if whose is distinct from acting_user() and not exists (select from user_role where user_id = acting_user() and role = 'administrator') then
    raise exception 'only an administrator sets the password of somebody else' using errcode = 'RP008';
  end if;
  insert into infra.credential (user_id, password_hash) values (whose, hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now();
end $$;

-- What was migrated when, for who runs the installation. Prisma's own table stays out of reach.
create function applied_migrations() returns table (name text, applied_at timestamptz) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query execute 'select migration_name::text, finished_at from _prisma_migrations where finished_at is not null';
end $$;

-- A function is called by whom it was written for.
revoke execute on all functions in schema public, infra from public;
grant execute on function acting_user, acting_day, acting_has, plan_of_own, walled_off, contact_walled_off, household_hint, set_own_language, applied_migrations, infra.set_password
  to rapport_covered, rapport_directory, rapport_oversight;
grant execute on function acting_user, acting_day to rapport_import;
