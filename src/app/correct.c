/* A corrected text beside the one that is there: which items are the same,
 * which were reworded, came or went. */
#include <stdio.h>
#include <string.h>

#include "app/ingest.h"

#define ALIKE 60 /* percent of their pairs of characters in common */
#define PAIRS 512

/* --- what is there ------------------------------------------------------- */

typedef struct {
  ingesting *g;
  const int64_t *report; /* the texts in line */
  int n;
} gathering;

static const char *copy(ls_arena *a, const char *s)
{
  size_t n = strlen(s) + 1;
  return memcpy(arena_alloc(a, n), s, n);
}

static int take(void *arg, const ls_item_row *i, ls_err *err)
{
  gathering *v = arg;
  ls_arena *a = v->g->l->store.arena;
  (void)err;
  for(int k = 0; k < v->n; k++)
    if(v->report[k] == i->report) {
      ls_item_row *row = i->parent ? vec_push(a, &v->g->parts)
                                   : vec_push(a, &v->g->old);
      *row = *i;
      row->number = copy(a, i->number);
      row->quote = copy(a, i->quote);
      row->source = copy(a, i->source);
      row->section = copy(a, i->section);
      row->task = copy(a, i->task);
      row->kind = copy(a, i->kind);
      row->missing = copy(a, i->missing);
      row->others = copy(a, i->others);
      row->deadline_how = copy(a, i->deadline_how);
    }
  return 0;
}

/* The text that is replaced, what that replaced, and so on. */
static int gather(ingesting *g)
{
  int64_t report[64];
  gathering v = { g, report, 0 };
  const store_filter f = { .state = -1, .all = true };
  for(int64_t at = g->out->replaces; at && v.n < 64;) {
    ls_report_row r;
    int rc = store_report_get(&g->l->store, at, false, &r, g->err);
    if(rc < 0)
      return rc;
    report[v.n++] = at;
    at = rc ? r.replaces : 0;
  }
  return store_items(&g->l->store, &f, STORE_NOW, take, &v, g->err);
}

/* Nor does one follow that was issued and returned. */
static bool is_candidate(const ls_item_row *i)
{
  return i->state == ST_CANDIDATE && !app_was_issued(i);
}

static bool parts_follow(const ingesting *g, const ls_item_row *whole)
{
  for(uint32_t k = 0; k < g->parts.n; k++)
    if(g->parts.v[k].parent == whole->id &&
       g->parts.v[k].state != ST_DROPPED && !is_candidate(&g->parts.v[k]))
      return false;
  return !app_was_issued(whole);
}

/* Whether parts stand for it, which then follow in its place. */
static bool is_split(const ingesting *g, const ls_item_row *i)
{
  for(uint32_t k = 0; k < g->parts.n; k++)
    if(g->parts.v[k].parent == i->id && g->parts.v[k].state != ST_DROPPED)
      return i->state == ST_DROPPED;
  return false;
}

/* Whether the text still has something to do with it. */
static bool counts(const ingesting *g, const ls_item_row *i)
{
  return i->state != ST_DROPPED || is_split(g, i);
}

/* --- pairing ------------------------------------------------------------- */

/* Pairs of neighbouring characters, at most PAIRS; how many. */
static int pairs_of(ls_slice s, uint64_t out[PAIRS])
{
  const uint8_t *p = (const uint8_t *)s.s, *end = p + s.n;
  uint32_t last = 0, c;
  int n = 0;
  for(int k; p < end && n < PAIRS && (k = utf8_next(p, end, &c)) > 0; p += k) {
    if(last)
      out[n++] = (uint64_t)last << 32 | c;
    last = c;
  }
  return n;
}

/* How much two texts have in common, in percent (Dice's coefficient over
 * pairs of characters). */
static int alike(ls_slice a, ls_slice b)
{
  uint64_t x[PAIRS], y[PAIRS];
  int n = pairs_of(a, x), m = pairs_of(b, y), common = 0;
  for(int i = 0; i < n; i++)
    for(int k = 0; k < m; k++)
      if(x[i] == y[k]) {
        y[k] = 0;
        common++;
        break;
      }
  return n + m ? 200 * common / (n + m) : 0;
}

static ls_slice words(const ingesting *g, uint32_t i)
{
  return report_slice(g->r, g->r->items.v[i].h.span);
}

