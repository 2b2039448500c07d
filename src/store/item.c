/* Items: versions, what is now, lists. */
#include <stdio.h>

#include "store/part.h"

static int insert(ls_store *st, const ls_item_row *i, ls_err *err)
{
  part_text deadline, started;
  const store_value v[] = {
    V_INT(i->id), V_INT(i->version), V_STR(state_name[i->state]),
    V_STR(i->number), V_INT(i->year), V_INT(i->report), V_INT(i->start),
    V_INT(i->end), V_STR(i->quote), V_STR(i->source), V_STR(i->section),
    V_STR(i->task), V_STR(i->kind), V_STR(i->missing), V_INT(i->lead_unit),
    V_INT(i->lead_post), V_STR(i->others), V_INT(i->unit_suggested),
    V_STR(part_day(i->deadline, &deadline)), V_STR(i->deadline_how),
    V_STR(part_day(i->started, &started)), V_INT(i->indicator),
    V_INT(i->published), V_INT(i->parent), V_INT(i->merged_into)
  };
  return store_insert(st, T_ITEM, v, err);
}

static int point(ls_store *st, const ls_item_row *i, int64_t entry,
                 int64_t n, ls_err *err)
{
  part_text deadline;
  db_stmt *s = db_query(st->db, "insert into item_now values "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9) "
    "on conflict (item, place) do update set entry = $3, n = $4, "
    "version = $5, state = $6, year = $7, lead_unit = $8, deadline = $9",
    err);
  db_str(s, 1, st->place);
  db_int(s, 2, i->id);
  db_int(s, 3, entry);
  db_int(s, 4, n);
  db_int(s, 5, i->version);
  db_str(s, 6, state_name[i->state]);
  db_int(s, 7, i->year);
  db_int(s, 8, i->lead_unit);
  db_str(s, 9, part_day(i->deadline, &deadline));
  return db_run(s, err);
}

int item_index(ls_store *st, const ls_item_row *i, int64_t entry, int64_t n,
               ls_err *err)
{
  ls_buf b;
  int rc = point(st, i, entry, n, err);
  if(rc)
    return rc;
  buf_init(&b, (size_t)16 << 20);
  buf_puts(&b, i->number);
  buf_putc(&b, ' ');
  buf_puts(&b, i->quote);
  if(strcmp(i->task, i->quote)) {
    buf_putc(&b, ' ');
    buf_puts(&b, i->task);
  }
  buf_putc(&b, ' ');
  buf_puts(&b, i->section);
  rc = buf_failed(&b) ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL)
                      : store_search_put(st, "item", i->id, buf_cstr(&b),
                                         err);
  buf_free(&b);
  return rc;
}

int store_item_put(ls_store *st, const ls_item_row *i, ls_err *err)
{
  int rc = insert(st, i, err);
  return rc ? rc : item_index(st, i, st->entry, st->n, err);
}

void item_take(ls_store *st, db_stmt *s, int at, ls_item_row *i)
{
  *i = (ls_item_row){
    .id = db_get_int(s, at), .version = db_get_int(s, at + 1),
    .state = part_word(state_name, s, at + 2),
    .number = part_col(st, s, at + 3), .year = (int)db_get_int(s, at + 4),
    .report = db_get_int(s, at + 5),
    .start = (uint32_t)db_get_int(s, at + 6),
    .end = (uint32_t)db_get_int(s, at + 7),
    .quote = part_col(st, s, at + 8), .source = part_col(st, s, at + 9),
    .section = part_col(st, s, at + 10), .task = part_col(st, s, at + 11),
    .kind = part_col(st, s, at + 12), .missing = part_col(st, s, at + 13),
    .lead_unit = db_get_int(s, at + 14),
    .lead_post = db_get_int(s, at + 15), .others = part_col(st, s, at + 16),
    .unit_suggested = db_get_int(s, at + 17) != 0,
    .deadline = part_to_day(s, at + 18),
    .deadline_how = part_col(st, s, at + 19),
    .started = part_to_day(s, at + 20), .indicator = db_get_int(s, at + 21),
    .published = db_get_int(s, at + 22) != 0,
    .parent = db_get_int(s, at + 23), .merged_into = db_get_int(s, at + 24)
  };
}

static void take(ls_store *st, db_stmt *s, void *arg)
{
  item_take(st, s, 0, arg);
}

int store_item_get(ls_store *st, int64_t id, int64_t bound, ls_item_row *i,
                   ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " ITEM_COLUMNS " from item i "
    "where i.place = $1 and i.item = $2 and i.entry + 0 <= $3 "
    "order by i.version desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  db_int(s, 3, bound);
  return part_row(st, s, take, i, err);
}

int store_item_find(ls_store *st, const char *number, int64_t *id,
                    ls_err *err)
{
  db_stmt *s = db_query(st->db, "select max(item) from item "
                        "where place = $1 and number = $2", err);
  db_str(s, 1, st->place);
  db_str(s, 2, number);
  int rc = db_number(s, 0, id, err);
  return rc ? rc : *id > 0;
}

