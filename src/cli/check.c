/* luoshi check: what items lack, and how much of each section can be
 * measured. */
#include <stdio.h>

#include "app/check.h"
#include "app/who.h"
#include "cli/ledger.h"

enum { LACKS = JSON + 1, UNIT, YEAR, BRIEF };

#define ONE_OF(...) (const char *const[]){ __VA_ARGS__, NULL }

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [LACKS] = { "lacks", 0, OPT_SET, "arg-kinds", "opt-lacks",
              ONE_OF("number", "hedged", "deadline", "owner", "baseline",
                     "source"), 0, 0 },
  [UNIT] = { "unit", 0, OPT_TEXT, "arg-name", "opt-unit", NULL, 0, 0 },
  [YEAR] = { "year", 0, OPT_COUNT, "arg-year", "opt-items-year", NULL, 1900,
             2999 },
  [BRIEF] = { "brief", 0, OPT_FLAG, NULL, "opt-brief", NULL, 0, 0 },
  NO_MORE_OPTIONS
};

static const char *const lack_key[] = { "check-number", "check-hedged",
                                        "check-deadline", "check-owner",
                                        "check-baseline", "check-source" };

static const char *name_of(const ls_item_row *i, char out[24])
{
  snprintf(out, 24, "#%lld", (long long)i->id);
  return i->number[0] ? i->number : out;
}

static void as_json(const app_check *c)
{
  cli_json j = { false };
  json_open(&j, NULL, '{');
  json_str(&j, "type", "item");
  json_int(&j, "id", c->item->id);
  json_some(&j, "number", c->item->number);
  json_str(&j, "task", c->item->task);
  json_open(&j, "lacks", '[');
  for(int b = 0; check_name[b]; b++)
    if(c->lacks >> b & 1)
      json_str(&j, NULL, check_name[b]);
  json_close(&j, ']');
  json_close(&j, '}');
  json_end(&j);
}

static int show(void *arg, const app_check *c, ls_err *err)
{
  const cli_args *args = arg;
  char name[24];
  (void)err;
  unsigned asked = args->text[LACKS] ? (unsigned)args->number[LACKS]
                                     : CHECK_ALL;
  if(!(c->lacks & asked) || args->text[BRIEF])
    return 0;
  if(args->text[JSON]) {
    as_json(c);
    return 0;
  }
  cli_cell(name_of(c->item, name), 9);
  cli_cell(c->item->task, 44);
  for(int b = 0; check_name[b]; b++)
    if(c->lacks & asked & 1u << b)
      printf("  %s", msg_text(lack_key[b], args->english));
  putchar('\n');
  return 0;
}

static void share(const cli_args *args, const char *name, uint32_t of,
                  uint32_t all)
{
  unsigned percent = all ? (200u * of + all) / (2 * all) : 0;
  if(args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "type", name ? "section" : "all");
    json_some(&j, "section", name);
    json_int(&j, "items", all);
    json_int(&j, "measurable", of);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  printf("%4u%% %5u / %-5u %s\n", percent, of, all,
         !name ? msg_text("check-all", args->english)
         : name[0] ? name : msg_text("w-untitled", args->english));
}

static int check(ls_ledger *l, void *arg, ls_err *err)
{
  const cli_args *args = arg;
  store_filter f = { .state = -1, .year = (int)args->number[YEAR] };
  app_checked out;
  ls_unit u;
  int rc = LS_OK;
  if(args->text[UNIT]) {
    rc = app_unit(l, args->text[UNIT], &u, err);
    f.unit = rc ? 0 : u.id;
  }
  if(!rc)
    rc = app_check_items(l, &f, show, arg, &out, err);
  if(rc)
    return rc;
  if(!args->text[JSON])
    cli_say(args, "check-shares", NULL, NULL);
  for(uint32_t i = 0; i < out.sections.n; i++)
    share(args, out.sections.v[i].name, out.sections.v[i].measurable,
          out.sections.v[i].items);
  share(args, NULL, out.measurable, out.items);
  for(int b = 0; b < 6 && !args->text[JSON]; b++) {
    char count[24];
    snprintf(count, sizeof(count), "%u", out.count[b]);
    cli_say(args, "check-count", msg_text(lack_key[b], args->english),
            count);
  }
  return LS_OK;
}

static int run(const cli_args *args)
{
  return cli_look(args, check, (void *)(uintptr_t)args);
}

const cli_command cmd_check = {
  .name = "check", .summary = "cmd-check", .text = "cmd-check-text",
  .options = options, .run = run
};
