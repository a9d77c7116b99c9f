-- An assistant amends what those took part in whom they assist, in their name; both stand in the version.
alter table contact_version add column on_behalf_of uuid references user_account (id);

create or replace view own_contact with (security_barrier) as
  with me (id) as (
    select acting_user()
    union
    select d.representative_id from delegation d
    where d.assistant_id = acting_user() and d.since <= acting_day() and (d.until is null or d.until >= acting_day())
  )
  select c.id from contact c where c.entered_by in (select id from me) or c.on_behalf_of in (select id from me)
    or exists (select from contact_representative r where r.contact_id = c.id and r.user_id in (select id from me));
