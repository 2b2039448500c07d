/* luoshi item show ITEM: everything about one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/places.h"
#include "cli/ledger.h"
#include "cli/words.h"

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION, NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  const char *name;
} showing;

typedef struct {
  ls_ledger *l;
  const cli_args *args;
  const app_dossier *d;
  ls_units units;
  ls_posts posts;
  store_ids parts; /* it was split into */
} page;

static const char *unit_of(const page *p, int64_t id)
{
  for(uint32_t i = 0; i < p->units.n; i++)
    if(p->units.v[i].id == id)
      return p->units.v[i].name;
  return "";
}

static const char *post_of(const page *p, int64_t id)
{
  for(uint32_t i = 0; i < p->posts.n; i++)
    if(p->posts.v[i].id == id)
      return p->posts.v[i].name;
  return "";
}

/* --- for people ---------------------------------------------------------- */

static const char *words(const page *p, const char *key)
{
  return msg_text(key, p->args->english);
}

static void line(const page *p, const char *key, const char *value)
{
  if(!value[0])
    return;
  cli_cell(words(p, key), 14);
  puts(value);
}

/* Of which item it is a part, into which it was split or merged. */
static void relations(const page *p)
{
  const ls_item_row *i = &p->d->item;
  ls_item_row other;
  ls_err ignored = { 0 };
  char name[24];
  if(i->parent && store_item_get(&p->l->store, i->parent, STORE_NOW, &other,
                                 &ignored) > 0)
    line(p, "item-parent", cli_item_name(&other, name));
  if(i->merged_into && store_item_get(&p->l->store, i->merged_into,
                                      STORE_NOW, &other, &ignored) > 0)
    line(p, "item-merged", cli_item_name(&other, name));
  for(uint32_t k = 0; k < p->parts.n; k++)
    if(store_item_get(&p->l->store, p->parts.v[k], STORE_NOW, &other,
                      &ignored) > 0) {
      cli_cell(words(p, "item-part"), 14);
      printf("%s  %s  %s\n", cli_item_name(&other, name),
             cli_word(state_key, other.state, p->args->english), other.task);
    }
}

/* The record has their ids, commas between. */
static void others(const page *p)
{
  const char *s = p->d->item.others;
  ls_buf b;
  buf_init(&b, 1 << 16);
  while(*s) {
    char *end;
    int64_t id = strtoll(s, &end, 10);
    if(end == s)
      break;
    if(b.n)
      buf_puts(&b, words(p, "light-and"));
    buf_puts(&b, unit_of(p, id));
    s = *end ? end + 1 : end;
  }
  line(p, "item-others", buf_cstr(&b));
  buf_free(&b);
}

static const char *kind(const page *p)
{
  const char *k = p->d->item.kind;
  return !strcmp(k, "target")      ? words(p, "w-item-target")
         : !strcmp(k, "milestone") ? words(p, "w-item-milestone")
         : !strcmp(k, "action")    ? words(p, "w-item-action")
                                   : k;
}

static void lead(const page *p)
{
  const char *name = unit_of(p, p->d->item.lead_unit);
  if(!name[0])
    return;
  cli_cell(words(p, "item-unit"), 14);
  printf("%s%s\n", name, p->d->item.unit_suggested
                           ? words(p, "item-suggested") : "");
}

static void head(const page *p)
{
  char id[24], day[DAY_TEXT];
  const ls_item_row *i = &p->d->item;
  bool en = p->args->english;
  snprintf(id, sizeof(id), "#%lld", (long long)i->id);
  line(p, "item-id", id);
  line(p, "item-number", i->number);
  line(p, "item-state", cli_word(state_key, i->state, en));
  line(p, "item-task", i->task);
  if(strcmp(i->quote, i->task))
    line(p, "item-quote", i->quote);
  line(p, "item-kind", kind(p));
  line(p, "item-source", i->source);
  line(p, "item-section", i->section);
  if(i->missing[0])
    line(p, "item-missing", words(p, !strcmp(i->missing, "hedged")
                                       ? "w-missing-hedged"
                                       : "w-missing-quantity"));
  lead(p);
  line(p, "item-post", post_of(p, i->lead_post));
  others(p);
  day_write(i->started, day);
  line(p, "item-starts", day);
  day_write(i->deadline, day);
  line(p, "item-deadline", day);
  line(p, "item-how", strncmp(i->deadline_how, "= ", 2)
                        ? i->deadline_how : words(p, "item-how-none"));
  if(i->published)
    line(p, "item-published", words(p, "item-public"));
  relations(p);
}

