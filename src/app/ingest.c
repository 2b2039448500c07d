/* A report that was read becomes rows: its bytes and text, its items as
 * candidates, what its figures promise as indicators and targets. */
#include <stdio.h>

#include "app/act.h"
#include "app/ingest.h"
#include "base/msg.h"
#include "luoshi.h"
#include "record/record.h"
#include "rules/suggest.h"
#include "rules/terms.h"

/* A span without line breaks and the white space around them. */
static const char *words_of(ingesting *g, ls_span span)
{
  ls_slice s = report_slice(g->r, span);
  char *out = arena_alloc(g->l->store.arena, s.n + 1);
  size_t n = 0;
  for(size_t i = 0; i < s.n; i++)
    if(s.s[i] != '\n' && s.s[i] != '\t')
      out[n++] = s.s[i];
  out[n] = 0;
  return out;
}

/* （一）坚持工业立市: the heading an item stands under. */
static const char *section_of(ingesting *g, uint32_t at)
{
  while(at != NO_ID) {
    const ls_section *s = &g->r->sections.v[at];
    if(!s->synthetic && s->title.end > s->title.start) {
      ls_span both = { s->number.end > s->number.start ? s->number.start
                                                       : s->title.start,
                       s->title.end };
      return words_of(g, both);
    }
    at = s->parent;
  }
  return "";
}

/* --- indicators and targets ---------------------------------------------- */

/* Whether the name ends in what is measured of it already: 失业率 is a share,
 * 涨幅 a growth. */
static bool says_how(uint8_t aspect, ls_slice name, ls_slice more)
{
  static const struct {
    uint8_t aspect;
    const char *end;
  } ends[] = {
    { A_SHARE, "率" },     { A_SHARE, "比重" },   { A_SHARE, "强度" },
    { A_SHARE, "比例" },   { A_SHARE, "系数" },   { A_GROWTH, "涨幅" },
    { A_GROWTH, "增速" },  { A_GROWTH, "降幅" },  { A_GROWTH, "增长率" },
    { A_GROWTH, "增长" }
  };
  bool said = name.n >= more.n &&
              !memcmp(name.s + name.n - more.n, more.s, more.n);
  for(size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
    size_t n = strlen(ends[i].end);
    said = said || (aspect == ends[i].aspect && name.n > n &&
                    !memcmp(name.s + name.n - n, ends[i].end, n));
  }
  return said;
}

/* What is counted, and where it is no plain amount, how: 地区生产总值增幅. */
static const char *name_of(ingesting *g, const ls_figure *f)
{
  static const char *const aspect[] = { NULL, "w-aspect-growth",
    "w-aspect-change", "w-aspect-completion", "w-aspect-share",
    "w-aspect-rank" };
  ls_slice more = f->aspect ? slice_of(msg_text(aspect[f->aspect], false))
                            : SLICE("");
  size_t n = more.n + 1;
  for(uint32_t k = 0; k < f->indicator.n; k++)
    n += report_slice(g->r, f->indicator.part[k]).n;
  char *out = arena_alloc(g->l->store.arena, n), *w = out;
  for(uint32_t k = 0; k < f->indicator.n; k++) {
    ls_slice s = report_slice(g->r, f->indicator.part[k]);
    for(size_t i = 0; i < s.n; i++)
      if(s.s[i] != '\n')
        *w++ = s.s[i];
  }
  if(!says_how(f->aspect, (ls_slice){ out, (size_t)(w - out) }, more)) {
    memcpy(w, more.s, more.n);
    w += more.n;
  }
  *w = 0;
  return out;
}

static int indicator_of(ingesting *g, const ls_figure *f, bool expected,
                        int64_t *id)
{
  ls_indicator i = { .name = name_of(g, f),
                     .unit = arena_str(g->l->store.arena, f->unit) };
  ls_indicator there;
  int rc = store_indicator_find(&g->l->store, i.name, i.unit, &there, g->err);
  if(rc) {
    *id = there.id;
    return rc < 0 ? rc : LS_OK;
  }
  i.id = *id = g->indicator++;
  i.version = 1;
  ls_measured how = suggest_kind(g->rules, slice_of(i.name),
                                 slice_of(i.unit), f->aspect);
  bool ceiling = f->cmp == C_LE || f->cmp == C_LT; /* 5.5%以内 */
  i.measure = ceiling ? ME_CEILING : how.measure;
  i.direction = ceiling ? -1 : how.direction;
  i.frequency = how.frequency;
  i.nature = how.nature ? how.nature : expected ? NAT_EXPECTED : NAT_NONE;
  return store_indicator_put(&g->l->store, &i, g->err);
}

