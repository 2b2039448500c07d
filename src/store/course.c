/* What became of an item: updates, evidence, decisions, amendments, and the
 * columns of other people's tables. */
#include "store/part.h"

static int ask(ls_store *st, db_stmt *s, int64_t item, int64_t bound,
               part_take take, void *v, ls_err *err)
{
  int rc = st->days ? LS_OK : store_load_days(st, err);
  db_str(s, 1, st->place);
  db_int(s, 2, item);
  db_int(s, 3, bound);
  if(rc)
    db_end(s);
  return rc ? rc : part_rows(st, s, take, v, err);
}

/* --- updates ------------------------------------------------------------- */

int store_update_put(ls_store *st, const ls_update *u, ls_err *err)
{
  part_text period, percent;
  const store_value v[] = {
    V_INT(u->item), V_STR(part_when(u->period, &period)), V_STR(u->stage),
    V_STR(part_dec(u->percent, u->has_percent, &percent)), V_STR(u->words),
    V_STR(u->problem), V_STR(u->next_step), V_INT(u->unit)
  };
  return store_insert(st, T_PROGRESS, v, err);
}

static void push_update(ls_store *st, db_stmt *s, void *arg)
{
  ls_updates *v = arg;
  ls_update *u = vec_push0(st->arena, v);
  u->item = db_get_int(s, 0);
  u->period = part_to_when(s, 1);
  u->stage = part_col(st, s, 2);
  u->has_percent = part_to_dec(s, 3, &u->percent);
  u->words = part_col(st, s, 4);
  u->problem = part_col(st, s, 5);
  u->next_step = part_col(st, s, 6);
  u->unit = db_get_int(s, 7);
  u->entry = db_get_int(s, 8);
  u->by = part_col(st, s, 9);
  u->entered = store_day(st, u->entry);
}

int store_updates(ls_store *st, int64_t item, int64_t bound, ls_updates *v,
                  ls_err *err)
{
  return ask(st, db_query(st->db, "select p.item, p.period, p.stage, "
    "p.percent, p.words, p.problem, p.next_step, p.unit, p.entry, j.who "
    "from progress p join journal j on j.place = p.place and "
    "j.entry = p.entry where p.place = $1 and p.item = $2 "
    "and p.entry + 0 <= $3 order by p.entry, p.n", err),
    item, bound, push_update, v, err);
}

/* --- evidence ------------------------------------------------------------ */

int store_evidence_put(ls_store *st, const ls_evidence *e, ls_err *err)
{
  const store_value v[] = { V_INT(e->id), V_INT(e->item), V_STR(e->name),
                            V_STR(e->sha256), V_INT(e->size) };
  return store_insert(st, T_EVIDENCE, v, err);
}

#define EVIDENCE "evidence, item, name, sha256, size, entry"

static void take_evidence(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_evidence *)arg = (ls_evidence){
    .id = db_get_int(s, 0), .item = db_get_int(s, 1),
    .name = part_col(st, s, 2), .sha256 = part_col(st, s, 3),
    .size = db_get_int(s, 4), .entry = db_get_int(s, 5),
    .entered = store_day(st, db_get_int(s, 5))
  };
}

static void push_evidence(ls_store *st, db_stmt *s, void *arg)
{
  ls_evidences *v = arg;
  take_evidence(st, s, vec_push(st->arena, v));
}

int store_evidence(ls_store *st, int64_t item, int64_t bound,
                   ls_evidences *v, ls_err *err)
{
  return ask(st, db_query(st->db, "select " EVIDENCE " from evidence "
    "where place = $1 and item = $2 and entry + 0 <= $3 "
    "order by evidence", err),
    item, bound, push_evidence, v, err);
}

int store_evidence_get(ls_store *st, int64_t id, ls_evidence *e, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " EVIDENCE " from evidence "
                        "where place = $1 and evidence = $2", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  return part_row(st, s, take_evidence, e, err);
}

/* --- who spoke for it ---------------------------------------------------- */

/* That an entry is `who`'s, for the table called `t`. */
#define HIS(t) "exists (select 1 from journal j where j.entry = " t ".entry " \
  "and j.place = " t ".place and j.who = $3)"

