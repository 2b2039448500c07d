/* What a task table would change, and what of it cannot be. */
#include <stdio.h>
#include <string.h>

#include "base/msg.h"
#include "port/cells.h"
#include "port/names.h"
#include "port/tasks_inside.h"

/* --- fields ---------------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
  return slice_eq(cell_trim(slice_of(a)), cell_trim(slice_of(b)));
}

static bool same_dec(bool has_a, ls_dec a, bool has_b, ls_dec b)
{
  return has_a == has_b && (!has_a || dec_cmp(a, b) == 0);
}

static bool same_node(const task_node *a, const task_node *b)
{
  return same_dec(a->has_value, a->value, b->has_value, b->value) &&
         same_text(a->words, b->words);
}

static bool same_others(const port_task *a, const port_task *b)
{
  if(a->others != b->others)
    return false;
  for(int i = 0; i < a->others; i++)
    if(a->other[i] != b->other[i])
      return false;
  return true;
}

static bool same_target(const port_task *a, const port_task *b)
{
  return same_dec(a->has_value, a->value, b->has_value, b->value) &&
         same_dec(a->has_hi, a->value_hi, b->has_hi, b->value_hi);
}

/* Of what people may edit. */
static bool same_field(const port_task *a, const port_task *b, task_field f)
{
  switch(f) {
  case TF_TASK: return same_text(a->task, b->task);
  case TF_KIND: return same_text(a->kind, b->kind);
  case TF_INDICATOR: return same_text(a->indicator_name, b->indicator_name);
  case TF_BASELINE:
    return same_dec(a->has_baseline, a->baseline, b->has_baseline,
                    b->baseline);
  case TF_CMP: return !a->has_value || !b->has_value || a->cmp == b->cmp;
  case TF_TARGET: return same_target(a, b);
  case TF_UNIT: return same_text(a->unit, b->unit);
  case TF_NATURE: return a->nature == b->nature;
  case TF_AREA: return same_text(a->area, b->area);
  case TF_LEAD_POST: return a->lead_post == b->lead_post;
  case TF_LEAD_UNIT:
    return a->lead_unit == b->lead_unit &&
           (!a->lead_unit || a->unit_suggested == b->unit_suggested);
  case TF_OTHERS: return same_others(a, b);
  case TF_DEADLINE: return a->deadline == b->deadline;
  case TF_Q1: case TF_Q2: case TF_Q3: case TF_Q4:
    return same_node(&a->node[f - TF_Q1], &b->node[f - TF_Q1]);
  case TF_PROGRESS: return same_text(a->progress, b->progress);
  case TF_PROBLEM: return same_text(a->problem, b->problem);
  case TF_NEXT: return same_text(a->next_step, b->next_step);
  default: return true;
  }
}

static uint32_t differing(const port_task *a, const port_task *b,
                          uint32_t asked)
{
  uint32_t bits = 0;
  for(int f = 0; f < TF_FIELDS; f++)
    if(asked & TF_BIT(f) && !same_field(a, b, (task_field)f))
      bits |= TF_BIT(f);
  return bits;
}

static const char *extra_of(const port_task *t, const char *name)
{
  for(uint32_t i = 0; i < t->extras; i++)
    if(!strcmp(t->extra[i].name, name))
      return t->extra[i].value;
  return "";
}

static bool extras_differ(const port_task *was, const port_task *now)
{
  for(uint32_t i = 0; i < now->extras; i++)
    if(!same_text(extra_of(was, now->extra[i].name), now->extra[i].value))
      return true;
  return false;
}

/* --- what is the ledger's own ---------------------------------------- */