static const char *area_of(const page *p, const char *code)
{
  const char *name = code;
  ls_err ignored = { 0 };
  app_place_name(p->l, code, &name, &ignored);
  return name;
}

static void target(const page *p, const ls_target *t)
{
  char lo[DEC_TEXT] = "", hi[DEC_TEXT] = "", when[WHEN_TEXT];
  ls_indicator in = { .name = "", .unit = "" };
  ls_err ignored = { 0 };
  store_indicator_get(&p->l->store, t->indicator, STORE_NOW, &in, &ignored);
  if(t->has_value)
    dec_text(t->value, lo);
  if(t->has_hi)
    dec_text(t->value_hi, hi);
  when_write(t->period, when);
  cli_cell(words(p, "item-target"), 14);
  if(p->d->targets.n > 1)
    printf("#%lld ", (long long)t->id);
  printf("%s %s %s%s%s%s  %s%s%s\n", in.name, cmp_name[t->cmp], lo,
         hi[0] ? "-" : "", hi, in.unit, when, *t->area ? "  " : "",
         area_of(p, t->area));
}

static void amendments(const page *p)
{
  char day[DAY_TEXT], count[24];
  const ls_amendments *v = &p->d->amendments;
  for(uint32_t i = 0; i < v->n; i++) {
    const ls_amendment *a = &v->v[i];
    day_write(a->on, day);
    cli_cell(words(p, "item-amended"), 14);
    printf("%s  %s%s%s → %s  %s%s%s%s%s%s\n", day,
           cli_field_word(a->field, p->args->english),
           words(p, "light-colon"), a->was, a->now, a->why,
           words(p, "paren-open"), a->by,
           a->approved_by[0] ? words(p, "light-and") : "", a->approved_by,
           words(p, "paren-close"));
  }
  snprintf(count, sizeof(count), "%u", p->d->postponed);
  if(p->d->postponed)
    line(p, "item-postponed", count);
  snprintf(count, sizeof(count), "%u", p->d->lowered);
  if(p->d->lowered)
    line(p, "item-lowered", count);
}

static void updates(const page *p)
{
  char when[WHEN_TEXT], percent[DEC_TEXT];
  const ls_updates *v = &p->d->updates;
  for(uint32_t i = 0; i < v->n; i++) {
    const ls_update *u = &v->v[i];
    percent[0] = 0;
    if(u->has_percent)
      dec_text(u->percent, percent);
    when_write(u->period, when);
    cli_cell(words(p, "item-update"), 14);
    printf("%s  %s%s%s%s%s%s  %s\n", when,
           cli_stage_word(u->stage, p->args->english),
           u->stage[0] && percent[0] ? " " : "", percent,
           percent[0] ? "%" : "",
           u->words[0] && (u->stage[0] || percent[0]) ? " " : "", u->words,
           u->by);
    line(p, "item-problem", u->problem);
    line(p, "item-next", u->next_step);
  }
}

static void course(const page *p)
{
  char day[DAY_TEXT], when[WHEN_TEXT], value[DEC_TEXT];
  const app_dossier *d = p->d;
  for(uint32_t i = 0; i < d->observations.n; i++) {
    const ls_observation *o = &d->observations.v[i];
    when_write(o->period, when);
    dec_text(o->value, value);
    cli_cell(words(p, "item-observed"), 14);
    printf("%s  %s%s%s%s\n", when, value, d->indicator.unit,
           o->note ? "  " : "", o->note ? o->note : "");
  }
  updates(p);
  for(uint32_t i = 0; i < d->evidence.n; i++) {
    cli_cell(words(p, "item-evidence"), 14);
    printf("#%lld  %s\n", (long long)d->evidence.v[i].id,
           d->evidence.v[i].name);
  }
  for(uint32_t i = 0; i < d->decisions.n; i++) {
    const ls_decision *c = &d->decisions.v[i];
    day_write(c->on, day);
    cli_cell(words(p, "item-decision"), 14);
    printf("%s  %s  %s  %s%s%s\n", day,
           cli_word(act_key, c->act, p->args->english), c->by,
           cli_word(state_key, c->to, p->args->english),
           c->why[0] ? "  " : "", c->why);
  }
}