int store_spoke(ls_store *st, const ls_item_row *i, const char *who,
                bool *spoke, ls_err *err)
{
  int64_t n = 0;
  part_text year;
  db_stmt *s = db_query(st->db, "select "
    "(select count(*) from progress p where p.place = $1 and p.item = $2 "
    "and " HIS("p") ") + "
    "(select count(*) from evidence e where e.place = $1 and e.item = $2 "
    "and " HIS("e") ") + "
    "(select count(*) from observation o where o.place = $1 and "
    "(o.indicator = $4 or o.indicator in (select t.indicator from target t "
    "where t.place = $1 and t.item = $2)) and o.period >= $5 and "
    "o.period < $6 and " HIS("o") ")", err);
  db_str(s, 1, st->place);
  db_int(s, 2, i->id);
  db_str(s, 3, who);
  db_int(s, 4, i->indicator);
  db_str(s, 5, part_when((ls_when){ .year = (uint16_t)i->year }, &year));
  part_text next;
  db_str(s, 6, part_when((ls_when){ .year = (uint16_t)(i->year + 1) },
                         &next));
  int rc = db_number(s, 0, &n, err);
  *spoke = n > 0;
  return rc;
}

/* --- decisions ----------------------------------------------------------- */

int store_decision_put(ls_store *st, const ls_decision *d, ls_err *err)
{
  const store_value v[] = { V_INT(d->item), V_STR(act_name[d->act]),
                            V_STR(state_name[d->from]),
                            V_STR(state_name[d->to]), V_STR(d->why) };
  return store_insert(st, T_DECISION, v, err);
}

static void push_decision(ls_store *st, db_stmt *s, void *arg)
{
  ls_decisions *v = arg;
  *vec_push(st->arena, v) = (ls_decision){
    .item = db_get_int(s, 0), .act = part_word(act_name, s, 1),
    .from = part_word(state_name, s, 2), .to = part_word(state_name, s, 3),
    .why = part_col(st, s, 4), .entry = db_get_int(s, 5),
    .by = part_col(st, s, 6), .on = store_day(st, db_get_int(s, 5))
  };
}

int store_decisions(ls_store *st, int64_t item, int64_t bound,
                    ls_decisions *v, ls_err *err)
{
  return ask(st, db_query(st->db, "select d.item, d.act, d.from_state, "
    "d.to_state, d.why, d.entry, j.who from decision d join journal j "
    "on j.place = d.place and j.entry = d.entry where d.place = $1 and "
    "d.item = $2 and d.entry + 0 <= $3 order by d.entry, d.n", err), item,
    bound, push_decision, v, err);
}

/* --- amendments ---------------------------------------------------------- */

int store_amendment_put(ls_store *st, const ls_amendment *a, ls_err *err)
{
  const store_value v[] = { V_INT(a->item), V_STR(a->field), V_STR(a->was),
                            V_STR(a->now), V_STR(a->why),
                            V_STR(a->approved_by), V_INT(a->weaker) };
  return store_insert(st, T_AMENDMENT, v, err);
}

static void push_amendment(ls_store *st, db_stmt *s, void *arg)
{
  ls_amendments *v = arg;
  *vec_push(st->arena, v) = (ls_amendment){
    .item = db_get_int(s, 0), .field = part_col(st, s, 1),
    .was = part_col(st, s, 2), .now = part_col(st, s, 3),
    .why = part_col(st, s, 4), .approved_by = part_col(st, s, 5),
    .weaker = (int8_t)db_get_int(s, 6), .by = part_col(st, s, 7),
    .on = store_day(st, db_get_int(s, 8))
  };
}

int store_amendments(ls_store *st, int64_t item, int64_t bound,
                     ls_amendments *v, ls_err *err)
{
  return ask(st, db_query(st->db, "select a.item, a.field, a.was, a.became, "
    "a.why, a.approved_by, a.weaker, j.who, a.entry from amendment a "
    "join journal j on j.place = a.place and j.entry = a.entry "
    "where a.place = $1 and a.item = $2 and a.entry + 0 <= $3 "
    "order by a.entry, a.n", err), item, bound, push_amendment, v, err);
}

/* --- columns of other people's tables ------------------------------------ */

int store_extra_put(ls_store *st, const ls_extra *e, ls_err *err)
{
  const store_value v[] = { V_INT(e->item), V_STR(e->name),
                            V_STR(e->value) };
  return store_insert(st, T_EXTRA, v, err);
}

static void push_extra(ls_store *st, db_stmt *s, void *arg)
{
  ls_extras *v = arg;
  *vec_push(st->arena, v) = (ls_extra){ db_get_int(s, 0),
                                        part_col(st, s, 1),
                                        part_col(st, s, 2) };
}

int store_extras(ls_store *st, int64_t item, int64_t bound, ls_extras *v,
                 ls_err *err)
{
  return ask(st, db_query(st->db, "select e.item, e.name, e.value "
    "from extra e where e.place = $1 and e.item = $2 and e.entry = "
    "(select max(w.entry) from extra w where w.place = $1 and "
    "w.item = $2 and w.name = e.name and w.entry + 0 <= $3) order by e.name",
    err), item, bound, push_extra, v, err);
}