static void check_own(const port_task *was, const port_task *now,
                      port_problems *p)
{
  static const struct { task_field f; const char *key; } own[] = {
    { TF_NUMBER, "tasks-own-number" }, { TF_QUOTE, "tasks-own-quote" },
    { TF_TARGETS, "tasks-own-targets" },
    { TF_SOURCE, "tasks-own-quote" }, { TF_EVIDENCE, "tasks-own-evidence" },
    { TF_LIGHT, "tasks-own-light" }, { TF_STATE, "tasks-own-state" },
  };
  ls_buf a, b;
  buf_init(&a, (size_t)4 << 20);
  buf_init(&b, (size_t)4 << 20);
  for(size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++) {
    task_field f = own[i].f;
    if(!(now->given & TF_BIT(f)))
      continue;
    buf_clear(&a);
    buf_clear(&b);
    task_text(&a, was, f, false);
    task_text(&b, now, f, false);
    if(!same_text(buf_cstr(&a), buf_cstr(&b)) &&
       (f != TF_LIGHT || was->light >= 0))
      problem_add(p, true, now->sheet, now->row, now->column[f], own[i].key,
                  NULL, NULL);
  }
  buf_free(&a);
  buf_free(&b);
}

typedef struct seen {
  const port_task **slot;
  uint32_t mask;
} seen;

typedef struct comparing {
  ls_arena *a;
  const char *told;  /* the sheet that was told to lack a column of ours */
  port_problems *p;
  const port_names *names;
  seen ids, fresh, known; /* by id; new rows and the ledger's by task */
  task_changes *out;
} comparing;

/* --- rows ------------------------------------------------------------ */

static void row_error(port_problems *p, const port_task *t, task_field f,
                      const char *key, const char *a1, const char *a2)
{
  uint32_t column = t->given & TF_BIT(f) ? t->column[f] : SHEET_COLUMNS;
  problem_add(p, false, t->sheet, t->row, column, key, a1, a2);
}

/* One error for a column that a sheet lacks, however many rows it has. */
static void lacking(comparing *c, const port_task *t, const char *key,
                    task_field one, task_field other)
{
  bool english = c->names->english;
  if(c->told && !strcmp(c->told, t->sheet))
    return;
  c->told = t->sheet;
  problem_add(c->p, false, t->sheet, 0, SHEET_COLUMNS, key,
              task_heading(one, english), task_heading(other, english));
}

/* The ledger's row of one that came in: NULL for a new one, or with
 * *bad. */
static const port_task *find(comparing *c, port_task *t, bool *bad)
{
  char id[24];
  const port_names *k = c->names;
  port_problems *p = c->p;
  const port_task *was = NULL;
  *bad = t->id < 0 || t->version < 0;
  if(*bad)
    return NULL;
  if(!t->id) {
    was = name_number(k, t->number);
    if(*t->number && !was) {
      row_error(p, t, TF_NUMBER, "tasks-number", t->number, NULL);
      *bad = true;
    }
    if(was) { /* a table without our own columns */
      t->id = was->id;
      t->version = was->version;
    }
    return was;
  }
  was = name_item(k, t->id);
  const port_task *other =
    was && strcmp(t->number, was->number) ? name_number(k, t->number) : NULL;
  if(other && other != was) { /* sorted in part, pasted awry */
    row_error(p, t, TF_NUMBER, "tasks-other-number", t->number, NULL);
    *bad = true;
    return NULL;
  }
  if(was && t->version <= was->version && t->version)
    return was;
  *bad = true;
  if(was && !(t->given & TF_BIT(TF_VERSION))) {
    lacking(c, t, "tasks-no-version", TF_VERSION, TF_ID);
    return NULL;
  }
  ls_buf b;
  buf_init(&b, sizeof(id));
  buf_int(&b, was ? t->version : t->id);
  row_error(p, t, was ? TF_VERSION : TF_ID,
            !was ? "tasks-id" : t->version ? "tasks-version-far"
                                           : "tasks-version", buf_cstr(&b),
            NULL);
  buf_free(&b);
  return NULL;
}

/* A place for people: "进展!12" or "12". */
static const char *place_of(ls_arena *a, const port_task *t)
{
  char text[96];
  ls_buf b;
  buf_init(&b, sizeof(text));
  if(*t->sheet)
    buf_fmt(&b, "%.60s!", t->sheet);
  buf_int(&b, t->row);
  size_t n = strlen(buf_cstr(&b)) + 1;
  char *p = memcpy(arena_alloc(a, n), buf_cstr(&b), n);
  buf_free(&b);
  return p;
}

