/* What moves an item. */
#include "app/act.h"

#include <stdio.h>
#include <string.h>

#include "app/inside.h"
#include "app/places.h"
#include "rules/workflow.h"

const char *app_name(ls_ledger *l, const ls_item_row *i)
{
  if(i->number[0])
    return i->number;
  char *out = arena_alloc(l->store.arena, 24);
  snprintf(out, 24, "#%lld", (long long)i->id);
  return out;
}

/* Also one that was returned: what it said when issued is kept. */
bool app_was_issued(const ls_item_row *i)
{
  return i->number[0] != 0;
}

int app_promised(ls_ledger *l, const ls_item_row *i, ls_item_row *whole,
                 ls_err *err)
{
  ls_item_row up = *i;
  for(int depth = 0; depth < 64; depth++) {
    if(app_was_issued(&up)) {
      if(whole)
        *whole = up;
      return 1;
    }
    int rc = up.parent ? store_item_get(&l->store, up.parent, STORE_NOW, &up,
                                        err) : 0;
    if(rc <= 0)
      return rc;
  }
  return 0;
}

/* --- asking -------------------------------------------------------------- */

/* Who reported it done last is who asks now. */
static bool reported_by(const ls_decisions *v, const char *who)
{
  for(uint32_t i = v->n; i > 0; i--)
    if(v->v[i - 1].act == ACT_SUBMIT)
      return !strcmp(v->v[i - 1].by, who);
  return false;
}

int64_t app_sent_back(const ls_decisions *v)
{
  for(uint32_t i = v->n; i > 0; i--) {
    const ls_decision *d = &v->v[i - 1];
    if((d->act == ACT_RETURN || d->act == ACT_REOPEN) &&
       (d->from == ST_REPORTED || d->from == ST_VERIFIED ||
        d->from == ST_CLOSED))
      return d->entry;
  }
  return 0;
}

static int gather(ls_ledger *l, const ls_item_row *i, const app_with *with,
                  ls_flow_ask *ask, ls_err *err)
{
  ls_evidences files = { 0 };
  ls_updates updates = { 0 };
  ls_decisions decisions = { 0 };
  int rc = store_evidence(&l->store, i->id, STORE_NOW, &files, err);
  if(!rc)
    rc = store_updates(&l->store, i->id, STORE_NOW, &updates, err);
  if(!rc)
    rc = store_decisions(&l->store, i->id, STORE_NOW, &decisions, err);
  if(!rc)
    rc = store_spoke(&l->store, i, l->as, &ask->own_report, err);
  if(!rc && with->update)
    rc = store_locked(&l->store, with->update->period, err);
  if(rc < 0)
    return rc;
  ask->locked = rc > 0;
  ask->evidence = files.n + with->has_evidence;
  int64_t since = app_sent_back(&decisions);
  for(uint32_t k = 0; k < updates.n; k++)
    ask->updates += updates.v[k].entry > since;
  ask->same_person = reported_by(&decisions, l->as);
  return LS_OK;
}

/* What was issued goes away only with a reason and somebody's approval. */
static int ask_formal(ls_act act, const app_with *with, ls_err *err)
{
  if(act != ACT_DROP && act != ACT_MERGE && act != ACT_SPLIT)
    return LS_OK;
  if(!workflow_said(with->why))
    return err_set(err, LS_EUSAGE, "flow-reason", act_name[act], NULL);
  if(!workflow_said(with->approved_by))
    return err_set(err, LS_EUSAGE, "flow-approval", act_name[act], NULL);
  return LS_OK;
}