/* The first of the new items, from `from` round to it again, that nobody
 * has and that is word for word the same; NO_ID. */
static uint32_t same(const ingesting *g, const bool *taken, ls_slice quote,
                     uint32_t from)
{
  uint32_t n = g->r->items.n;
  for(uint32_t k = 0; k < n; k++) {
    uint32_t i = (from + k) % n;
    if(!taken[i] && slice_eq(words(g, i), quote))
      return i;
  }
  return NO_ID;
}

static uint32_t likest(const ingesting *g, const bool *taken, ls_slice quote)
{
  uint32_t best = NO_ID;
  int most = ALIKE - 1;
  for(uint32_t i = 0; i < g->r->items.n; i++) {
    int much = taken[i] ? 0 : alike(words(g, i), quote);
    if(much > most) {
      most = much;
      best = i;
    }
  }
  return best;
}

static void pair_all(ingesting *g, bool *taken)
{
  ls_arena *a = g->l->store.arena;
  uint32_t at = 0;
  for(uint32_t i = 0; i < g->old.n; i++) {
    uint32_t now = same(g, taken, slice_of(g->old.v[i].quote), at);
    if(now != NO_ID) {
      taken[now] = true;
      at = now + 1;
    }
    *vec_push(a, &g->pairs) = (ingest_pair){ &g->old.v[i], now, false };
  }
  for(uint32_t i = 0; i < g->old.n; i++) {
    ingest_pair *p = &g->pairs.v[i];
    if(p->now == NO_ID && counts(g, p->was)) {
      p->now = likest(g, taken, slice_of(p->was->quote));
      if(p->now != NO_ID)
        taken[p->now] = true;
    }
  }
  for(uint32_t i = 0; i < g->r->items.n; i++)
    if(!taken[i])
      *vec_push(a, &g->pairs) = (ingest_pair){ NULL, i, false };
}

/* --- what is there again ------------------------------------------------- */

static int take_act(void *arg, const ls_journal *j, ls_err *err)
{
  (void)err;
  *(bool *)arg = !strcmp(j->act, "ingest");
  return 0;
}

/* Whether it was dropped because a text had it no more, and by nobody. */
static int by_reader(ingesting *g, int64_t item, bool *is)
{
  ls_decisions v = { 0 };
  int rc = store_decisions(&g->l->store, item, STORE_NOW, &v, g->err);
  *is = false;
  if(rc || !v.n || v.v[v.n - 1].act != ACT_DROP)
    return rc;
  int64_t entry = v.v[v.n - 1].entry;
  return store_entries(&g->l->store, entry, entry, false, 1, take_act, is,
                       g->err);
}

/* Marks those that the text has again; of one that was split the parts. */
static int find_back(ingesting *g, ingest_pair *p)
{
  int rc = LS_OK;
  if(!p->was || p->now == NO_ID || p->was->state != ST_DROPPED ||
     is_split(g, p->was))
    return LS_OK;
  rc = by_reader(g, p->was->id, &p->back);
  for(uint32_t k = 0; !rc && !p->back && k < g->parts.n; k++)
    if(g->parts.v[k].parent == p->was->id)
      rc = by_reader(g, g->parts.v[k].id, &p->back);
  return rc;
}

/* --- telling ------------------------------------------------------------- */

static const char *text_of(ingesting *g, uint32_t i)
{
  return arena_str(g->l->store.arena, words(g, i));
}

/* The parts of one that was split, which are not counted again. */
static void tell_parts(ingesting *g, const ls_item_row *whole,
                       const app_difference *of)
{
  app_difference d = *of;
  for(uint32_t k = 0; k < g->parts.n; k++)
    if(g->parts.v[k].parent == whole->id &&
       g->parts.v[k].state != ST_DROPPED) {
      d.was = &g->parts.v[k];
      g->each(g->arg, &d);
    }
}

