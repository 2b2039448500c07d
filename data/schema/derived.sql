-- What follows from the record: dropped and made again by `luoshi rebuild`.
-- item_now: which version of an item is the latest, and what lists are
-- asked for by.  search_row says which row of the index is whose.
create table item_now (
  place {text} not null, item {int} not null, entry {int} not null,
  n {int} not null, version {int} not null, state {text} not null,
  year {int} not null, lead_unit {int} not null, deadline {text} not null,
  primary key (item, place)) {keyed};
create index item_now_state on item_now (state, place);
create index item_now_unit on item_now (lead_unit, place);

create table search_row (
  place {text} not null, kind {text} not null, id {int} not null,
  row_id {int} not null,
  primary key (id, kind, place)) {keyed};
create unique index search_row_id on search_row (row_id);
create virtual table search_text {search};