int app_ask(ls_ledger *l, ls_act act, const ls_item_row *i,
            const app_with *with, uint8_t *to, ls_err *err)
{
  const ls_rules *rules;
  ls_flow flow;
  ls_flow_ask ask = {
    .act = (uint8_t)act, .state = i->state, .role = l->user.role,
    .gone = l->user.gone, .user_unit = l->user.unit,
    .lead_unit = with->unit ? with->unit : i->lead_unit,
    .others = i->others, .why = with->why, .approved_by = with->approved_by,
    .has_deadline = i->deadline != DAY_NONE || with->deadline != DAY_NONE
  };
  int rc = app_rules(l, &rules, err);
  if(!rc)
    rc = gather(l, i, with, &ask, err);
  if(rc)
    return rc;
  rc = workflow_may(rules, &ask, &flow, err);
  *to = flow.to;
  if(!rc) /* not by way of returning or splitting it */
    rc = app_promised(l, i, NULL, err);
  if(rc > 0)
    rc = ask_formal(act, with, err);
  if(rc != LS_EUSAGE)
    return rc;
  err->code = LS_EREFUSED;
  snprintf(err->file, sizeof(err->file), "%s", app_name(l, i));
  return LS_EREFUSED;
}

/* --- writing down -------------------------------------------------------- */

int app_decide(ls_ledger *l, ls_act act, int64_t item, uint8_t from,
               uint8_t to, const char *why, ls_err *err)
{
  const ls_decision d = { .item = item, .act = (uint8_t)act, .from = from,
                          .to = to, .why = why ? why : "" };
  return store_decision_put(&l->store, &d, err);
}

static int put_next(ls_ledger *l, ls_item_row *i, ls_err *err)
{
  i->version++;
  return app_put_item(l, i, err);
}

int app_amended(ls_ledger *l, int64_t item, const char *field,
                const char *was, const char *now, int weaker,
                const app_with *with, ls_err *err)
{
  const ls_amendment a = {
    .item = item, .field = field, .was = was, .now = now,
    .why = with->why ? with->why : "",
    .approved_by = with->approved_by ? with->approved_by : "",
    .weaker = (int8_t)weaker
  };
  return store_amendment_put(&l->store, &a, err);
}

static const char *day_text(ls_ledger *l, ls_day d)
{
  char *out = arena_alloc(l->store.arena, DAY_TEXT);
  day_write(d, out);
  return out;
}

static const char *unit_text(ls_ledger *l, int64_t id)
{
  ls_unit u;
  ls_err ignored = { 0 };
  if(id && store_unit_get(&l->store, id, STORE_NOW, &u, &ignored) > 0)
    return u.name;
  return "";
}

static const char *post_text(ls_ledger *l, int64_t id)
{
  ls_post p;
  ls_err ignored = { 0 };
  if(id && store_post_get(&l->store, id, STORE_NOW, &p, &ignored) > 0)
    return p.name;
  return "";
}

/* --- changes ------------------------------------------------------------- */

static const char *indicator_text(ls_ledger *l, int64_t id)
{
  ls_indicator in;
  ls_err ignored = { 0 };
  if(id && store_indicator_get(&l->store, id, STORE_NOW, &in, &ignored) > 0)
    return in.name;
  return "";
}

/* By another indicator than it was issued with. */
static bool is_measured_anew(const ls_item_row *a, const ls_item_row *b)
{
  return a->indicator && a->indicator != b->indicator;
}

static bool postpones(const ls_item_row *a, const ls_item_row *b)
{
  return a->deadline != DAY_NONE &&
         (b->deadline == DAY_NONE || b->deadline > a->deadline);
}

bool app_is_past(const ls_ledger *l, ls_day day)
{
  return day != DAY_NONE && day < l->today;
}

int app_check_term(ls_ledger *l, const ls_item_row *i, ls_err *err)
{
  if(i->started == DAY_NONE || i->deadline == DAY_NONE ||
     i->started <= i->deadline)
    return LS_OK;
  return err_set(err, LS_EREFUSED, "start-after", day_text(l, i->started),
                 day_text(l, i->deadline));
}

/* What is asked for by a day that is over is late from the start.  Of a
 * year that is over it must be possible: its ledger is entered later. */
