/* Indicators, targets, nodes and observations. */
#include "store/part.h"

/* --- indicators ---------------------------------------------------------- */

#define INDICATOR "i.indicator, i.version, i.name, i.unit, i.direction, " \
  "i.frequency, i.nature, i.measure, i.source_unit"

int store_indicator_put(ls_store *st, const ls_indicator *i, ls_err *err)
{
  const store_value v[] = {
    V_INT(i->id), V_INT(i->version), V_STR(i->name), V_STR(i->unit),
    V_INT(i->direction), V_STR(frequency_name[i->frequency]),
    V_STR(nature_name[i->nature]), V_STR(measure_name[i->measure]),
    V_INT(i->source_unit)
  };
  int rc = store_insert(st, T_INDICATOR, v, err);
  return rc ? rc : store_search_put(st, "indicator", i->id, i->name, err);
}

static void take_indicator(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_indicator *)arg = (ls_indicator){
    .id = db_get_int(s, 0), .version = db_get_int(s, 1),
    .name = part_col(st, s, 2), .unit = part_col(st, s, 3),
    .direction = (int8_t)db_get_int(s, 4),
    .frequency = part_word(frequency_name, s, 5),
    .nature = part_word(nature_name, s, 6),
    .measure = part_word(measure_name, s, 7),
    .source_unit = db_get_int(s, 8)
  };
}

static void push_indicator(ls_store *st, db_stmt *s, void *arg)
{
  ls_indicators *v = arg;
  take_indicator(st, s, vec_push(st->arena, v));
}

int store_indicator_get(ls_store *st, int64_t id, int64_t bound,
                        ls_indicator *i, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " INDICATOR " from indicator i "
    "where i.place = $1 and i.indicator = $2 and i.entry + 0 <= $3 "
    "order by i.version desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  db_int(s, 3, bound);
  return part_row(st, s, take_indicator, i, err);
}

int store_indicator_find(ls_store *st, const char *name, const char *unit,
                         ls_indicator *i, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " INDICATOR " from indicator i "
    "where i.place = $1 and i.name = $2 and ($4 = 0 or i.unit = $3) and "
    "i.version = (select max(w.version) from indicator w "
    "where w.place = $1 and w.indicator = i.indicator) "
    "order by i.indicator limit 1", err);
  db_str(s, 1, st->place);
  db_str(s, 2, name);
  db_str(s, 3, unit ? unit : "");
  db_int(s, 4, unit != NULL);
  return part_row(st, s, take_indicator, i, err);
}

int store_indicators(ls_store *st, int64_t bound, ls_indicators *v,
                     ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " INDICATOR " from indicator i "
    "where i.place = $1 and i.version = (select max(w.version) "
    "from indicator w where w.place = $1 and w.indicator = i.indicator and "
    "w.entry + 0 <= $2) order by i.indicator", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_indicator, v, err);
}