static void print(const page *p)
{
  const app_dossier *d = p->d;
  head(p);
  for(uint32_t i = 0; i < d->targets.n; i++)
    target(p, &d->targets.v[i]);
  for(uint32_t i = 0; i < d->nodes.n; i++) {
    char day[DAY_TEXT];
    day_write(d->nodes.v[i].by, day);
    cli_cell(words(p, "item-node"), 14);
    printf("%s  %s\n", day, d->nodes.v[i].words);
  }
  amendments(p);
  course(p);
  for(uint32_t i = 0; i < d->extras.n; i++)
    printf("%s: %s\n", d->extras.v[i].name, d->extras.v[i].value);
}

/* --- for programs -------------------------------------------------------- */

static void json_head(cli_json *j, const page *p)
{
  const ls_item_row *i = &p->d->item;
  json_int(j, "id", i->id);
  json_some(j, "number", i->number);
  json_int(j, "version", i->version);
  json_str(j, "state", state_name[i->state]);
  json_int(j, "year", i->year);
  json_id(j, "report", i->report);
  if(i->report) {
    json_int(j, "start", i->start);
    json_int(j, "end", i->end);
    json_str(j, "quote", i->quote);
  }
  json_some(j, "source", i->source);
  json_some(j, "section", i->section);
  json_str(j, "task", i->task);
  json_some(j, "kind", i->kind);
  json_some(j, "missing", i->missing);
  json_some(j, "unit", unit_of(p, i->lead_unit));
  json_bool(j, "suggested", i->unit_suggested);
  json_some(j, "post", post_of(p, i->lead_post));
  json_some(j, "others", i->others);
  json_day(j, "deadline", i->deadline);
  json_some(j, "how", i->deadline_how);
  json_day(j, "started", i->started);
  json_bool(j, "published", i->published);
  json_id(j, "parent", i->parent);
  if(p->parts.n)
    json_open(j, "parts", '[');
  for(uint32_t k = 0; k < p->parts.n; k++)
    json_int(j, NULL, p->parts.v[k]);
  if(p->parts.n)
    json_close(j, ']');
  json_id(j, "merged_into", i->merged_into);
  json_int(j, "postponed", p->d->postponed);
  json_int(j, "lowered", p->d->lowered);
}

static void json_measures(cli_json *j, const page *p)
{
  const app_dossier *d = p->d;
  json_open(j, "targets", '[');
  for(uint32_t i = 0; i < d->targets.n; i++) {
    const ls_target *t = &d->targets.v[i];
    json_open(j, NULL, '{');
    json_int(j, "id", t->id);
    json_int(j, "version", t->version);
    json_int(j, "indicator", t->indicator);
    json_some(j, "area", t->area);
    json_some(j, "area_name", area_of(p, t->area));
    json_when(j, "period", t->period);
    json_str(j, "cmp", cmp_name[t->cmp]);
    json_dec(j, "value", t->value, t->has_value);
    json_dec(j, "value_hi", t->value_hi, t->has_hi);
    json_dec(j, "baseline", t->baseline, t->has_baseline);
    json_close(j, '}');
  }
  json_close(j, ']');
  json_open(j, "nodes", '[');
  for(uint32_t i = 0; i < d->nodes.n; i++) {
    json_open(j, NULL, '{');
    json_day(j, "by", d->nodes.v[i].by);
    json_some(j, "words", d->nodes.v[i].words);
    json_dec(j, "value", d->nodes.v[i].value, d->nodes.v[i].has_value);
    json_close(j, '}');
  }
  json_close(j, ']');
  json_open(j, "observations", '[');
  for(uint32_t i = 0; i < d->observations.n; i++) {
    const ls_observation *o = &d->observations.v[i];
    json_open(j, NULL, '{');
    json_when(j, "period", o->period);
    json_bool(j, "month_only", o->month_only);
    json_dec(j, "value", o->value, true);
    json_int(j, "revision", o->revision);
    json_day(j, "entered", o->entered);
    if(o->note)
      json_str(j, "note", o->note);
    json_close(j, '}');
  }
  json_close(j, ']');
}

