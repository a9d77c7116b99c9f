-- A file is read first and counts only when somebody says so. What it says, entry by entry, lies here from the moment it
-- is read; a movement in the books points at the entry that it came from.

set local lock_timeout = '5s';

-- COPY, by far the fastest way in, knows no policies: the table is the importer's alone, and others look through the view below.
create table infra.import_entry (
  import_id uuid not null,
  n integer not null, -- from 0, in the order of the file
  statement integer not null,
  line integer,
  booked_on date not null,
  value_on date not null,
  amount text, -- as stated, where no currency says yet how to read it
  amount_minor bigint,
  currency char(3),
  status text not null constraint known_status check (status in ('booked', 'pending')),
  source_id text not null,
  occurrence integer not null default 1 constraint counted_from_one check (occurrence >= 1), -- of equal entries within their statement
  flow_type text not null,
  flow_rule text not null,
  counterparty_name text not null,
  counterparty_account text not null,
  text text not null,
  code text not null,
  reversal boolean not null,
  reversal_of text not null,
  raw text not null,
  primary key (import_id, n),
  constraint amount_of_something check (amount_minor is not null or amount is not null)
);

CREATE TABLE "import_statement" (
    "import_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "import_statement_pkey" PRIMARY KEY ("import_id","number")
);

CREATE TABLE "import_part" (
    "import_id" UUID NOT NULL,
    "statement" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "import_part_pkey" PRIMARY KEY ("import_id","statement","currency")
);

CREATE TABLE "table_mapping" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "custodian" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "table_mapping_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "table_mapping_version" (
    "mapping_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "custodian" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "author_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "table_mapping_version_pkey" PRIMARY KEY ("mapping_id","version")
);

CREATE UNIQUE INDEX "table_mapping_name_key" ON "table_mapping"("name");

ALTER TABLE "import_file"
  ADD COLUMN "read_at" TIMESTAMPTZ(3),
  ADD COLUMN "import_asked_by" UUID,
  ADD COLUMN "import_asked_at" TIMESTAMPTZ(3),
  ADD COLUMN "entries_booked" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "mapping_id" UUID,
  ADD COLUMN "mapping_version" INTEGER,
  ADD COLUMN "stated_account" TEXT,
  ADD COLUMN "stated_currency" CHAR(3),
  ADD COLUMN "read_anyway" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "undone_by" UUID,
  ADD COLUMN "undo_reason" TEXT;

ALTER TABLE "account_statement" ADD COLUMN "interim" BOOLEAN NOT NULL DEFAULT false;

update import_file set import_asked_by = uploaded_by, import_asked_at = finished_at where state = 'imported';

-- What the books hold already keeps what its file said of it.
alter table activity add column entry integer;
with numbered as (
  select id, (row_number() over (partition by import_id order by line, id) - 1)::integer as n from activity where import_id is not null
)
update activity a set entry = n.n from numbered n where n.id = a.id;
insert into infra.import_entry (import_id, n, statement, line, booked_on, value_on, amount_minor, currency, status, source_id, occurrence, flow_type, flow_rule, counterparty_name,
    counterparty_account, text, code, reversal, reversal_of, raw)
  select a.import_id, a.entry, coalesce(s.number, 0), a.line, a.booked_on, a.value_on, a.amount_minor, a.currency, a.status, a.source_id, a.occurrence, a.flow_type, a.flow_rule,
    a.counterparty_name, a.counterparty_account, a.text, a.code, a.reversal, a.reversal_of, a.raw
  from activity a left join account_statement s on s.id = a.statement_id where a.entry is not null;
insert into import_part (import_id, statement, currency, account_id)
  select import_id, number, currency, account_id from account_statement
  union select distinct on (a.import_id, s.number, a.currency) a.import_id, s.number, a.currency, a.account_id from activity a join account_statement s on s.id = a.statement_id
    where a.currency <> s.currency;
alter table activity drop column raw;
insert into import_statement (import_id, number, body)
  select s.import_id, s.number, jsonb_build_object('account', k.identifier, 'scheme', k.scheme, 'institution', k.institution, 'name', k.name, 'currency', s.currency,
    'from', s.from_day, 'to', s.to_day, 'sequence', s.sequence, 'interim', false, 'opening', s.opening_minor::text, 'closing', s.closing_minor::text, 'entries', s.entries,
    'pending', 0, 'credits', s.credits_minor::text, 'debits', s.debits_minor::text, 'checks', s.checks, 'added', s.entries, 'known', 0)
  from account_statement s join account k on k.id = s.account_id;

drop index activity_import_id_idx;
CREATE INDEX "activity_import_id_entry_idx" ON "activity"("import_id", "entry");
drop index import_waiting;
create index import_waiting on import_file (uploaded_at, id) where state in ('queued', 'reading', 'booking', 'uploading', 'ready', 'unmapped');

