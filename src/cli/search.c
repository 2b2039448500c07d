/* luoshi search WORDS: what holds all of them. */
#include <stdio.h>

#include "cli/ledger.h"

enum { MANY = JSON + 1 };

static const cli_option options[] = {
  LEDGER_OPTION, JSON_OPTION,
  [MANY] = { "many", 'n', OPT_COUNT, "arg-number", "opt-many", NULL, 1,
             1000000 },
  NO_MORE_OPTIONS
};

typedef struct {
  const cli_args *args;
  ls_ledger *l;
  char words[1024];
  uint64_t n;
} searching;

/* `state` NULL: not an item.  One that was set aside is marked. */
static void print(const searching *s, const char *kind, int64_t id,
                  const char *number, const uint8_t *state, const char *text)
{
  if(s->args->text[JSON]) {
    cli_json j = { false };
    json_open(&j, NULL, '{');
    json_str(&j, "kind", kind);
    json_int(&j, "id", id);
    json_some(&j, "number", number);
    if(state)
      json_str(&j, "state", state_name[*state]);
    json_str(&j, "text", text);
    json_close(&j, '}');
    json_end(&j);
    return;
  }
  char name[32];
  snprintf(name, sizeof(name), "#%lld", (long long)id);
  bool item = !strcmp(kind, "item"), report = !strcmp(kind, "report");
  cli_cell(msg_text(item ? "w-item" : report ? "w-report" : "w-indicator",
                    s->args->english), 11);
  cli_cell(number[0] ? number : name, 9);
  if(state && *state == ST_DROPPED)
    printf("%s%s%s%s\n", text, msg_text("paren-open", s->args->english),
           cli_word(state_key, *state, s->args->english),
           msg_text("paren-close", s->args->english));
  else
    puts(text);
}

static int hit(void *arg, const char *kind, int64_t id, ls_err *err)
{
  searching *s = arg;
  ls_store *st = &s->l->store;
  ls_arena *before = store_enter(st);
  int rc;
  s->n++;
  if(!strcmp(kind, "item")) {
    ls_item_row i;
    rc = store_item_get(st, id, STORE_NOW, &i, err);
    if(rc > 0)
      print(s, "item", id, i.number, &i.state, i.task);
  }
  else if(!strcmp(kind, "report")) {
    ls_report_row r;
    rc = store_report_get(st, id, false, &r, err);
    if(rc > 0)
      print(s, "report", id, "", NULL, r.name);
  }
  else {
    ls_indicator i;
    rc = store_indicator_get(st, id, STORE_NOW, &i, err);
    if(rc > 0)
      print(s, "indicator", id, "", NULL, i.name);
  }
  store_leave(st, before);
  return rc < 0 ? rc : 0;
}

static int look(ls_ledger *l, void *arg, ls_err *err)
{
  searching *s = arg;
  s->l = l;
  return store_search(&l->store, s->words, NULL,
                      s->args->text[MANY] ? (int64_t)s->args->number[MANY]
                                          : 1000, hit, s, err);
}

static int run(const cli_args *args)
{
  searching s = { .args = args };
  char count[24];
  size_t n = 0;
  for(int i = 0; i < args->n && n < sizeof(s.words); i++)
    n += (size_t)snprintf(s.words + n, sizeof(s.words) - n, "%s%s",
                          i ? " " : "", args->operand[i]);
  int status = cli_look(args, look, &s);
  snprintf(count, sizeof(count), "%llu", (unsigned long long)s.n);
  if(status == EXIT_FINE && !args->text[JSON])
    cli_say(args, s.n ? "search-count" : "search-none", s.n ? count : NULL,
            NULL);
  return status;
}

const cli_command cmd_search = {
  .name = "search", .operands = "arg-words-many", .min = 1, .max = -1,
  .summary = "cmd-search", .text = "cmd-search-text", .options = options,
  .run = run
};