static int check_day(ls_ledger *l, const ls_item_row *i,
                     const app_with *with, ls_err *err)
{
  int year;
  day_parts(l->today, &year, &(int){ 0 }, &(int){ 0 });
  if(!app_is_past(l, i->deadline) || with->past || i->year < year)
    return LS_OK;
  err_set(err, LS_EREFUSED, "deadline-past", day_text(l, i->deadline), NULL);
  snprintf(err->file, sizeof(err->file), "%s", app_name(l, i));
  return LS_EREFUSED;
}

static const char *year_text(ls_ledger *l, int year)
{
  char *out = arena_alloc(l->store.arena, 16);
  snprintf(out, 16, "%d", year);
  return out;
}

static int amend_row(ls_ledger *l, const ls_item_row *a, const ls_item_row *b,
                     const app_with *with, ls_err *err)
{
  int rc = LS_OK;
  if(a->deadline != b->deadline)
    rc = app_amended(l, a->id, "deadline", day_text(l, a->deadline),
                     day_text(l, b->deadline), postpones(a, b) ? 1 : -1,
                     with, err);
  if(!rc && a->year != b->year)
    rc = app_amended(l, a->id, "year", year_text(l, a->year),
                     year_text(l, b->year), 0, with, err);
  if(!rc && a->lead_unit != b->lead_unit)
    rc = app_amended(l, a->id, "owner", unit_text(l, a->lead_unit),
                     unit_text(l, b->lead_unit), 0, with, err);
  if(!rc && a->lead_post != b->lead_post)
    rc = app_amended(l, a->id, "leader", post_text(l, a->lead_post),
                     post_text(l, b->lead_post), 0, with, err);
  if(!rc && is_measured_anew(a, b))
    rc = app_amended(l, a->id, "indicator", indicator_text(l, a->indicator),
                     indicator_text(l, b->indicator), 0, with, err);
  return rc;
}

static bool is_amended(const ls_item_row *a, const ls_item_row *b)
{
  return a->deadline != b->deadline || a->year != b->year ||
         a->lead_unit != b->lead_unit || a->lead_post != b->lead_post ||
         is_measured_anew(a, b);
}

static bool is_edited(const ls_item_row *a, const ls_item_row *b)
{
  return strcmp(a->task, b->task) || strcmp(a->kind, b->kind) ||
         strcmp(a->section, b->section) || strcmp(a->source, b->source) ||
         strcmp(a->others, b->others) ||
         a->started != b->started || a->indicator != b->indicator ||
         a->unit_suggested != b->unit_suggested ||
         a->published != b->published;
}

/* What may be edited of an item that was issued needs no approval; its
 * deadline and owner do. */
int app_revise(ls_ledger *l, const ls_item_row *now, ls_item_row *to,
               const app_with *with, ls_err *err)
{
  bool formal = app_was_issued(now) && is_amended(now, to);
  bool edit = is_edited(now, to) || (!formal && is_amended(now, to));
  uint8_t state;
  int rc = LS_OK;
  if(!formal && !edit)
    return LS_OK;
  if(strcmp(now->task, to->task) != 0)
    rc = app_check_task(to->task, err);
  if(rc)
    return rc;
  if(edit)
    rc = app_ask(l, ACT_EDIT, now, with, &state, err);
  if(!rc && formal)
    rc = app_ask(l, ACT_AMEND, now, with, &state, err);
  if(!rc && formal && now->deadline != to->deadline)
    rc = check_day(l, to, with, err);
  if(!rc && (now->deadline != to->deadline || now->started != to->started))
    rc = app_check_term(l, to, err);
  if(!rc)
    rc = app_units_serve(l, now, to, err);
  if(rc)
    return rc;
  to->id = now->id;
  to->version = now->version;
  to->state = now->state;
  rc = put_next(l, to, err);
  if(!rc && formal)
    rc = amend_row(l, now, to, with, err);
  return rc ? rc : app_decide(l, formal ? ACT_AMEND : ACT_EDIT, now->id,
                              now->state, now->state, with->why, err);
}

