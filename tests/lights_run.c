/* The lights' specification: every example in tests/rules.
 *
 *   lights_run FOLDER|FILE
 *
 * An example is a fenced block of Markdown:
 *
 *     ~~~ example
 *     at 2025-07-20
 *     indicator cumulative 亿元 month expected +1 固定资产投资
 *     target 2025 >= 100
 *     obs 2025-06 42 on 2025-07-10
 *     --
 *     light yellow
 *     ~~~
 *
 * Above `--` the case: `at DAY`; `indicator MEASURE UNIT FREQUENCY NATURE
 * DIRECTION NAME`; `target PERIOD CMP VALUE [to VALUE] [from BASELINE]`;
 * `obs PERIOD VALUE on DAY [month] [rev N]`; `update PERIOD|- [STAGE]
 * [PERCENT%] on DAY`; `node DAY VALUE|- WORDS`; `item KEY=VALUE...` (state
 * deadline started issued unit suggested missing year end task).  Without an
 * item line it is in progress, issued on 2025-01-20, led by unit 1, of 2025.
 * Below it what must come out, one `key value` a line; what is not named is
 * not compared, and a value of `-` means there is none.
 *
 * What an explanation says would turn a light green is tried: with that
 * value in the place of the one compared, no rule on the gap may apply. */
#include <dirent.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/exact.h"
#include "rules/inside.h"
#include "rules/lights.h"

#define MOST 64
#define LINES 80

static ls_rules *rules;
static unsigned passed, failed, tried;

typedef struct example {
  const char *file;
  unsigned line;
  char *given[LINES], *wanted[LINES];
  int n_given, n_wanted;
  ls_case c;
  ls_item_row item;
  ls_indicator indicator;
  ls_target target;
  ls_observation obs[MOST];
  ls_update updates[MOST];
  ls_node nodes[MOST];
} example;

static bool bad(const example *e, const char *what, const char *s)
{
  printf("%s:%u: %s: %s\n", e->file, e->line, what, s);
  return false;
}

/* --- the case ------------------------------------------------------------ */

static ls_day day(const char *s)
{
  return s ? day_parse(slice_of(s)) : DAY_NONE;
}

static bool dec(const char *s, ls_dec *out)
{
  return s && dec_parse(slice_of(s), out);
}

static bool read_indicator(example *e, char *rest)
{
  char *w[5];
  for(int i = 0; i < 5; i++)
    if(!(w[i] = strtok(i ? NULL : rest, " ")))
      return false;
  char *name = strtok(NULL, "");
  int measure = word_index(measure_name, w[0]);
  int frequency = word_index(frequency_name, w[2]);
  int nature = word_index(nature_name, strcmp(w[3], "none") ? w[3] : "");
  if(measure < 0 || frequency < 0 || nature < 0 || !name)
    return false;
  e->indicator = (ls_indicator){ .id = 1, .name = name, .unit = w[1],
    .measure = (uint8_t)measure, .frequency = (uint8_t)frequency,
    .nature = (uint8_t)nature, .direction = (int8_t)atoi(w[4]) };
  e->c.indicator = &e->indicator;
  return true;
}

static bool read_target(example *e, char *rest)
{
  static const char *const cmps[] = { "=", ">=", ">", "<=", "<", "~", NULL };
  char *period = strtok(rest, " "), *cmp = strtok(NULL, " ");
  char *value = strtok(NULL, " "), *word;
  ls_target *t = &e->target;
  *t = (ls_target){ .area = "" };
  if(!period || !cmp || word_index(cmps, cmp) < 0)
    return false;
  if(strcmp(period, "-") && !when_parse(period, &t->period))
    return false;
  t->cmp = (uint8_t)word_index(cmps, cmp);
  t->has_value = dec(value, &t->value);
  while((word = strtok(NULL, " "))) {
    char *n = strtok(NULL, " ");
    if(!strcmp(word, "to"))
      t->has_hi = dec(n, &t->value_hi);
    else if(!strcmp(word, "from"))
      t->has_baseline = dec(n, &t->baseline);
    else if(!strcmp(word, "nature"))
      t->nature = (uint8_t)word_index(nature_name, n);
    else
      return false;
  }
  e->c.target = t;
  return true;
}

static bool read_obs(example *e, char *rest)
{
  char *period = strtok(rest, " "), *value = strtok(NULL, " "), *w;
  ls_observation *o = &e->obs[e->c.n_obs++];
  *o = (ls_observation){ .area = "", .revision = 1, .entered = DAY_NONE };
  if(!period || !when_parse(period, &o->period) || !dec(value, &o->value))
    return false;
  while((w = strtok(NULL, " "))) {
    if(!strcmp(w, "month"))
      o->month_only = true;
    else if(!strcmp(w, "on"))
      o->entered = day(strtok(NULL, " "));
    else if(!strcmp(w, "rev"))
      o->revision = atoi(strtok(NULL, " "));
    else if(!strcmp(w, "area"))
      o->area = strtok(NULL, " ");
    else
      return false;
  }
  return o->entered != DAY_NONE;
}

