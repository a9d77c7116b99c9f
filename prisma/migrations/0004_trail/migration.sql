-- The trail is a chain: each row is sealed with a hash over itself and the seal before. Whoever changes, removes or slips in a row,
-- with whatever rights, breaks the chain from there on. Rows are sealed a moment after they were written, one batch at a time, so
-- that those who write never wait for each other.

create table audit_seal (
  number bigint primary key check (number > 0),
  audit_id uuid not null unique references audit (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz(3) not null default now()
);

-- Rows that wait for their seal.
create table infra.audit_waiting (audit_id uuid primary key);
insert into infra.audit_waiting (audit_id) select id from audit;

create function wait_for_seal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into infra.audit_waiting (audit_id) select id from added;
  return null;
end $$;
create trigger sealed after insert on audit referencing new table as added for each statement execute function wait_for_seal();

create trigger permanent before update or delete on audit_seal for each row execute function refuse_change();
create trigger never_emptied before truncate on audit_seal for each statement execute function refuse_change();

-- A row as the chain sees it: every column, in one text that is the same wherever it is written.
create function sealed_text(a audit) returns text language sql stable set timezone = 'UTC' as $$
  select jsonb_build_array(a.id, to_char(a.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.actor_id, a.on_behalf_of, a.operation, a.subject_kind, a.subject_id,
    a.household_id, a.request_id, a.fact)::text
$$;

-- Seals what waits, in the order in which it happened; one process at a time, and the others find nothing to do.
create function infra.seal_trail(most integer) returns table (sealed integer, last_number bigint, last_hash text)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare a audit;
begin
  sealed := 0;
  if not pg_try_advisory_xact_lock(7245119) then return next; return; end if;
  select s.number, s.hash into last_number, last_hash from audit_seal s order by s.number desc limit 1;
  last_number := coalesce(last_number, 0);
  last_hash := coalesce(last_hash, repeat('0', 64));
  for a in select r.* from infra.audit_waiting w join audit r on r.id = w.audit_id order by r.at, r.id limit most loop
    last_number := last_number + 1;
    last_hash := encode(sha256(convert_to(last_hash || last_number::text || sealed_text(a), 'UTF8')), 'hex');
    insert into audit_seal (number, audit_id, hash) values (last_number, a.id, last_hash);
    delete from infra.audit_waiting where audit_id = a.id;
    sealed := sealed + 1;
  end loop;
  return next;
end $$;

-- A seal names nobody.
alter table audit_seal enable row level security;
create policy oversight on audit_seal for select to rapport_oversight using (true);
grant select on audit_seal to rapport_oversight;
revoke execute on function wait_for_seal, sealed_text, infra.seal_trail from public;