/* --- rows told twice ------------------------------------------------- */

static uint32_t hash(const char *s)
{
  uint32_t h = 2166136261u;
  for(ls_slice t = cell_trim(slice_of(s)); t.n; t.n--)
    h = (h ^ (uint8_t)*t.s++) * 16777619u;
  return h;
}

static void seen_init(seen *s, ls_arena *a, size_t n)
{
  size_t size = 16;
  while(size < n * 2)
    size *= 2;
  /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are kept */
  s->slot = arena_zalloc(a, size * sizeof(*s->slot));
  s->mask = (uint32_t)(size - 1);
}

/* The row that was there with the same key, or NULL and now this one is. */
static const port_task *seen_before(seen *s, const port_task *t, bool task)
{
  uint32_t h = task ? hash(t->task) : (uint32_t)t->id * 2654435761u;
  for(;; h++) {
    const port_task **p = &s->slot[h & s->mask];
    if(!*p) {
      *p = t;
      return NULL;
    }
    if(task ? same_text((*p)->task, t->task) : (*p)->id == t->id)
      return *p;
  }
}

/* --- all ------------------------------------------------------------- */

/* A task that people wrote is one line; one that a report has is as it
 * is. */
static bool unseen_task(comparing *c, const port_task *t)
{
  char which[16];
  uint32_t u = word_first_unseen(t->task);
  snprintf(which, sizeof(which), "U+%04X", (unsigned)u);
  if(u)
    row_error(c->p, t, TF_TASK, "task-unseen", which, NULL);
  return u;
}

static void new_row(comparing *c, port_task *t)
{
  const port_task *twin = seen_before(&c->fresh, t, true);
  if(!*t->task)
    return; /* that was told already */
  if(twin) {
    row_error(c->p, t, TF_TASK, "tasks-twice", place_of(c->a, twin), NULL);
    return;
  }
  /* looks, and takes its place where there is none: no harm, it is new */
  twin = seen_before(&c->known, t, true);
  if(twin && twin->id && !(t->given & TF_BIT(TF_ID))) {
    lacking(c, t, "tasks-no-id", TF_ID, TF_NUMBER);
    return;
  }
  if(twin && twin->id) {
    ls_buf b;
    buf_init(&b, 256);
    if(*twin->number)
      buf_puts(&b, twin->number);
    else
      buf_fmt(&b, "#%lld", (long long)twin->id);
    row_error(c->p, t, TF_TASK, "tasks-there", buf_cstr(&b), NULL);
    buf_free(&b);
    return;
  }
  if(unseen_task(c, t))
    return;
  if(*t->targets)
    problem_add(c->p, true, t->sheet, t->row, t->column[TF_TARGETS],
                "tasks-own-targets", NULL, NULL);
  *vec_push(c->a, c->out) = (task_change){ .now = t,
                                           .extras = t->extras > 0 };
}

static void old_row(comparing *c, const port_task *was, port_task *t)
{
  const port_task *twin = seen_before(&c->ids, t, false);
  if(twin) {
    row_error(c->p, t, TF_ID, "tasks-twice", place_of(c->a, twin), NULL);
    return;
  }
  task_change d = { .was = was, .now = t, .base = was };
  if(t->version < was->version && c->names->before)
    d.base = c->names->before(c->names->arg, t->id, t->version);
  if(!d.base)
    d.base = was;
  check_own(d.base, t, c->p);
  uint32_t asked = t->given & TF_EDITED & ~t->bad;
  d.fields = differing(d.base, t, asked) & differing(was, t, asked);
  d.theirs = differing(d.base, was, TF_EDITED);
  d.extras = extras_differ(d.base, t) && extras_differ(was, t);
  if((!d.fields && !d.extras) ||
     (d.fields & TF_BIT(TF_TASK) && unseen_task(c, t)))
    return;
  d.conflict = t->version < was->version;
  *vec_push(c->a, c->out) = d;
}