static bool read_update(example *e, char *rest)
{
  char *period = strtok(rest, " "), *w;
  ls_update *u = &e->updates[e->c.n_updates++];
  *u = (ls_update){ .stage = "", .words = "", .problem = "", .next_step = "",
                    .entered = DAY_NONE };
  if(!period || (strcmp(period, "-") && !when_parse(period, &u->period)))
    return false;
  while((w = strtok(NULL, " "))) {
    char *sign = strchr(w, '%');
    if(!strcmp(w, "on"))
      u->entered = day(strtok(NULL, " "));
    else if(sign) {
      *sign = 0;
      u->has_percent = dec(w, &u->percent);
    }
    else
      u->stage = w;
  }
  return u->entered != DAY_NONE;
}

static bool read_node(example *e, char *rest)
{
  char *by = strtok(rest, " "), *value = strtok(NULL, " ");
  char *words = strtok(NULL, "");
  ls_node *n = &e->nodes[e->c.n_nodes++];
  *n = (ls_node){ .by = day(by), .words = words ? words : "" };
  n->has_value = value && strcmp(value, "-") && dec(value, &n->value);
  return value && n->by != DAY_NONE;
}

static bool read_item(example *e, char *rest)
{
  for(char *w = strtok(rest, " "); w; w = strtok(NULL, " ")) {
    char *v = strchr(w, '=');
    if(!v)
      return false;
    *v++ = 0;
    if(!strcmp(w, "state"))
      e->item.state = (uint8_t)word_index(state_name, v);
    else if(!strcmp(w, "deadline"))
      e->item.deadline = day(v);
    else if(!strcmp(w, "started"))
      e->item.started = day(v);
    else if(!strcmp(w, "issued"))
      e->c.issued = day(v);
    else if(!strcmp(w, "unit"))
      e->item.lead_unit = atoi(v);
    else if(!strcmp(w, "suggested"))
      e->item.unit_suggested = true;
    else if(!strcmp(w, "missing"))
      e->item.missing = v;
    else if(!strcmp(w, "year"))
      e->item.year = atoi(v);
    else if(!strcmp(w, "end"))
      e->c.end_stage = v;
    else if(!strcmp(w, "returned"))
      e->c.returned = true;
    else if(!strcmp(w, "task"))
      e->item.task = v;
    else
      return false;
  }
  return true;
}