static void tell(ingesting *g, const ingest_pair *p)
{
  app_difference d = { DIFF_NEW, p->was, "",
                       p->was && !is_candidate(p->was) &&
                         !(is_split(g, p->was) && parts_follow(g, p->was)) };
  if(p->now != NO_ID)
    d.now = text_of(g, p->now);
  if(!p->was || p->back) {
    d.stays = false;
    g->out->fresh++;
  }
  else if(p->now == NO_ID) {
    if(!counts(g, p->was))
      return;
    d.kind = DIFF_GONE;
    g->out->gone++;
  }
  else if(strcmp(p->was->quote, d.now)) {
    d.kind = DIFF_REWORDED;
    g->out->reworded++;
  }
  else
    return;
  g->out->stay += d.stays;
  if(!g->each)
    return;
  g->each(g->arg, &d);
  if(p->was && !d.stays && is_split(g, p->was))
    tell_parts(g, p->was, &d);
}

int ingest_compare(ingesting *g)
{
  int rc = gather(g);
  if(rc)
    return rc;
  bool *taken = arena_zalloc(g->l->store.arena, g->r->items.n + 1);
  pair_all(g, taken);
  for(uint32_t i = 0; i < g->pairs.n && !rc; i++) {
    rc = find_back(g, &g->pairs.v[i]);
    tell(g, &g->pairs.v[i]);
  }
  return rc;
}

/* --- following ----------------------------------------------------------- */

static int retarget(ingesting *g, const ls_item *now, ls_item_row *row)
{
  ls_targets v = { 0 };
  int rc = store_targets(&g->l->store, row->id, STORE_NOW, &v, g->err);
  for(uint32_t i = 0; !rc && i < v.n; i++) {
    v.v[i].item = 0;
    v.v[i].version++;
    rc = store_target_put(&g->l->store, &v.v[i], g->err);
  }
  return rc ? rc : ingest_targets(g, now, row->id, &row->indicator);
}

/* The row with the new text's words and place; false: as it is. */
static bool move(ls_item_row *row, const ls_item_row *read, bool *reworded)
{
  *reworded = strcmp(row->quote, read->quote) != 0;
  if(row->report == read->report && row->start == read->start && !*reworded)
    return false;
  row->version++;
  row->report = read->report;
  row->start = read->start;
  row->end = read->end;
  row->section = read->section;
  row->source = read->source;
  if(*reworded) {
    if(!strcmp(row->task, row->quote))
      row->task = read->task;
    row->quote = read->quote;
    row->kind = read->kind;
    row->missing = read->missing;
  }
  return true;
}

/* A candidate takes the new text's words and place; what people decided of
 * it stays. */
static int follow(ingesting *g, const ingest_pair *p)
{
  const ls_item *now = &g->r->items.v[p->now];
  ls_item_row row = *p->was, read;
  bool reworded;
  int rc = ingest_row(g, now, &read);
  if(rc || !move(&row, &read, &reworded))
    return rc;
  if(reworded)
    rc = retarget(g, now, &row);
  return rc ? rc : app_put_item(g->l, &row, g->err);
}

/* --- an item in parts ---------------------------------------------------- */

/* What was written of the parts stays, and their words say which of the new
 * targets is whose. */
static int share(ingesting *g, const ls_item_row *whole,
                 ls_item_row *const *part, int n)
{
  ls_targets v = { 0 };
  ls_arena *a = g->l->store.arena;
  const char **task = arena_zalloc(a, (size_t)n * sizeof(*task));
  int rc = store_targets(&g->l->store, whole->id, STORE_NOW, &v, g->err);
  int *which = arena_zalloc(a, (v.n + 1) * sizeof(*which));
  for(int i = 0; i < n; i++)
    task[i] = part[i]->task;
  if(!rc)
    rc = app_share(g->l, &v, task, n, which, g->err);
  for(uint32_t k = 0; !rc && k < v.n; k++) {
    ls_item_row *to = part[which[k]];
    if(!to->indicator)
      to->indicator = v.v[k].indicator;
    rc = app_move_target(g->l, &v.v[k], to->id, g->err);
  }
  return rc;
}