/* The code of the place a figure is of; one that the ledger does not know
 * yet becomes a place by the name the report has for it. */
static int area_of(ingesting *g, const ls_figure *f, const char **out)
{
  char code[16];
  ls_area there;
  *out = "";
  snprintf(code, sizeof(code), "%06u", f->place);
  if(!f->place || f->place == g->r->place_code || !strcmp(code, g->l->place))
    return LS_OK;
  *out = arena_strz(g->l->store.arena, code);
  int rc = store_area_get(&g->l->store, *out, &there, g->err);
  if(rc)
    return rc < 0 ? rc : LS_OK;
  const ls_area a = { .code = *out, .version = 1, .aliases = "",
                      .parent = "",
                      .name = arena_str(g->l->store.arena, f->place_name) };
  return store_area_put(&g->l->store, &a, g->err);
}

static int put_target(ingesting *g, const ls_figure *f, int64_t item,
                      int64_t indicator)
{
  const char *area;
  int rc = area_of(g, f, &area);
  if(rc)
    return rc;
  ls_target t = {
    .id = g->target++, .version = 1, .item = item, .indicator = indicator,
    .area = area, .cmp = f->cmp, .value = f->value,
    .has_value = true, .value_hi = f->value_hi, .has_hi = f->has_hi,
    .period = { .year = f->period.to ? f->period.to : g->r->year,
                .month = f->period.month }
  };
  g->out->targets++;
  return store_target_put(&g->l->store, &t, g->err);
}

int ingest_targets(ingesting *g, const ls_item *i, int64_t item,
                       int64_t *first)
{
  int rc = LS_OK;
  bool expected = g->r->sections.n && i->section != NO_ID &&
                  g->r->sections.v[i->section].role == ROLE_TARGETS;
  *first = 0;
  for(uint32_t k = 0; k < i->figures && !rc; k++) {
    const ls_figure *f = &g->r->figures.v[i->figure + k];
    int64_t indicator;
    if(f->mood != M_TARGET || !f->indicator.n)
      continue;
    rc = indicator_of(g, f, expected, &indicator);
    if(!rc)
      rc = put_target(g, f, item, indicator);
    if(!*first)
      *first = indicator;
  }
  return rc;
}

/* --- items --------------------------------------------------------------- */

/* What the words say of the time, and which unit most likely leads; the
 * unit is only suggested until somebody confirms it. */
static int suggest(ingesting *g, ls_item_row *row)
{
  ls_term t;
  ls_lead lead;
  ls_buf b;
  char note[256];
  if(suggest_unit(g->rules, slice_of(row->task), g->units.v, g->units.n,
                  &lead, 1) > 0 && lead.unit) {
    row->lead_unit = lead.unit;
    row->unit_suggested = true;
  }
  if(!term_deadline(g->rules, slice_of(row->quote), row->year, DAY_NONE,
                    &t) || t.day == DAY_NONE)
    return LS_OK;
  row->deadline = t.day;
  buf_init(&b, 4096);
  term_note(&b, &t);
  bool failed = buf_failed(&b);
  snprintf(note, sizeof(note), "%s", buf_cstr(&b));
  buf_free(&b);
  row->deadline_how = arena_strz(g->l->store.arena, note);
  return failed ? err_set(g->err, LS_ENOMEM, "no-memory", NULL, NULL)
                : LS_OK;
}

int ingest_row(ingesting *g, const ls_item *i, ls_item_row *row)
{
  *row = (ls_item_row){
    .version = 1, .state = ST_CANDIDATE, .number = "",
    .year = g->r->year, .report = g->out->report, .start = i->h.span.start,
    .end = i->h.span.end, .source = g->d->name,
    .section = section_of(g, i->section),
    .task = words_of(g, i->h.span), .kind = item_kind_name[i->kind],
    .missing = missing_name[i->missing], .others = "",
    .deadline = DAY_NONE, .deadline_how = "", .started = DAY_NONE
  };
  row->quote = arena_str(g->l->store.arena, report_slice(g->r, i->h.span));
  return suggest(g, row);
}

int ingest_item(ingesting *g, const ls_item *i)
{
  ls_item_row row;
  int rc = ingest_row(g, i, &row);
  row.id = g->item++;
  g->out->items++;
  if(!rc)
    rc = ingest_targets(g, i, row.id, &row.indicator);
  return rc ? rc : app_put_item(g->l, &row, g->err);
}

/* Those that can be suggested: retired ones get nothing. */
static int serving_units(ingesting *g)
{
  ls_units all = { 0 };
  int rc = store_units(&g->l->store, STORE_NOW, &all, g->err);
  for(uint32_t i = 0; !rc && i < all.n; i++)
    if(!all.v[i].ended)
      *vec_push(g->l->store.arena, &g->units) = all.v[i];
  return rc;
}