static bool read_line(example *e, char *line)
{
  static const struct {
    const char *word;
    bool (*read)(example *e, char *rest);
  } of[] = { { "indicator ", read_indicator }, { "target ", read_target },
             { "obs ", read_obs }, { "update ", read_update },
             { "node ", read_node }, { "item ", read_item } };
  if(!strncmp(line, "at ", 3))
    return (e->c.at = day(line + 3)) != DAY_NONE;
  for(size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
    if(!strncmp(line, of[i].word, strlen(of[i].word)))
      return of[i].read(e, line + strlen(of[i].word));
  return false;
}

static bool read_case(example *e)
{
  e->item = (ls_item_row){ .id = 1, .version = 1, .state = ST_PROGRESS,
    .number = "2025-001", .year = 2025, .quote = "", .source = "",
    .section = "", .task = "", .kind = "target", .missing = "",
    .others = "", .lead_unit = 1, .deadline = DAY_NONE,
    .deadline_how = "", .started = DAY_NONE };
  e->c = (ls_case){ .item = &e->item, .obs = e->obs, .nodes = e->nodes,
    .updates = e->updates, .issued = day("2025-01-20"), .at = DAY_NONE };
  for(int i = 0; i < e->n_given; i++) {
    char keep[256];
    snprintf(keep, sizeof(keep), "%s", e->given[i]);
    if(!read_line(e, e->given[i]))
      return bad(e, "not understood", keep);
  }
  return e->c.at != DAY_NONE || bad(e, "no day", "at");
}

/* --- what comes out ------------------------------------------------------ */

static const char *number_text(bool has, ls_dec d, char *out, size_t size)
{
  ls_buf b;
  if(!has)
    return "-";
  buf_init(&b, 100);
  dec_write(&b, d);
  snprintf(out, size, "%s", buf_cstr(&b));
  buf_free(&b);
  return out;
}

static const char *day_text(ls_day d, char *out)
{
  day_write(d, out);
  return d == DAY_NONE ? "-" : out;
}

static const char *lacks_text(uint32_t lacks, char *out, size_t size)
{
  size_t n = 0;
  out[0] = 0;
  for(int i = 0; lack_name[i]; i++)
    if(lacks & (1u << i))
      n += (size_t)snprintf(out + n, size - n, "%s%s", n ? " " : "",
                            lack_name[i]);
  return n ? out : "-";
}

/* The first step of a kind, as "A" or "A/B". */
static const char *step_text(const ls_verdict *v, const char *kind,
                             char *out, size_t size)
{
  char a[64], b[64];
  for(uint32_t i = 0; i < v->steps.n; i++) {
    const ls_step *s = &v->steps.v[i];
    if(strcmp(step_name[s->kind], kind))
      continue;
    snprintf(out, size, "%s%s%s", number_text(s->has_a, s->a, a, sizeof(a)),
             s->has_b ? "/" : "",
             s->has_b ? number_text(true, s->b, b, sizeof(b)) : "");
    return out;
  }
  return "-";
}

/* NULL: no such key. */
static const char *value_of(const ls_verdict *v, const char *key, char *out,
                            size_t size)
{
  static char when[WHEN_TEXT];
  if(!strcmp(key, "light")) return light_name[v->light];
  if(!strcmp(key, "rule")) return v->rule;
  if(!strcmp(key, "basis")) return basis_name[v->basis];
  if(!strcmp(key, "cure")) return cure_name[v->cure];
  if(!strcmp(key, "missing")) return lacks_text(v->lacks, out, size);
  if(!strcmp(key, "compared")) return day_text(v->compared, out);
  if(!strcmp(key, "end")) return day_text(v->end, out);
  if(!strcmp(key, "due")) return day_text(v->report_due, out);
  if(!strcmp(key, "next-day")) return day_text(v->next_day, out);
  if(!strcmp(key, "reached-on")) return day_text(v->reached_on, out);
  if(!strcmp(key, "target"))
    return number_text(v->has_goal, v->goal, out, size);
  if(!strcmp(key, "actual"))
    return number_text(v->has_actual, v->actual, out, size);
  if(!strcmp(key, "actual%"))
    return number_text(v->has_share, v->actual_share, out, size);
  if(!strcmp(key, "expected"))
    return number_text(v->has_expected, v->expected, out, size);
  if(!strcmp(key, "expected%"))
    return number_text(v->has_share, v->expected_share, out, size);
  if(!strcmp(key, "gap")) return number_text(v->has_gap, v->gap, out, size);
  if(!strcmp(key, "need")) return number_text(v->has_need, v->need, out, size);
  if(!strcmp(key, "next")) return number_text(v->has_next, v->next, out, size);
  if(!strcmp(key, "forecast"))
    return number_text(v->has_forecast, v->forecast, out, size);
  if(!strcmp(key, "unfigured"))
    return number_text(v->unfigured >= 0, DEC_INT(v->unfigured), out, size);
  if(!strcmp(key, "unreported"))
    return number_text(v->unreported >= 0, DEC_INT(v->unreported), out, size);
  if(!strcmp(key, "unstarted"))
    return number_text(v->unstarted >= 0, DEC_INT(v->unstarted), out, size);
  if(!strcmp(key, "known")) return v->known ? "yes" : "no";
  if(!strcmp(key, "report")) {
    when_write(v->report, when);
    return v->report.year ? when : "-";
  }
  if(!strcmp(key, "report-up-to")) {
    when_write(v->report_last, when);
    return v->report_last.year ? when : "-";
  }
  if(!strncmp(key, "step-", 5))
    return step_text(v, key + 5, out, size);
  return NULL;
}

static bool compare(const example *e, const ls_verdict *v)
{
  bool fine = true;
  for(int i = 0; i < e->n_wanted; i++) {
    char *space = strchr(e->wanted[i], ' '), got[400];
    if(!space)
      return bad(e, "no value", e->wanted[i]);
    *space = 0;
    const char *is = value_of(v, e->wanted[i], got, sizeof(got));
    if(!is)
      return bad(e, "no such key", e->wanted[i]);
    if(strcmp(is, space + 1)) {
      printf("%s:%u: %s is %s, not %s\n", e->file, e->line, e->wanted[i], is,
             space + 1);
      fine = false;
    }
    *space = ' ';
  }
  return fine;
}

/* --- is what should turn it green true? ---------------------------------- */

static const char *retry(const example *e, const ls_verdict *v, ls_dec value)
{
  static example again;
  ls_verdict w;
  again = *e;
  again.c.item = &again.item;
  again.c.obs = again.obs;
  again.c.updates = again.updates;
  if(v->measure == ME_STAGE) {
    ls_update *u = &again.updates[again.c.n_updates++];
    *u = (ls_update){ .stage = "", .words = "", .problem = "",
      .next_step = "", .percent = value, .has_percent = true,
      .entered = again.c.at };
    for(uint32_t i = 0; i + 1 < again.c.n_updates; i++)
      if(again.updates[i].period.year &&
         when_last(again.updates[i].period) == v->compared)
        u->period = again.updates[i].period;
  }
  else
    for(uint32_t i = 0; i < again.c.n_obs; i++)
      if(when_last(again.obs[i].period) == v->compared &&
         !again.obs[i].month_only)
        again.obs[i].value = value;
  light_judge(rules, NULL, &again.c, &w);
  return w.rule;
}

static bool about_gap(const char *rule)
{
  return strstr(rule, "behind") || strstr(rule, "missed") ||
         strstr(rule, "over");
}

static bool cure_holds(const example *e, const ls_verdict *v)
{
  ls_dec worse;
  if(!v->has_need || v->over || v->compared == v->at)
    return true;
  tried++;
  if(about_gap(retry(e, v, v->need)))
    return bad(e, "would not be green", retry(e, v, v->need));
  /* a whole step of the last decimal below it must not do, where such a
   * step shows in two decimals of a percentage */
  ls_dec step = { v->at_most ? 1 : -1, v->need.scale };
  if(!dec_add(v->need, step, &worse) || v->need.m > 1000)
    return true;
  return about_gap(retry(e, v, worse)) ||
         bad(e, "less would be green too", retry(e, v, worse));
}

/* Words and JSON must be whole: every key known, nothing left to fill in. */
static bool words_hold(const example *e, const ls_verdict *v)
{
  bool fine = true;
  for(int english = 0; english < 2; english++) {
    ls_buf b;
    buf_init(&b, 1 << 16);
    light_explain(&b, &e->c, v, english);
    const char *s = buf_cstr(&b);
    if(buf_failed(&b) || !*s || strstr(s, "light-") == s ||
       strstr(s, "light-step") || strstr(s, "%1") || strstr(s, "%2"))
      fine = bad(e, "words", s);
    buf_clear(&b);
    light_json(&b, &e->c, v);
    s = buf_cstr(&b);
    if(*s != '{' || s[strlen(s) - 1] != '}')
      fine = bad(e, "json", s);
    buf_free(&b);
  }
  return fine;
}

/* --- files --------------------------------------------------------------- */

static void run(example *e)
{
  jmp_buf oom;
  ls_arena arena;
  ls_verdict v;
  arena_init(&arena, &oom);
  if(setjmp(oom))
    exit(1);
  bool fine = read_case(e);
  if(fine) {
    light_judge(rules, &arena, &e->c, &v);
    fine = compare(e, &v);
    fine = cure_holds(e, &v) && fine;
    fine = words_hold(e, &v) && fine;
    if(!fine && getenv("LIGHTS_EXPLAIN")) {
      ls_buf b;
      buf_init(&b, 1 << 16);
      light_explain(&b, &e->c, &v, true);
      puts(buf_cstr(&b));
      buf_free(&b);
    }
  }
  if(fine)
    passed++;
  else
    failed++;
  arena_free(&arena);
}

static void run_file(const char *path)
{
  static example e;
  char text[512], *kept[2 * LINES];
  int n_kept = 0;
  unsigned line = 0;
  int part = 0; /* 1 given, 2 wanted */
  FILE *f = fopen(path, "r");
  if(!f) {
    perror(path);
    exit(1);
  }
  while(fgets(text, sizeof(text), f)) {
    line++;
    text[strcspn(text, "\n")] = 0;
    if(!part && !strcmp(text, "~~~ example")) {
      e = (example){ .file = path, .line = line };
      part = 1;
    }
    else if(part && !strcmp(text, "~~~")) {
      run(&e);
      while(n_kept)
        free(kept[--n_kept]);
      part = 0;
    }
    else if(part == 1 && !strcmp(text, "--"))
      part = 2;
    else if(part && n_kept < 2 * LINES) {
      char *copy = kept[n_kept++] = strdup(text);
      if(part == 1 && e.n_given < LINES)
        e.given[e.n_given++] = copy;
      else if(e.n_wanted < LINES)
        e.wanted[e.n_wanted++] = copy;
    }
  }
  fclose(f);
}

int main(int argc, char **argv)
{
  ls_err err = { 0 };
  if(argc != 2 || !(rules = rules_load(NULL, NULL, NULL, &err))) {
    fprintf(stderr, "%s:%u: %s %s\n", err.file, err.line, err.key,
            err.arg[0]);
    return 2;
  }
  DIR *dir = opendir(argv[1]);
  if(!dir)
    run_file(argv[1]);
  for(struct dirent *d; dir && (d = readdir(dir));)
    if(strstr(d->d_name, ".md")) {
      char path[4096];
      snprintf(path, sizeof(path), "%s/%s", argv[1], d->d_name);
      run_file(path);
    }
  if(dir)
    closedir(dir);
  rules_free(rules);
  printf("%u examples passed, %u failed; %u cures tried\n", passed, failed,
         tried);
  return failed || passed < 20;
}
