-- Everybody who would share in a claim agrees to how it is shared, in their own name, before money is confirmed: also who is left out.
create table split_agreement (
  claim_id uuid not null references claim (id),
  user_id uuid not null references user_account (id),
  agreed_at timestamptz(3) not null,
  primary key (claim_id, user_id)
);
create index split_agreement_user_id_idx on split_agreement (user_id);
insert into split_agreement (claim_id, user_id, agreed_at) select claim_id, user_id, agreed_at from claim_split where agreed_at is not null;

drop policy who_insert on claim_split;
alter table claim_split drop column agreed_at;
create policy who_insert on claim_split as restrictive for insert to rapport_covered, rapport_directory, rapport_oversight
  with check (exists (select from claim c where c.id = claim_id and c.entered_by = acting_user()));

create trigger permanent before update or delete on split_agreement for each row execute function refuse_change();
create trigger never_emptied before truncate on split_agreement for each statement execute function refuse_change();
alter table split_agreement enable row level security;
create policy through_parent on split_agreement to rapport_covered, rapport_directory, rapport_oversight
  using (exists (select from claim x where x.id = claim_id)) with check (exists (select from claim x where x.id = claim_id));
create policy who_insert on split_agreement as restrictive for insert to rapport_covered, rapport_directory, rapport_oversight
  with check (user_id = acting_user());
grant select, insert on split_agreement to rapport_covered, rapport_directory, rapport_oversight;

-- Whose word is missing for the split of a claim (the domain's split-agreement.ts says the same): nobody's, where it is what the household's team
-- has agreed on; else that of everybody in either, but of the claimant, who has agreed by claiming.
create function split_waits_for(of_claim uuid) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  with c as (select * from claim where id = of_claim),
    claimed as (select s.user_id, s.basis_points from claim_split s where s.claim_id = of_claim),
    usual as (
      select d.user_id, d.basis_points from default_split d join c on d.household_id = c.household_id
        and d.since <= c.claimed_on and (d.until is null or d.until >= c.claimed_on)
    ),
    standing as (select * from usual where (select sum(basis_points) from usual) = 10000)
  select party from (select user_id from claimed union select user_id from standing) everybody (party)
  where (exists (select * from claimed except select * from standing) or exists (select * from standing except select * from claimed))
    and party <> (select claimant_id from c)
    and not exists (select from split_agreement a where a.claim_id = of_claim and a.user_id = party)
$$;

create function split_is_agreed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from split_waits_for(new.claim_id)) then
    raise exception 'somebody who shares in this claim has not agreed' using errcode = 'RP014';
  end if;
  return new;
end $$;
create trigger split_agreed before insert on confirmation for each row when (new.compensates is null) execute function split_is_agreed();
create trigger split_agreed before insert on first_signature for each row execute function split_is_agreed();
revoke execute on function split_waits_for, split_is_agreed from public;
