-- A file that speaks of an account behind a wall is behind it as it came: its bytes, and its lines that were turned down.
-- Of which accounts a file speaks is kept when what was read of it is dropped.
create table infra.import_account (
  import_id uuid not null references import_file (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  primary key (import_id, account_id)
);
create index on infra.import_account (account_id);
insert into infra.import_account (import_id, account_id) select distinct import_id, account_id from import_part where account_id is not null;

create function note_accounts() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into infra.import_account (import_id, account_id) select distinct import_id, account_id from named where account_id is not null on conflict do nothing;
  return null;
end $$;
create trigger accounts_noted after insert on import_part referencing new table as named for each statement execute function note_accounts();
create trigger accounts_noted_later after update on import_part referencing new table as named for each statement execute function note_accounts();

create function import_walled_off(import uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from infra.import_account i join account k on k.id = i.account_id join walled_household w on w.household_id = k.household_id where i.import_id = $1
  )
$$;
revoke execute on function note_accounts, import_walled_off from public;
grant execute on function import_walled_off to rapport_oversight;

drop policy oversight on import_content;
drop policy oversight on import_rejection;
create policy oversight on import_content to rapport_oversight using (not import_walled_off(import_id)) with check (true);
create policy oversight on import_rejection to rapport_oversight using (not import_walled_off(import_id));
