-- Nobody confirms or approves what benefits somebody whom they act for, directly or through others (the domain's independence.ts
-- says the same): an assistant's signature would be that of whoever is paid.

create function acts_for_one(who uuid, people uuid[], since date) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  with recursive agents (id) as (
    select unnest(people)
    union
    select d.assistant_id from delegation d join agents a on d.representative_id = a.id where d.until is null or d.until >= acts_for_one.since
  )
  select who in (select id from agents)
$$;

create function no_delegate_confirms() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare c claim; signer uuid := case tg_table_name when 'confirmation' then (to_jsonb(new)->>'controller_id')::uuid else (to_jsonb(new)->>'signed_by')::uuid end;
begin
  select * into strict c from claim where id = new.claim_id;
  if acts_for_one(signer, array(select c.claimant_id union select user_id from claim_split where claim_id = c.id), c.submitted_at::date) then
    raise exception 'nobody confirms a claim of whom they act for' using errcode = 'RP003';
  end if;
  return new;
end $$;
create trigger no_delegate before insert on confirmation for each row execute function no_delegate_confirms();
create trigger no_delegate before insert on first_signature for each row execute function no_delegate_confirms();

create function no_delegate_approves() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if acts_for_one(new.approved_by, array(select user_id from run_party where run_id = new.id and part = 'payee'),
      (select starts_on from period where id = new.period_id)) then
    raise exception 'nobody approves a run that pays whom they act for' using errcode = 'RP003';
  end if;
  return new;
end $$;
create trigger no_delegate before update on run for each row
  when (new.state = 'approved' and old.state <> 'approved') execute function no_delegate_approves();

revoke execute on function acts_for_one, no_delegate_confirms, no_delegate_approves from public;
