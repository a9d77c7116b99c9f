-- One rule for who acts for somebody interested: directly, or through others.

drop trigger no_delegate on confirmation;
drop trigger no_delegate on first_signature;
drop function no_delegate_confirms();

create or replace function acts_for_interested(who uuid, claim uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select acts_for_one($1, array(select c.claimant_id union select s.user_id from claim_split s where s.claim_id = c.id), c.submitted_at::date)
  from public.claim c where c.id = $2
$$;