/* The next ids, the rules and the units. */
static int prepare(ingesting *g)
{
  ls_store *st = &g->l->store;
  int rc = app_rules(g->l, &g->rules, g->err);
  if(!rc)
    rc = serving_units(g);
  if(!rc)
    rc = store_next_id(st, T_ITEM, &g->item, g->err);
  if(!rc)
    rc = store_next_id(st, T_TARGET, &g->target, g->err);
  if(!rc)
    rc = store_next_id(st, T_INDICATOR, &g->indicator, g->err);
  g->out->unread = g->r->coverage.unread;
  return rc;
}

static int put_items(ingesting *g)
{
  int rc = LS_OK;
  for(uint32_t i = 0; !rc && i < g->r->items.n; i++) {
    ls_arena *before = store_enter(&g->l->store);
    rc = ingest_item(g, &g->r->items.v[i]);
    store_leave(&g->l->store, before);
  }
  return rc;
}

int app_put_item(ls_ledger *l, const ls_item_row *i, ls_err *err)
{
  return store_item_put(&l->store, i, err);
}

/* --- the whole ----------------------------------------------------------- */

static int put_report(ingesting *g)
{
  const ls_report *r = g->r;
  char sha256[SHA256_HEX], text[SHA256_HEX];
  ls_slice words = { r->text.s, r->text.bytes };
  int rc = store_content_put(&g->l->store, g->d->bytes, sha256, g->err);
  if(!rc)
    rc = store_next_id(&g->l->store, T_REPORT, &g->out->report, g->err);
  if(rc)
    return rc;
  hash_sha256(words.s, words.n, text);
  const ls_report_row row = {
    .id = g->out->report, .name = g->d->name, .year = r->year,
    .about = g->out->place, .sha256 = sha256,
    .encoding = r->encoding ? r->encoding : r->format,
    .reader = LUOSHI_VERSION, .text_sha256 = text, .chars = r->text.n,
    .words = words, .replaces = g->out->replaces
  };
  return store_report_put(&g->l->store, &row, g->err);
}

/* An earlier text of which there is a later one is taken back in its place:
 * it is known, and yet not what the items stand in. */
static int look_later(ingesting *g, app_ingest_how how)
{
  app_ingested *o = g->out;
  ls_report_row there;
  int64_t last = 0;
  int rc = store_report_of(&g->l->store, o->place, o->year, &last, g->err);
  if(rc > 0 && last != o->report)
    rc = store_report_get(&g->l->store, o->report, false, &there, g->err);
  if(rc > 0 && last != o->report && there.year == o->year &&
     !strcmp(there.about, o->place) && how != INGEST_NEW) {
    o->known = false;
    o->replaces = last;
  }
  return rc < 0 ? rc : LS_OK;
}

/* What is there of these bytes, or of this place and year. */
static int look_up(ingesting *g, app_ingest_how how)
{
  char sha256[SHA256_HEX];
  app_ingested *o = g->out;
  hash_sha256(g->d->bytes.s, g->d->bytes.n, sha256);
  int rc = store_report_of_bytes(&g->l->store, sha256, &o->report, g->err);
  o->known = rc > 0;
  if(!rc)
    rc = store_report_of(&g->l->store, o->place, o->year, &o->replaces,
                         g->err);
  if(o->known) {
    o->replaces = o->report;
    rc = look_later(g, how);
  }
  return rc < 0 ? rc : LS_OK;
}

int app_ingest(ls_ledger *l, const app_document *d, app_ingest_how how,
               app_each_difference each, void *arg, app_ingested *out,
               ls_err *err)
{
  ingesting g = { .l = l, .r = d->report, .err = err, .out = out, .d = d,
                  .each = each, .arg = arg };
  *out = (app_ingested){
    .year = d->report->year,
    .place = arena_str(l->store.arena, d->report->place)
  };
  int rc = look_up(&g, how);
  if(rc || (out->known && how == INGEST_NEW))
    return rc;
  if(out->replaces && how == INGEST_NEW)
    return err_set(err, LS_ECONFLICT, "ingest-corrected",
                   out->place[0] ? out->place : l->place, NULL);
  rc = prepare(&g);
  if(!rc && out->replaces)
    rc = ingest_compare(&g);
  if(how == INGEST_DRY) {
    out->items = out->replaces ? out->fresh : d->report->items.n;
    return rc;
  }
  if(!rc && !out->known)
    rc = put_report(&g);
  if(rc)
    return rc;
  return out->replaces ? ingest_accept(&g) : put_items(&g);
}
