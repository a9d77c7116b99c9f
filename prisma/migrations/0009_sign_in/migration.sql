-- Nobody chooses a password for somebody else: whoever administers the firm hands out a link that works once.

-- A session is of the credential as it was: another password, other roles or a locked account end all of them at once.
alter table infra.credential add column epoch integer not null default 0;

create table infra.password_link (
  token_hash text primary key,
  user_id uuid not null references user_account (id),
  created_by uuid not null references user_account (id),
  expires_at timestamptz(3) not null,
  used_at timestamptz(3)
);
create index password_link_of on infra.password_link (user_id);

-- Sessions of a user end: their own, or by whoever administers the firm.
create function infra.end_sessions(whose uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if whose is distinct from acting_user() and not acting_has('administrator') then
    raise exception 'only an administrator ends the sessions of somebody else' using errcode = 'RP008';
  end if;
  update infra.credential set epoch = epoch + 1 where user_id = whose;
end $$;

-- One's own password, and nobody else's. It is never read back.
create or replace function infra.set_password(whose uuid, hash text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if whose is distinct from acting_user() then
    raise exception 'a password is chosen by whose it is' using errcode = 'RP008';
  end if;
  update infra.credential set password_hash = hash, changed_at = now(), epoch = epoch + 1 where user_id = whose;
end $$;

-- A link for somebody to choose a password; earlier ones are void.
create function infra.offer_password(whose uuid, link text, until timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not acting_has('administrator') then
    raise exception 'only an administrator hands out links' using errcode = 'RP008';
  end if;
  delete from infra.password_link where user_id = whose and used_at is null;
  insert into infra.password_link (token_hash, user_id, created_by, expires_at) values (link, whose, acting_user(), until);
end $$;

-- Whose link it is, while it works.
create function infra.owner_of_link(link text, moment timestamptz) returns table (id uuid, name text, email text, firm text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.email, f.name from infra.password_link l join user_account u on u.id = l.user_id and u.status = 'active' cross join firm f
  where l.token_hash = link and l.used_at is null and l.expires_at > moment
$$;

-- The link is used and the password stored in one statement: of two people with one link, one chooses.
create function infra.choose_password(link text, hash text, moment timestamptz) returns uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare l infra.password_link;
begin
  update infra.password_link p set used_at = moment from user_account u
  where p.token_hash = link and p.used_at is null and p.expires_at > moment and u.id = p.user_id and u.status = 'active' returning p.* into l;
  if not found then return null; end if;
  insert into infra.credential as c (user_id, password_hash) values (l.user_id, hash)
  on conflict (user_id) do update set password_hash = excluded.password_hash, changed_at = now(), epoch = c.epoch + 1;
  insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact)
    values (gen_random_uuid(), moment, l.user_id, 'choosePassword', 'user', l.user_id, jsonb_build_object('link_of', l.created_by));
  return l.user_id;
end $$;

grant execute on function infra.end_sessions, infra.offer_password to rapport_covered, rapport_directory, rapport_oversight;
revoke execute on function infra.end_sessions, infra.offer_password, infra.owner_of_link, infra.choose_password from public;
