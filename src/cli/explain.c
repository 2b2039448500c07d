/* luoshi explain ITEM: why its light is what it is. */
#include <stdio.h>

#include "app/act.h"
#include "app/adopt.h"
#include "app/judge.h"
#include "cli/rules.h"
#include "cli/words.h"

enum { AT = JSON + 1, RULES };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [AT] = { "at", 0, OPT_TEXT, "arg-date", "opt-at", NULL, 0, 0 },
  RULES_OPTION(RULES),
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  const ls_rules *rules;
  ls_rule_files adopted;
  ls_day at;
} explaining;

static int unit_name(ls_ledger *l, int64_t id, int64_t bound,
                     const char **name, ls_err *err)
{
  ls_unit u;
  *name = "";
  int rc = id ? store_unit_get(&l->store, id, bound, &u, err) : 0;
  if(rc > 0)
    *name = u.name;
  return rc < 0 ? rc : LS_OK;
}

static void amendments(const explaining *x, const app_dossier *d)
{
  bool en = x->args->english;
  for(uint32_t i = 0; i < d->amendments.n; i++) {
    const ls_amendment *a = &d->amendments.v[i];
    char day[DAY_TEXT];
    ls_buf what;
    day_write(a->on, day);
    buf_init(&what, 1 << 16);
    buf_fmt(&what, "%s%s%s → %s%s%s%s%s%s", cli_field_word(a->field, en),
            msg_text("light-colon", en), a->was, a->now,
            msg_text("paren-open", en), a->why,
            a->approved_by[0] ? msg_text("light-and", en) : "",
            a->approved_by, msg_text("paren-close", en));
    cli_say(x->args, "explain-amended", day, buf_cstr(&what));
    buf_free(&what);
  }
}

/* By which rules: those the ledger kept by then, a folder's, or ours. */
static void by_rules(ls_ledger *l, const explaining *x)
{
  char day[DAY_TEXT], entry[24];
  if(l->rules || !x->adopted.n) {
    cli_say(x->args, l->rules ? "explain-rules-folder"
                              : "explain-rules-builtin", NULL, NULL);
    return;
  }
  day_write(store_day(&l->store, x->adopted.v[0].entry), day);
  snprintf(entry, sizeof(entry), "%lld",
           (long long)x->adopted.v[0].entry);
  cli_say(x->args, "explain-rules", day, entry);
}

static void in_words(ls_ledger *l, const explaining *x,
                     const app_light *light, const char *unit)
{
  char name[24], times[2][24];
  const app_dossier *d = light->d;
  ls_buf b;
  buf_init(&b, 1 << 20);
  printf("%s  %s\n", cli_item_name(&d->item, name), d->item.task);
  if(*unit)
    cli_say(x->args, "explain-unit", unit, NULL);
  light_explain(&b, &light->c, &light->v, x->args->english);
  fputs(buf_cstr(&b), stdout);
  buf_free(&b);
  snprintf(times[0], 24, "%u", d->postponed);
  snprintf(times[1], 24, "%u", d->lowered);
  if(d->amendments.n)
    cli_say(x->args, "explain-weaker", times[0], times[1]);
  amendments(x, d);
  by_rules(l, x);
}

static void in_json(ls_ledger *l, const explaining *x,
                    const app_light *light, const char *unit)
{
  cli_json j = { false };
  ls_buf b;
  json_open(&j, NULL, '{');
  cli_item_json(&j, &light->d->item);
  json_some(&j, "unit", unit);
  json_int(&j, "postponed", light->d->postponed);
  json_int(&j, "lowered", light->d->lowered);
  json_str(&j, "rules", l->rules ? "folder" : x->adopted.n ? "adopted"
                                                           : "builtin");
  if(!l->rules && x->adopted.n)
    json_int(&j, "rules_entry", x->adopted.v[0].entry);
  buf_init(&b, 1 << 20);
  light_json(&b, &light->c, &light->v);
  printf(",\"judgement\":%s", buf_cstr(&b));
  buf_free(&b);
  json_close(&j, '}');
  json_end(&j);
}

static int show(ls_ledger *l, void *arg, ls_err *err)
{
  explaining *x = arg;
  ls_item_row row;
  app_dossier d;
  app_light light;
  int64_t bound;
  const char *unit = "";
  if(x->at == DAY_NONE)
    x->at = l->today;
  int rc = app_bound(l, x->at, &bound, err);
  if(rc >= 0)
    rc = app_rules_at(l, bound, &x->rules, err);
  if(rc >= 0)
    rc = store_rule_files(&l->store, bound, &x->adopted, err);
  if(rc >= 0)
    rc = l->store.days ? LS_OK : store_load_days(&l->store, err);
  if(rc >= 0)
    rc = app_item(l, x->args->operand[0], bound, &row, err);
  if(!rc)
    rc = app_dossier_of(l, row.id, bound, DOSSIER_ALL, &d, err);
  if(!rc)
    rc = app_judge(l, x->rules, &d, x->at, bound, true, &light, err);
  if(!rc)
    rc = unit_name(l, d.item.lead_unit, bound, &unit, err);
  if(rc)
    return rc;
  if(x->args->text[JSON])
    in_json(l, x, &light, unit);
  else
    in_words(l, x, &light, unit);
  return LS_OK;
}

static int run(const cli_args *args)
{
  explaining x = { .args = args };
  if(!cli_day(args, args->text[AT], &x.at))
    return EXIT_WRONG_USE;
  ls_ledger *l = cli_reading_by(args, args->text[RULES]);
  int status = l ? cli_read_step(args, l, show, &x) : EXIT_TROUBLE;
  if(l)
    ledger_close(l);
  return status;
}

const cli_command cmd_explain = {
  .name = "explain", .operands = "arg-item", .min = 1, .max = 1,
  .summary = "cmd-explain", .text = "cmd-explain-text",
  .options = options, .run = run
};