-- ——— What is true of rows ———

alter table import_file
  drop constraint known_state,
  add constraint known_state check (state in ('uploading', 'queued', 'reading', 'unmapped', 'ready', 'quarantined', 'booking', 'imported', 'duplicate', 'rejected', 'lapsed',
    'undone', 'cancelled', 'failed')),
  -- Nothing counts but what somebody asked to import; what does not add up, only with a reason.
  add constraint imported_on_request check (state not in ('booking', 'imported') or import_asked_by is not null),
  add foreign key (mapping_id, mapping_version) references table_mapping_version (mapping_id, version),
  add foreign key (undone_by) references user_account (id), add foreign key (import_asked_by) references user_account (id);
alter table import_statement add foreign key (import_id) references import_file (id) on delete cascade;
alter table import_part
  add foreign key (import_id) references import_file (id) on delete cascade, add foreign key (account_id) references account (id);
alter table table_mapping add constraint named check (length(trim(name)) > 0);
alter table table_mapping_version
  add foreign key (mapping_id) references table_mapping (id) deferrable initially deferred, add foreign key (author_id) references user_account (id);
create trigger permanent before update or delete on table_mapping_version for each row execute function refuse_change();
create trigger never_emptied before truncate on table_mapping_version for each statement execute function refuse_change();

-- ——— Who may see and do what ———

alter table import_statement enable row level security;
alter table import_part enable row level security;
alter table table_mapping enable row level security;
alter table table_mapping_version enable row level security;
create policy oversight on import_part to rapport_oversight using (account_id is null or exists (select from account k where k.id = account_id));
create policy oversight on import_statement to rapport_oversight using (
  body ->> 'currency' is null
  or exists (select from import_part p where p.import_id = import_statement.import_id and p.statement = import_statement.number and p.currency = body ->> 'currency')
);
create policy import on import_statement to rapport_import using (true) with check (true);
create policy import on import_part to rapport_import using (true) with check (true);
create policy oversight on table_mapping to rapport_oversight using (true);
create policy oversight on table_mapping_version to rapport_oversight using (true);
create policy import on table_mapping to rapport_import using (true);
create policy import on table_mapping_version to rapport_import using (true);
create policy who_insert on table_mapping as restrictive for insert to rapport_oversight with check ((select acting_has('controller')));
create policy who_update on table_mapping as restrictive for update to rapport_oversight
  using ((select acting_has('controller'))) with check ((select acting_has('controller')));
create policy who_insert on table_mapping_version as restrictive for insert to rapport_oversight
  with check ((select acting_has('controller')) and author_id = acting_user());

-- What a file says of accounts that one may know of; to who covers a household, what the bank wrote of its movements.
create view import_entry with (security_barrier) as
  select e.* from infra.import_entry e
  where case current_setting('role')
    when 'rapport_oversight' then e.currency is null or exists (
      select from import_part p left join account k on k.id = p.account_id
      where p.import_id = e.import_id and p.statement = e.statement and p.currency = e.currency
        and (k.household_id is null or k.household_id not in (select w.household_id from walled_household w))
    )
    else exists (
      select from activity a join account k on k.id = a.account_id
      where a.import_id = e.import_id and a.entry = e.n and k.household_id in (select v.household_id from visible_household v)
    )
  end;
grant select on import_entry to rapport_covered, rapport_directory, rapport_oversight;
grant usage on schema infra to rapport_import;
grant select, insert, delete on infra.import_entry to rapport_import;
grant update (amount_minor, currency, occurrence) on infra.import_entry to rapport_import;
grant select on import_statement, import_part to rapport_oversight, rapport_import;
grant insert, update, delete on import_statement, import_part to rapport_import;
grant select on table_mapping, table_mapping_version to rapport_oversight, rapport_import;
grant insert on table_mapping, table_mapping_version to rapport_oversight;
grant update (name, custodian, version) on table_mapping to rapport_oversight;
grant update (import_id, entry, line, statement_id) on activity to rapport_import;
grant delete on account to rapport_import;

-- A million entries arrive at once: how they are compared with the books is planned by what there is, and not by what there was.
-- A small sample is enough to tell many from few.
do $$
declare c text;
begin
  for c in select column_name from information_schema.columns where table_schema = 'infra' and table_name = 'import_entry' loop
    execute format('alter table infra.import_entry alter column %I set statistics 10', c);
  end loop;
end $$;
create function infra.entries_arrived() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze infra.import_entry;
end $$;
revoke execute on function infra.entries_arrived from public;
grant execute on function infra.entries_arrived to rapport_import;