/* 8% and more, as people read it. */
const char *app_target_text(ls_ledger *l, const ls_target *t)
{
  const char *area = t->area;
  ls_err ignored = { 0 };
  app_place_name(l, t->area, &area, &ignored);
  size_t room = 64 + strlen(area);
  char *out = arena_alloc(l->store.arena, room);
  char lo[DEC_TEXT] = "", hi[DEC_TEXT] = "", when[WHEN_TEXT];
  if(t->has_value)
    dec_text(t->value, lo);
  if(t->has_hi)
    dec_text(t->value_hi, hi);
  when_write(t->period, when);
  snprintf(out, room, "%s%s%s%s%s%s%s%s", cmp_name[t->cmp], lo,
           hi[0] ? "-" : "", hi, when[0] ? " " : "", when,
           *area ? " " : "", area);
  return out;
}

/* 1 where less is asked than before, -1 where more is. */
static int weaker(const ls_target *a, const ls_target *b, int direction)
{
  if(!a->has_value)
    return 0;
  if(!b->has_value)
    return 1;
  int less = dec_cmp(b->value, a->value) < 0 ? 1
             : dec_cmp(b->value, a->value) > 0 ? -1 : 0;
  bool ceiling = a->cmp == C_LE || a->cmp == C_LT || direction < 0;
  return ceiling ? -less : less;
}

/* What kind of change it is: of the period alone, or of the target. */
static const char *target_field(const ls_target *a, const ls_target *b,
                                int *less)
{
  int later = when_cmp(b->period, a->period);
  if(*less || !later || !a->has_value || !b->has_value || !b->item)
    return "target";
  *less = later > 0 ? 1 : -1;
  return "period";
}

static int amend_target_row(ls_ledger *l, const ls_item_row *i,
                            const ls_target *was, const ls_target *to,
                            int direction, const app_with *with, ls_err *err)
{
  int less = !was->id ? 0 : !to->item ? 1 : weaker(was, to, direction);
  const char *field = was->id ? target_field(was, to, &less) : "target";
  return app_amended(l, i->id, field, was->id ? app_target_text(l, was) : "",
                     to->item ? app_target_text(l, to) : "", less, with,
                     err);
}

int app_change_target(ls_ledger *l, const ls_item_row *i,
                      const ls_target *was, ls_target *to,
                      const app_with *with, ls_err *err)
{
  uint8_t state;
  ls_indicator in = { .direction = 1 };
  int rc = app_promised(l, i, NULL, err);
  bool formal = rc > 0;
  if(rc >= 0)
    rc = app_ask(l, formal ? ACT_AMEND : ACT_EDIT, i, with, &state, err);
  if(!rc)
    rc = store_indicator_get(&l->store, to->indicator, STORE_NOW, &in, err);
  if(rc < 0)
    return rc;
  if(!was->id) {
    rc = store_next_id(&l->store, T_TARGET, &to->id, err);
    to->version = 1;
  }
  else {
    rc = LS_OK;
    to->id = was->id;
    to->version = was->version + 1;
  }
  if(!rc)
    rc = store_target_put(&l->store, to, err);
  if(!rc && formal)
    rc = amend_target_row(l, i, was, to, in.direction, with, err);
  return rc ? rc : app_decide(l, formal ? ACT_AMEND : ACT_EDIT, i->id,
                              i->state, i->state, with->why, err);
}

/* --- each act ------------------------------------------------------------ */

static void take_owner(ls_item_row *i, const app_with *with)
{
  if(with->deadline != DAY_NONE) {
    i->deadline = with->deadline;
    i->deadline_how = "";
  }
  if(with->unit) {
    i->lead_unit = with->unit;
    i->unit_suggested = false;
  }
  if(with->post)
    i->lead_post = with->post;
  if(with->others)
    i->others = with->others;
  if(with->task)
    i->task = with->task;
}

/* 2024-017: the next of its year. */
static int give_number(ls_ledger *l, ls_item_row *i, ls_err *err)
{
  int64_t last;
  if(i->number[0])
    return LS_OK; /* returned and issued again */
  int rc = store_last_number(&l->store, i->year, &last, err);
  char *out = arena_alloc(l->store.arena, 32);
  snprintf(out, 32, "%04d-%03lld", i->year, (long long)last + 1);
  i->number = out;
  return rc;
}