int store_last_number(ls_store *st, int year, int64_t *number, ls_err *err)
{
  char from[16], to[16];
  snprintf(from, sizeof(from), "%04d-", year);
  snprintf(to, sizeof(to), "%04d.", year); /* behind every 2024-... */
  db_stmt *s = db_query(st->db, "select max(cast(substr(number, 6) as "
    "{int})) from item where place = $1 and number > $2 and number < $3",
    err);
  db_str(s, 1, st->place);
  db_str(s, 2, from);
  db_str(s, 3, to);
  return db_number(s, 0, number, err);
}

/* --- lists --------------------------------------------------------------- */

static bool wanted(const store_filter *f, const ls_item_row *i)
{
  if(!f->all && f->state < 0 && (i->state == ST_DROPPED || i->merged_into))
    return false;
  return (f->state < 0 || i->state == f->state) &&
         (!f->year || i->year == f->year) &&
         (!f->unit || i->lead_unit == f->unit) &&
         (!f->report || i->report == f->report) &&
         (!f->missing || i->missing[0]) &&
         (!f->section || !f->section[0] || strstr(i->section, f->section));
}

/* What is read of one item goes before the next is read. */
static int each_row(ls_store *st, db_stmt *s, const store_filter *f,
                    store_each_item each, void *arg, ls_err *err)
{
  int rc;
  while((rc = db_step(s, err)) > 0) {
    ls_item_row i;
    ls_arena *whole = store_enter(st);
    item_take(st, s, 0, &i);
    st->arena = whole;
    rc = !f || wanted(f, &i) ? each(arg, &i, err) : 0;
    store_leave(st, whole);
    if(rc)
      break;
  }
  db_end(s);
  return rc;
}

/* By what is derived, for now. */
static db_stmt *latest(ls_store *st, const store_filter *f, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " ITEM_COLUMNS " from item_now w "
    "join item i on i.place = w.place and i.entry = w.entry and i.n = w.n "
    "where w.place = $1 and ($2 = '' or w.state = $2) and "
    "($3 = 0 or w.year = $3) and ($4 = 0 or w.lead_unit = $4) "
    "order by w.item", err);
  db_str(s, 1, st->place);
  db_str(s, 2, f->state < 0 ? "" : state_name[f->state]);
  db_int(s, 3, f->year);
  db_int(s, 4, f->unit);
  return s;
}

static db_stmt *earlier(ls_store *st, int64_t bound, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " ITEM_COLUMNS " from item i "
    "where i.place = $1 and i.version = (select max(w.version) from item w "
    "where w.place = $1 and w.item = i.item and w.entry + 0 <= $2) "
    "order by i.item", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return s;
}

int store_items(ls_store *st, const store_filter *f, int64_t bound,
                store_each_item each, void *arg, ls_err *err)
{
  db_stmt *s = bound == STORE_NOW ? latest(st, f, err)
                                  : earlier(st, bound, err);
  return each_row(st, s, f, each, arg, err);
}

int store_item_versions(ls_store *st, int64_t id, int64_t bound,
                        store_each_item each, void *arg, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " ITEM_COLUMNS " from item i "
    "where i.place = $1 and i.item = $2 and i.entry + 0 <= $3 "
    "order by i.version", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  db_int(s, 3, bound);
  return each_row(st, s, NULL, each, arg, err);
}

static void push_id(ls_store *st, db_stmt *s, void *arg)
{
  store_ids *v = arg;
  *vec_push(st->arena, v) = db_get_int(s, 0);
}

/* Parts come in the entry that decided it, which spares an index. */
int store_parts(ls_store *st, int64_t item, int64_t bound, store_ids *v,
                ls_err *err)
{
  db_stmt *s = db_query(st->db, "select i.item from decision d join item i "
    "on i.entry = d.entry and i.place = d.place where d.place = $1 and "
    "d.item = $2 and d.act = 'split' and d.entry + 0 <= $3 and "
    "i.parent = $2 and i.version = 1 order by i.item", err);
  db_str(s, 1, st->place);
  db_int(s, 2, item);
  db_int(s, 3, bound);
  return part_rows(st, s, push_id, v, err);
}

int store_leads(ls_store *st, int64_t unit, int64_t indicator, bool *leads,
                ls_err *err)
{
  int64_t n;
  db_stmt *s = db_query(st->db, "select count(*) from item_now w "
    "join item i on i.place = w.place and i.entry = w.entry and i.n = w.n "
    "where w.place = $1 and w.lead_unit = $2 and (i.indicator = $3 or "
    "exists (select 1 from target t where t.place = w.place and "
    "t.item = w.item and t.indicator = $3))", err);
  db_str(s, 1, st->place);
  db_int(s, 2, unit);
  db_int(s, 3, indicator);
  int rc = db_number(s, 0, &n, err);
  *leads = n > 0;
  return rc;
}

int item_rebuild(ls_store *st, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select i.entry, i.n, " ITEM_COLUMNS
    " from item i where i.place = $1 and i.version = "
    "(select max(w.version) from item w where w.place = $1 and "
    "w.item = i.item) order by i.item", err);
  int rc;
  db_str(s, 1, st->place);
  while((rc = db_step(s, err)) > 0) {
    ls_item_row i;
    ls_arena *whole = store_enter(st);
    item_take(st, s, 2, &i);
    rc = item_index(st, &i, db_get_int(s, 0), db_get_int(s, 1), err);
    store_leave(st, whole);
    if(rc)
      break;
  }
  db_end(s);
  return rc;
}
