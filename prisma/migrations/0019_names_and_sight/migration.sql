-- Names are found by index also in a firm that is large, under the very policies that guard them.

-- A comparison that could tell of rows one may not see comes after the policy, and `like` is one: a search by name read every
-- row of the firm. Here stands what somebody may begin to type, from each word of a household's name on and of each member's,
-- in an order of bytes: `key >= 'gold' and key < 'gold…'` tells nothing, so an index may answer it before the policy.
CREATE TABLE "search_key" (
    "household_id" UUID NOT NULL,
    "person_id" UUID,
    "key" TEXT NOT NULL,
    "whole" BOOLEAN NOT NULL
);
alter table search_key
  alter column key type text collate "C",
  add foreign key (household_id) references household (id) on delete cascade,
  add foreign key (person_id) references person (id) on delete cascade;
CREATE INDEX "search_key_key_idx" ON "search_key"("key");
CREATE INDEX "search_key_household_id_idx" ON "search_key"("household_id");
CREATE INDEX "search_key_person_id_idx" ON "search_key"("person_id");

-- A household is found by its name from any word on.
create function keys_of_household(name text) returns table (key text, whole boolean) language sql immutable as $$
  select array_to_string(words[n:], ' '), n = 1 from (select string_to_array(lower(name), ' ') as words) w cross join generate_series(1, cardinality(words)) n
$$;
-- A person by their family name, and by their given name and what follows.
create function keys_of_person(given text, family text) returns table (key text, whole boolean) language sql immutable as $$
  select lower(family), false union select lower(given || ' ' || family), true
$$;

create function household_keys() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_key where household_id = new.id and person_id is null;
  insert into search_key (household_id, key, whole) select new.id, k.key, k.whole from keys_of_household(new.name) k;
  return null;
end $$;
create trigger search_keys after insert or update of name on household for each row execute function household_keys();

create function person_keys() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_key where person_id = new.id;
  insert into search_key (household_id, person_id, key, whole)
    select m.household_id, new.id, k.key, k.whole from household_member m cross join keys_of_person(new.given_name, new.family_name) k where m.person_id = new.id;
  return null;
end $$;
create trigger search_keys after update of given_name, family_name on person for each row execute function person_keys();

create function member_keys() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    delete from search_key where household_id = old.household_id and person_id = old.person_id;
  end if;
  if tg_op <> 'DELETE' then
    insert into search_key (household_id, person_id, key, whole)
      select new.household_id, p.id, k.key, k.whole from person p cross join keys_of_person(p.given_name, p.family_name) k where p.id = new.person_id;
  end if;
  return null;
end $$;
create trigger search_keys after insert or delete or update of household_id, person_id on household_member for each row execute function member_keys();

insert into search_key (household_id, key, whole) select h.id, k.key, k.whole from household h cross join keys_of_household(h.name) k;
insert into search_key (household_id, person_id, key, whole)
  select m.household_id, p.id, k.key, k.whole from household_member m join person p on p.id = m.person_id cross join keys_of_person(p.given_name, p.family_name) k;

alter table search_key enable row level security;
create policy covered on search_key to rapport_covered
  using (household_id = any (array(select v.household_id from visible_household v where current_setting('role') = 'rapport_covered')));
create policy led on search_key to rapport_led using (household_id in (select v.household_id from visible_household v));
create policy directory on search_key to rapport_directory using (household_id not in (select w.household_id from walled_household w));
create policy oversight on search_key to rapport_oversight using (household_id not in (select w.household_id from walled_household w));
grant select on search_key to rapport_covered, rapport_directory, rapport_oversight;
revoke execute on function keys_of_household, keys_of_person, household_keys, person_keys, member_keys from public;

-- ——— What one may see, found sooner ———

-- The same households; that each is told once, and sorted out against those behind walls as a whole, cost whoever leads a firm of
-- sixty thousand most of the time of every question.
create or replace view visible_household with (security_barrier) as
  select c.household_id from coverage c
  where c.user_id = any (array(select v.user_id from visible_user v))
    and c.since <= (select acting_day()) and (c.until is null or c.until >= (select acting_day()))
    and c.household_id not in (select w.household_id from walled_household w)
  union all
  select g.household_id from access_grant g
  where g.user_id = acting_user() and g.since <= acting_day() and g.until >= acting_day()
    and g.household_id not in (select w.household_id from walled_household w);

create or replace view money_household with (security_barrier) as
  select c.household_id from coverage c
  where c.user_id = any (array(select v.user_id from visible_user v)) and c.role <> 'service'
    and c.since <= (select acting_day()) and (c.until is null or c.until >= (select acting_day()))
    and c.household_id not in (select w.household_id from walled_household w)
  union all
  select g.household_id from access_grant g
  where g.user_id = acting_user() and g.since <= acting_day() and g.until >= acting_day()
    and g.household_id not in (select w.household_id from walled_household w);

-- Entries that came late, by who made them, and contacts in spite of a block, the newest first.
create index contact_late on contact (entered_by, occurred_at) where late;
create index contact_blocked on contact (entered_at desc) where verdict = 'blocked';