static void json_updates(cli_json *j, const app_dossier *d)
{
  json_open(j, "updates", '[');
  for(uint32_t i = 0; i < d->updates.n; i++) {
    const ls_update *u = &d->updates.v[i];
    json_open(j, NULL, '{');
    json_when(j, "period", u->period);
    json_some(j, "stage", u->stage);
    json_dec(j, "percent", u->percent, u->has_percent);
    json_some(j, "words", u->words);
    json_some(j, "problem", u->problem);
    json_some(j, "next_step", u->next_step);
    json_day(j, "entered", u->entered);
    json_str(j, "by", u->by);
    json_close(j, '}');
  }
  json_close(j, ']');
  json_open(j, "evidence", '[');
  for(uint32_t i = 0; i < d->evidence.n; i++) {
    json_open(j, NULL, '{');
    json_int(j, "id", d->evidence.v[i].id);
    json_str(j, "name", d->evidence.v[i].name);
    json_str(j, "sha256", d->evidence.v[i].sha256);
    json_int(j, "size", d->evidence.v[i].size);
    json_close(j, '}');
  }
  json_close(j, ']');
}

static void json_course(cli_json *j, const app_dossier *d)
{
  json_updates(j, d);
  json_open(j, "decisions", '[');
  for(uint32_t i = 0; i < d->decisions.n; i++) {
    const ls_decision *c = &d->decisions.v[i];
    json_open(j, NULL, '{');
    json_str(j, "act", act_name[c->act]);
    json_str(j, "from", state_name[c->from]);
    json_str(j, "to", state_name[c->to]);
    json_some(j, "why", c->why);
    json_str(j, "by", c->by);
    json_day(j, "on", c->on);
    json_close(j, '}');
  }
  json_close(j, ']');
  json_open(j, "amendments", '[');
  for(uint32_t i = 0; i < d->amendments.n; i++) {
    const ls_amendment *a = &d->amendments.v[i];
    json_open(j, NULL, '{');
    json_str(j, "field", a->field);
    json_str(j, "was", a->was);
    json_str(j, "now", a->now);
    json_some(j, "why", a->why);
    json_some(j, "approved_by", a->approved_by);
    json_str(j, "by", a->by);
    json_day(j, "on", a->on);
    json_int(j, "weaker", a->weaker);
    json_close(j, '}');
  }
  json_close(j, ']');
}

static void print_json(const page *p)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_head(&j, p);
  json_measures(&j, p);
  json_course(&j, p->d);
  json_open(&j, "extras", '{');
  for(uint32_t i = 0; i < p->d->extras.n; i++)
    json_str(&j, p->d->extras.v[i].name, p->d->extras.v[i].value);
  json_close(&j, '}');
  json_close(&j, '}');
  json_end(&j);
}

static int show(ls_ledger *l, void *arg, ls_err *err)
{
  showing *s = arg;
  ls_item_row row;
  app_dossier d;
  page p = { .l = l, .args = s->args, .d = &d };
  int rc = app_item(l, s->name, STORE_NOW, &row, err);
  if(!rc)
    rc = app_dossier_of(l, row.id, STORE_NOW, DOSSIER_ALL, &d, err);
  if(!rc && d.observations.n)
    rc = store_notes(&l->store, d.item.indicator, d.observations.v[0].area,
                     STORE_NOW, d.observations.v, d.observations.n, err);
  if(!rc)
    rc = store_units(&l->store, STORE_NOW, &p.units, err);
  if(!rc)
    rc = store_posts(&l->store, STORE_NOW, &p.posts, err);
  if(!rc)
    rc = store_parts(&l->store, row.id, STORE_NOW, &p.parts, err);
  if(rc)
    return rc;
  if(s->args->text[JSON])
    print_json(&p);
  else
    print(&p);
  return LS_OK;
}

static int run(const cli_args *args)
{
  showing s = { args, args->operand[0] };
  return cli_look(args, show, &s);
}

const cli_command cmd_item_show = {
  .name = "item show", .operands = "arg-item", .min = 1, .max = 1,
  .summary = "cmd-item-show", .text = "cmd-item-show-text",
  .options = options, .run = run
};