/* #3 城镇新增就业 >=3 2024; #4 ... */
static const char *targets_text(ls_ledger *l, const ls_targets *v)
{
  const char *all = "";
  for(uint32_t k = 0; k < v->n; k++) {
    const char *name = indicator_text(l, v->v[k].indicator);
    const char *text = app_target_text(l, &v->v[k]);
    size_t room = strlen(all) + strlen(name) + strlen(text) + 32;
    char *out = arena_alloc(l->store.arena, room);
    snprintf(out, room, "%s%s#%lld %s %s", all, k ? "; " : "",
             (long long)v->v[k].id, name, text);
    all = out;
  }
  return all;
}

int app_choose_target(ls_ledger *l, const ls_item_row *i, int64_t target,
                      const ls_target **out, ls_err *err)
{
  ls_targets v = { 0 };
  int rc = store_targets(&l->store, i->id, STORE_NOW, &v, err);
  *out = NULL;
  for(uint32_t k = 0; !rc && k < v.n; k++)
    if(v.v[k].id == target || (!target && v.n == 1))
      *out = &v.v[k];
  if(rc || *out || (!v.n && !target))
    return rc;
  if(!v.n)
    return err_set(err, LS_ENONE, "target-none", app_name(l, i), NULL);
  return err_set(err, target ? LS_ENONE : LS_EREFUSED,
                 target ? "target-other" : "target-many", app_name(l, i),
                 targets_text(l, &v));
}

static int amend_target(ls_ledger *l, const ls_item_row *i,
                        const app_with *with, ls_err *err)
{
  const ls_target *was;
  int rc = app_choose_target(l, i, with->target, &was, err);
  if(rc)
    return rc;
  if(!was)
    return err_set(err, LS_ENONE, "target-none", app_name(l, i), NULL);
  ls_target to = *was;
  to.value = with->value;
  to.has_value = true;
  to.has_hi = false;
  return app_change_target(l, i, was, &to, with, err);
}

static int amend(ls_ledger *l, ls_act act, ls_item_row *i,
                 const app_with *with, ls_err *err)
{
  ls_item_row to = *i;
  uint8_t state;
  int rc = app_was_issued(i)
    ? app_ask(l, act, i, with, &state, err)
    : err_set(err, LS_EREFUSED, "amend-unissued", app_name(l, i), NULL);
  take_owner(&to, with);
  if(!rc && act == ACT_EXTEND && with->deadline != DAY_NONE &&
     !postpones(i, &to))
    rc = err_set(err, LS_EREFUSED, "extend-earlier", app_name(l, i),
                 day_text(l, i->deadline));
  if(!rc && i->deadline != to.deadline)
    rc = check_day(l, &to, with, err);
  if(!rc && i->deadline != to.deadline)
    rc = app_check_term(l, &to, err);
  if(!rc)
    rc = app_units_serve(l, i, &to, err);
  if(!rc && !is_amended(i, &to) && !with->has_target)
    rc = err_set(err, LS_EREFUSED, act == ACT_EXTEND ? "extend-nothing"
                                                     : "amend-nothing",
                 app_name(l, i), NULL);
  if(!rc && is_amended(i, &to)) {
    rc = put_next(l, &to, err);
    if(!rc)
      rc = amend_row(l, i, &to, with, err);
    if(!rc)
      rc = app_decide(l, act, i->id, i->state, i->state, with->why, err);
    *i = to;
  }
  return rc || !with->has_target ? rc : amend_target(l, i, with, err);
}

/* Splitting an item that was issued is no way to postpone it: its parts are
 * held against its deadline. */
static int deadline_of_whole(ls_ledger *l, const ls_item_row *i,
                             ls_day *deadline, ls_err *err)
{
  ls_item_row whole;
  int rc = app_promised(l, i, &whole, err);
  if(rc > 0 && i->deadline > whole.deadline && whole.deadline != DAY_NONE)
    *deadline = whole.deadline;
  return rc < 0 ? rc : LS_OK;
}