int indicator_rebuild(ls_store *st, ls_err *err)
{
  ls_indicators v = { 0 };
  int rc = store_indicators(st, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    rc = store_search_put(st, "indicator", v.v[i].id, v.v[i].name, err);
  return rc;
}

/* --- targets ------------------------------------------------------------- */

int store_target_put(ls_store *st, const ls_target *t, ls_err *err)
{
  part_text period, value, hi, baseline;
  const store_value v[] = {
    V_INT(t->id), V_INT(t->version), V_INT(t->item), V_INT(t->indicator),
    V_STR(t->area), V_STR(part_when(t->period, &period)),
    V_STR(cmp_name[t->cmp]),
    V_STR(part_dec(t->value, t->has_value, &value)),
    V_STR(part_dec(t->value_hi, t->has_hi, &hi)),
    V_STR(part_dec(t->baseline, t->has_baseline, &baseline)),
    V_STR(nature_name[t->nature])
  };
  return store_insert(st, T_TARGET, v, err);
}

static uint8_t cmp_at(db_stmt *s, int at)
{
  const char *word = db_get_text(s, at).s;
  for(int i = C_EQ; i <= C_ABOUT; i++)
    if(!strcmp(word, cmp_name[i]))
      return (uint8_t)i;
  return C_EQ;
}

static void push_target(ls_store *st, db_stmt *s, void *arg)
{
  ls_targets *v = arg;
  ls_target *t = vec_push0(st->arena, v);
  t->id = db_get_int(s, 0);
  t->version = db_get_int(s, 1);
  t->item = db_get_int(s, 2);
  t->indicator = db_get_int(s, 3);
  t->area = part_col(st, s, 4);
  t->period = part_to_when(s, 5);
  t->cmp = cmp_at(s, 6);
  t->has_value = part_to_dec(s, 7, &t->value);
  t->has_hi = part_to_dec(s, 8, &t->value_hi);
  t->has_baseline = part_to_dec(s, 9, &t->baseline);
  t->nature = part_word(nature_name, s, 10);
}

int store_targets(ls_store *st, int64_t item, int64_t bound, ls_targets *v,
                  ls_err *err)
{
  db_stmt *s = db_query(st->db, "select t.target, t.version, t.item, "
    "t.indicator, t.area, t.period, t.cmp, t.value, t.value_hi, t.baseline, "
    "t.nature from target t where t.place = $1 and t.item = $2 and "
    "t.version = (select max(w.version) from target w where w.place = $1 "
    "and w.target = t.target and w.entry + 0 <= $3) order by t.target", err);
  db_str(s, 1, st->place);
  db_int(s, 2, item);
  db_int(s, 3, bound);
  return part_rows(st, s, push_target, v, err);
}

/* --- nodes --------------------------------------------------------------- */

int store_nodes_put(ls_store *st, int64_t item, const ls_node *v, size_t n,
                    ls_err *err)
{
  const store_value none[] = { V_INT(item), V_STR(""), V_STR(""),
                               V_STR("") };
  int rc = n ? LS_OK : store_insert(st, T_NODE, none, err);
  for(size_t i = 0; !rc && i < n; i++) {
    part_text by, value;
    const store_value row[] = {
      V_INT(item), V_STR(part_day(v[i].by, &by)), V_STR(v[i].words),
      V_STR(part_dec(v[i].value, v[i].has_value, &value))
    };
    rc = store_insert(st, T_NODE, row, err);
  }
  return rc;
}

static void push_node(ls_store *st, db_stmt *s, void *arg)
{
  ls_nodes *v = arg;
  if(!db_get_text(s, 1).n)
    return; /* they were taken away */
  ls_node *node = vec_push0(st->arena, v);
  node->item = db_get_int(s, 0);
  node->by = part_to_day(s, 1);
  node->words = part_col(st, s, 2);
  node->has_value = part_to_dec(s, 3, &node->value);
}

int store_nodes(ls_store *st, int64_t item, int64_t bound, ls_nodes *v,
                ls_err *err)
{
  db_stmt *s = db_query(st->db, "select item, by_day, words, value from node "
    "where place = $1 and item = $2 and entry = (select max(entry) from node "
    "where place = $1 and item = $2 and entry <= $3) order by by_day, n",
    err);
  db_str(s, 1, st->place);
  db_int(s, 2, item);
  db_int(s, 3, bound);
  return part_rows(st, s, push_node, v, err);
}

/* --- observations -------------------------------------------------------- */

int store_observation_put(ls_store *st, const ls_observation *o, ls_err *err)
{
  part_text period, value;
  const store_value v[] = {
    V_INT(o->indicator), V_STR(o->area), V_STR(part_when(o->period, &period)),
    V_INT(o->month_only), V_STR(part_dec(o->value, true, &value)),
    V_INT(o->revision), V_INT(o->unit)
  };
  int rc = store_insert(st, T_OBSERVATION, v, err);
  return rc || !o->note || !*o->note ? rc : store_note_put(st, o, err);
}

/* --- words beside them --------------------------------------------------- */

int store_note_put(ls_store *st, const ls_observation *o, ls_err *err)
{
  part_text period;
  const store_value v[] = {
    V_INT(o->indicator), V_STR(o->area), V_STR(part_when(o->period, &period)),
    V_INT(o->month_only), V_INT(o->revision), V_STR(o->note)
  };
  return store_insert(st, T_NOTE, v, err);
}

static void take_note(ls_store *st, db_stmt *s, void *arg)
{
  *(const char **)arg = part_col(st, s, 0);
}

int store_note(ls_store *st, const ls_observation *o, const char **words,
               ls_err *err)
{
  part_text period;
  db_stmt *s = db_query(st->db, "select words from observation_note "
    "where place = $1 and indicator = $2 and area = $3 and period = $4 and "
    "month_only = $5 and revision = $6 order by entry desc, n desc limit 1",
    err);
  db_str(s, 1, st->place);
  db_int(s, 2, o->indicator);
  db_str(s, 3, o->area);
  db_str(s, 4, part_when(o->period, &period));
  db_int(s, 5, o->month_only);
  db_int(s, 6, o->revision);
  *words = "";
  int rc = part_row(st, s, take_note, words, err);
  return rc < 0 ? rc : LS_OK;
}

typedef struct {
  ls_observation *v;
  size_t n;
} noted;

/* Later ones take the place of those before. */
static void push_note(ls_store *st, db_stmt *s, void *arg)
{
  noted *g = arg;
  ls_when period = part_to_when(s, 0);
  bool month_only = db_get_int(s, 1) != 0;
  for(size_t i = 0; i < g->n; i++)
    if(g->v[i].month_only == month_only && !when_cmp(g->v[i].period, period)
       && g->v[i].revision == db_get_int(s, 2))
      g->v[i].note = part_col(st, s, 3);
}

int store_notes(ls_store *st, int64_t indicator, const char *area,
                int64_t bound, ls_observation *v, size_t n, ls_err *err)
{
  noted g = { v, n };
  db_stmt *s = db_query(st->db, "select period, month_only, revision, words "
    "from observation_note where place = $1 and indicator = $2 and "
    "area = $3 and entry + 0 <= $4 order by period, month_only, entry, n",
    err);
  db_str(s, 1, st->place);
  db_int(s, 2, indicator);
  db_str(s, 3, area);
  db_int(s, 4, bound);
  int rc = part_rows(st, s, push_note, &g, err);
  return rc < 0 ? rc : LS_OK;
}

/* --- observations found -------------------------------------------------- */

typedef struct {
  ls_observations *v;
  const char *area;
} gathering;

/* Rows come by period and entry, so the last of a period is the latest. */
static void push_observation(ls_store *st, db_stmt *s, void *arg)
{
  gathering *g = arg;
  ls_observations *v = g->v;
  ls_when period = part_to_when(s, 0);
  bool month_only = db_get_int(s, 1) != 0;
  ls_observation *o = v->n ? &v->v[v->n - 1] : NULL;
  if(!o || o->month_only != month_only || when_cmp(o->period, period))
    o = vec_push(st->arena, v);
  *o = (ls_observation){ .area = g->area, .period = period,
                         .month_only = month_only,
                         .revision = (int)db_get_int(s, 3),
                         .unit = db_get_int(s, 4),
                         .entry = db_get_int(s, 5) };
  part_to_dec(s, 2, &o->value);
  o->entered = store_day(st, o->entry);
}

int store_observations(ls_store *st, int64_t indicator, const char *area,
                       int64_t bound, ls_observations *v, ls_err *err)
{
  gathering g = { v, area };
  int rc = st->days ? LS_OK : store_load_days(st, err);
  uint32_t before = v->n;
  if(rc)
    return rc;
  db_stmt *s = db_query(st->db, "select period, month_only, value, revision, "
    "unit, entry from observation where place = $1 and indicator = $2 and "
    "area = $3 and entry + 0 <= $4 "
    "order by period, month_only, entry, n", err);
  db_str(s, 1, st->place);
  db_int(s, 2, indicator);
  db_str(s, 3, area);
  db_int(s, 4, bound);
  rc = part_rows(st, s, push_observation, &g, err);
  for(uint32_t i = before; i < v->n; i++)
    v->v[i].indicator = indicator;
  return rc;
}

typedef struct {
  int64_t revision;
  ls_dec value;
} last_value;

static void take_revision(ls_store *st, db_stmt *s, void *arg)
{
  last_value *l = arg;
  (void)st;
  l->revision = db_get_int(s, 0);
  part_to_dec(s, 1, &l->value);
}

/* By revision and not by entry, which would tempt an engine to walk the
 * whole table backwards by its key. */
int store_revision(ls_store *st, const ls_observation *o, int64_t *revision,
                   ls_dec *last, ls_err *err)
{
  part_text period;
  last_value l = { 0 };
  db_stmt *s = db_query(st->db, "select revision, value from observation "
    "where place = $1 and indicator = $2 and area = $3 and period = $4 and "
    "month_only = $5 order by revision desc limit 1", err);
  db_str(s, 1, st->place);
  db_int(s, 2, o->indicator);
  db_str(s, 3, o->area);
  db_str(s, 4, part_when(o->period, &period));
  db_int(s, 5, o->month_only);
  int rc = part_row(st, s, take_revision, &l, err);
  *revision = l.revision;
  if(last)
    *last = l.value;
  return rc < 0 ? rc : LS_OK;
}