/* Takes what a part was to reach away; the new text says it anew. */
static int untarget(ingesting *g, ls_item_row *part)
{
  ls_targets v = { 0 };
  int rc = store_targets(&g->l->store, part->id, STORE_NOW, &v, g->err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    rc = app_move_target(g->l, &v.v[i], 0, g->err);
  part->indicator = 0;
  return rc;
}

/* The whole of parts that are all candidates follows, and they with it; one
 * of which a part was issued stays as it is, and so do all parts. */
static int follow_parts(ingesting *g, const ingest_pair *p)
{
  const ls_item *now = &g->r->items.v[p->now];
  ls_arena *a = g->l->store.arena;
  ls_item_row whole = *p->was, read;
  /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are kept */
  ls_item_row **part = arena_zalloc(a, g->parts.n * sizeof(*part));
  bool reworded, same;
  int n = 0;
  int rc = ingest_row(g, now, &read);
  for(uint32_t k = 0; k < g->parts.n; k++)
    if(g->parts.v[k].parent == whole.id &&
       g->parts.v[k].state != ST_DROPPED)
      part[n++] = &g->parts.v[k];
  if(rc || !move(&whole, &read, &reworded))
    return rc;
  for(int i = 0; !rc && reworded && i < n; i++)
    rc = untarget(g, part[i]);
  if(!rc && reworded)
    rc = retarget(g, now, &whole);
  if(!rc && reworded)
    rc = share(g, &whole, part, n);
  whole.indicator = p->was->indicator;
  if(!rc)
    rc = app_put_item(g->l, &whole, g->err);
  for(int i = 0; !rc && i < n; i++)
    if(move(part[i], &read, &same))
      rc = app_put_item(g->l, part[i], g->err);
  return rc;
}

static int drop(ingesting *g, const ls_item_row *was)
{
  ls_item_row row = *was;
  const ls_decision d = { .item = row.id, .act = ACT_DROP,
                          .from = row.state, .to = ST_DROPPED,
                          .why = g->d->name };
  row.version++;
  row.state = ST_DROPPED;
  int rc = app_put_item(g->l, &row, g->err);
  return rc ? rc : store_decision_put(&g->l->store, &d, g->err);
}

static int drop_parts(ingesting *g, const ls_item_row *whole)
{
  int rc = LS_OK;
  for(uint32_t k = 0; !rc && k < g->parts.n; k++)
    if(g->parts.v[k].parent == whole->id &&
       is_candidate(&g->parts.v[k]))
      rc = drop(g, &g->parts.v[k]);
  return rc;
}

/* A candidate again, by the new text's words. */
static int revive(ingesting *g, ls_item_row *row, const ls_item_row *read)
{
  const ls_decision d = { .item = row->id, .act = ACT_REOPEN,
                          .from = row->state, .to = ST_CANDIDATE,
                          .why = g->d->name };
  bool reworded;
  if(!move(row, read, &reworded))
    row->version++;
  row->state = ST_CANDIDATE;
  int rc = app_put_item(g->l, row, g->err);
  return rc ? rc : store_decision_put(&g->l->store, &d, g->err);
}

static int take_back(ingesting *g, const ingest_pair *p)
{
  ls_item_row row = *p->was, read;
  bool is;
  int rc = ingest_row(g, &g->r->items.v[p->now], &read);
  if(!rc)
    rc = by_reader(g, row.id, &is);
  if(!rc && is)
    return revive(g, &row, &read);
  for(uint32_t k = 0; !rc && k < g->parts.n; k++) {
    ls_item_row *part = &g->parts.v[k];
    is = false;
    if(part->parent == row.id && part->state == ST_DROPPED)
      rc = by_reader(g, part->id, &is);
    if(!rc && is)
      rc = revive(g, part, &read);
  }
  return rc;
}

int ingest_accept(ingesting *g)
{
  int rc = LS_OK;
  for(uint32_t i = 0; !rc && i < g->pairs.n; i++) {
    const ingest_pair *p = &g->pairs.v[i];
    ls_arena *before = store_enter(&g->l->store);
    bool candidate = p->was && is_candidate(p->was);
    bool split = p->was && is_split(g, p->was) && parts_follow(g, p->was);
    if(p->back && p->was)
      rc = take_back(g, p);
    else if(!p->was)
      rc = ingest_item(g, &g->r->items.v[p->now]);
    else if(candidate && p->now != NO_ID)
      rc = follow(g, p);
    else if(candidate)
      rc = drop(g, p->was);
    else if(split && p->now != NO_ID)
      rc = follow_parts(g, p);
    else if(split)
      rc = drop_parts(g, p->was);
    store_leave(&g->l->store, before);
  }
  return rc;
}