void tasks_compare(const port_names *names, port_tasks *rows, ls_arena *a,
                   task_changes *out, port_problems *p)
{
  comparing c = { .a = a, .p = p, .out = out, .names = names };
  seen_init(&c.ids, a, rows->n + 1);
  seen_init(&c.fresh, a, rows->n + 1);
  seen_init(&c.known, a, names->items + rows->n + 1);
  for(size_t i = 0; i < names->items; i++)
    seen_before(&c.known, &names->item[i], true);
  for(uint32_t i = 0; i < rows->n; i++) {
    bool bad;
    port_task *t = &rows->v[i];
    const port_task *was = find(&c, t, &bad);
    if(was)
      old_row(&c, was, t);
    else if(!bad)
      new_row(&c, t);
  }
  problems_sort(p);
}

/* --- in words -------------------------------------------------------- */

static void put_value(ls_buf *b, const port_task *t, task_field f,
                      bool english)
{
  size_t from = b->n;
  task_text(b, t, f, english);
  if((f == TF_TARGET || f == TF_BASELINE) && b->n > from)
    task_text(b, t, TF_UNIT, english);
  if(b->n == from)
    buf_puts(b, msg_text("change-none", english));
}

static void put_pair(ls_buf *b, const char *key, const port_task *was,
                     const port_task *now, task_field f, bool english)
{
  ls_buf x, y;
  buf_init(&x, (size_t)4 << 20);
  buf_init(&y, (size_t)4 << 20);
  put_value(&x, was, f, english);
  put_value(&y, now, f, english);
  buf_puts(b, "  ");
  buf_puts(b, task_heading(f, english));
  buf_puts(b, english ? ": " : "：");
  msg_put(b, msg_text(key, english), buf_cstr(&x), buf_cstr(&y));
  buf_putc(b, '\n');
  buf_free(&x);
  buf_free(&y);
}

/* What the table changes, and what changed in the ledger meanwhile. */
static void put_line(ls_buf *b, const task_change *c, task_field f,
                     bool english)
{
  bool mine = c->fields & TF_BIT(f), theirs = c->theirs & TF_BIT(f);
  if(mine && c->conflict && (theirs || c->base == c->was))
    put_pair(b, "change-both", c->was, c->now, f, english);
  else if(mine)
    put_pair(b, "change-field", c->was, c->now, f, english);
  else if(theirs)
    put_pair(b, "change-theirs", c->base, c->was, f, english);
}

static void put_extras(ls_buf *b, const task_change *c, bool english)
{
  for(uint32_t i = 0; c->extras && i < c->now->extras; i++) {
    const task_extra *e = &c->now->extra[i];
    const char *was = c->was ? extra_of(c->was, e->name) : "";
    if(same_text(was, e->value))
      continue;
    const char *none = msg_text("change-none", english);
    buf_fmt(b, english ? "  %s: " : "  %s：", e->name);
    msg_put(b, msg_text("change-field", english), *was ? was : none,
            *e->value ? e->value : none);
    buf_putc(b, '\n');
  }
}

static void put_new(ls_buf *b, const port_task *t, bool english)
{
  for(int f = TF_KIND; f <= TF_NEXT; f++) {
    size_t from = b->n, at;
    buf_fmt(b, english ? "  %s: " : "  %s：",
            task_heading((task_field)f, english));
    at = b->n;
    task_text(b, t, (task_field)f, english);
    if(b->n == at)
      b->n = from;
    else
      buf_putc(b, '\n');
  }
}

void task_change_words(ls_buf *b, const task_change *c, bool english)
{
  const port_task *t = c->was ? c->was : c->now;
  char id[24];
  ls_buf name;
  buf_init(&name, sizeof(id));
  buf_putc(&name, '#');
  buf_int(&name, t->id);
  msg_put(b, msg_text(!c->was ? "change-new" : c->conflict
                        ? "change-conflict" : "change-item", english),
          *t->number ? t->number : buf_cstr(&name), t->task);
  buf_putc(b, '\n');
  buf_free(&name);
  if(!c->was)
    put_new(b, t, english);
  for(int f = 0; c->was && f < TF_FIELDS; f++)
    put_line(b, c, (task_field)f, english);
  put_extras(b, c, english);
}