static int issue(ls_ledger *l, ls_item_row *i, uint8_t to,
                 const app_with *with, ls_err *err)
{
  const ls_item_row now = *i;
  ls_item_row was = *i;
  uint8_t from = i->state, same;
  int rc = LS_OK;
  take_owner(i, with);
  bool formal = app_was_issued(&now) && is_amended(&now, i);
  if(!app_was_issued(&now)) {
    was = *i;
    rc = deadline_of_whole(l, i, &was.deadline, err);
    formal = was.deadline != i->deadline;
  }
  i->unit_suggested = false; /* whoever issues it has looked */
  i->state = to;
  if(!rc && formal)
    rc = app_ask(l, ACT_AMEND, &now, with, &same, err);
  if(!rc)
    rc = check_day(l, i, with, err);
  if(!rc)
    rc = app_check_term(l, i, err);
  if(!rc)
    rc = app_units_serve(l, NULL, i, err);
  if(!rc)
    rc = give_number(l, i, err);
  if(!rc)
    rc = store_quote_fits(&l->store, i, err);
  if(!rc)
    rc = err_set(err, LS_EDAMAGED, "ledger-quote", NULL, NULL);
  if(rc > 0)
    rc = put_next(l, i, err);
  if(!rc && formal)
    rc = amend_row(l, &was, i, with, err);
  return rc ? rc : app_decide(l, ACT_ISSUE, i->id, from, to, with->why, err);
}

static int update(ls_ledger *l, ls_item_row *i, uint8_t to,
                  const app_with *with, ls_err *err)
{
  uint8_t from = i->state;
  ls_update u = *with->update;
  u.item = i->id;
  if(!u.unit)
    u.unit = l->user.unit ? l->user.unit : i->lead_unit;
  if(when_first(u.period) > l->today) {
    char period[WHEN_TEXT];
    when_write(u.period, period);
    return err_set(err, LS_EREFUSED, "form-future", period, NULL);
  }
  int rc = store_update_put(&l->store, &u, err);
  if(rc || from == to)
    return rc;
  i->state = to;
  rc = put_next(l, i, err);
  return rc ? rc : app_decide(l, ACT_UPDATE, i->id, from, to, with->why, err);
}

static int move(ls_ledger *l, ls_act act, ls_item_row *i, uint8_t to,
                const app_with *with, ls_err *err)
{
  uint8_t from = i->state;
  bool published = act == ACT_PUBLISH ||
                   (i->published && act != ACT_UNPUBLISH);
  int rc = LS_OK;
  if(to != from || published != i->published) {
    i->state = to;
    i->published = published;
    rc = put_next(l, i, err);
  }
  if(!rc && act == ACT_DROP)
    rc = app_promised(l, i, NULL, err);
  if(rc > 0)
    rc = app_amended(l, i->id, "drop", i->task, "", 1, with, err);
  return rc ? rc : app_decide(l, act, i->id, from, to, with->why, err);
}

int app_do(ls_ledger *l, ls_act act, ls_item_row *i, const app_with *with,
           ls_err *err)
{
  uint8_t to;
  if(act == ACT_AMEND || act == ACT_EXTEND)
    return amend(l, act, i, with, err);
  int rc = app_ask(l, act, i, with, &to, err);
  if(rc)
    return rc;
  if(act == ACT_ISSUE && i->unit_suggested && !with->unit &&
     !with->suggested) {
    err_set(err, LS_EREFUSED, "issue-suggested", unit_text(l, i->lead_unit),
            NULL);
    snprintf(err->file, sizeof(err->file), "%s", app_name(l, i));
    return LS_EREFUSED;
  }
  if(act == ACT_REOPEN && i->state == ST_DROPPED)
    rc = app_revive(l, i, err);
  if(rc)
    return rc;
  if(act == ACT_ISSUE)
    return issue(l, i, to, with, err);
  return act == ACT_UPDATE ? update(l, i, to, with, err)
                           : move(l, act, i, to, with, err);
}
