-- Households in the order in which they are listed, for who may see the names of all.
create index household_by_lower_name on household (lower(name), id);

-- Whether somebody leads more than forty people, at any distance: then a list of all that they see is the longer way (0010).
-- Asked with every request, so it stops counting there.
create function infra.leads_many(leader uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  with recursive below (id) as (
    select leader
    union
    select l.user_id from reporting_line l join below b on l.manager_id = b.id where l.until is null or l.until >= current_date
  )
  select count(*) > 41 from (select from below limit 42) as counted -- oneself among them
$$;
revoke execute on function infra.leads_many from public;
