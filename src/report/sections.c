/* The section tree: headings take their level from the kinds of markers
 * above them, and their role from their words, or from the part they stand
 * in.  Where a role changes without a heading, a section without a title
 * marks the place. */
#include "report/structure.h"

#include <assert.h>

#define DEPTH 16
#define CLOSING 400   /* characters of one, where the report is short */
#define EARLY 1200    /* characters of a review without a heading */
#define SHORT 1200    /* characters of a text too short for parts */
#define PRESENTS 200  /* characters of the sentence that presents it */
#define CONDUCT_LOOK 600 /* ... for words of the government's conduct */
#define ANNOUNCES 40  /* characters of a sentence that names tasks ahead */
#define LEAD_LOOK 150 /* characters of a paragraph looked at for its role */

typedef struct {
  ls_doc *d;
  ls_lines *v;
  uint8_t kind[DEPTH];     /* markers of the open sections */
  uint32_t index[DEPTH];   /* their indices */
  uint32_t depth;
  bool has_governance;     /* a heading of the first level is for it */
  uint32_t end;            /* where only asides follow */
  uint32_t plan;           /* index of the section that plans, or NO_ID */
  uint32_t turn;           /* line of the first heading that plans: by its
                              words, or where 一、 begins anew; or NO_ID */
  bool reviewed;           /* the review stands before the first heading */
  uint32_t next;           /* a line at or behind the next numbered one */
  bool has_targets;        /* a part of its own has the year's aims */
  bool has_plan;           /* a heading of the first level is for the plan */
} tree;

static ls_section *open_section(tree *t, uint32_t start, uint8_t rank,
                                uint8_t level, uint8_t role)
{
  ls_report *r = t->d->report;
  while(t->depth > 0 && r->sections.v[t->index[t->depth - 1]].level >= level)
    t->depth--;
  uint32_t parent = t->depth ? t->index[t->depth - 1] : NO_ID;
  uint32_t index = r->sections.n;
  ls_section *s = vec_push0(t->d->arena, &r->sections);
  s->h.span.start = start;
  s->level = level;
  s->role = role;
  s->parent = parent;
  s->number = s->title = (ls_span){ start, start };
  if(parent != NO_ID) {
    s->period_from = r->sections.v[parent].period_from;
    s->period_to = r->sections.v[parent].period_to;
  }
  assert(t->depth < DEPTH);
  t->kind[t->depth] = rank;
  t->index[t->depth++] = index;
  return s;
}

static ls_section *synthetic(tree *t, uint32_t start, uint8_t level,
                             uint8_t role, const char *rule)
{
  /* leads below the government's own conduct belong to it; those behind
     the livelihood items do not */
  uint8_t rank = role == ROLE_GOVERNANCE ? MK_PAREN : MK_NONE;
  ls_section *s = open_section(t, start, rank, level, role);
  s->synthetic = true;
  doc_why(t->d, &s->h, "role", rule, start, start);
  return s;
}

/* MK_DASH, MK_ORDER and MK_BARE stand beside each other, but what is
 * counted under a dash is below it. */
static uint8_t rank_of(uint8_t marker)
{
  return marker == MK_BARE ? MK_ORDER : marker;
}

static uint8_t level_of(tree *t, uint8_t rank)
{
  while(t->depth > 0 && t->kind[t->depth - 1] >= rank)
    t->depth--;
  uint8_t level = 1;
  if(t->depth)
    level = (uint8_t)(t->d->report->sections.v[t->index[t->depth - 1]].level
                      + 1);
  return level > 9 ? 9 : level;
}

/* 2023年主要工作 in a report that plans 2024. */
static bool last_year(const ls_doc *d, ls_span title)
{
  uint32_t year = d->report->year;
  return year && structure_names_year(d, title, year - 1);
}

/* True where three numbered headings stand below the line `l`. */
static bool has_parts(const tree *t, const ls_line *l)
{
  uint32_t n = 0;
  for(const ls_line *k = l + 1; k < t->v->v + t->v->n; k++) {
    if(k->aside || k->marker > MK_PAREN)
      continue;
    if(k->marker <= l->marker)
      break;
    if(++n == 3)
      return true;
  }
  return false;
}

/* A heading of the first level: by its words, else by its place. */
static uint8_t first_level_role(tree *t, uint32_t line, bool first)
{
  const ls_line *l = &t->v->v[line];
  bool found, strong;
  uint8_t role = structure_role(t->d, l->title, SEC_TITLE, &found, &strong);
  if(t->turn != NO_ID && line < t->turn)
    return ROLE_REVIEW; /* whatever it speaks of: the plan is yet to come */
  if(first && !t->reviewed)
    return found && strong && !last_year(t->d, l->title) ? role : ROLE_REVIEW;
  if(found && role == ROLE_TARGETS && !t->has_plan && has_parts(t, l))
    return ROLE_PLAN; /* 2024年主要目标任务, with the areas of work below */
  if(found)
    return role;
  if(t->plan == NO_ID && !t->reviewed && l->span.start < t->d->n / 5)
    return ROLE_REVIEW;
  return ROLE_PLAN;
}

static uint8_t lower_role(tree *t, const ls_line *l)
{
  ls_report *r = t->d->report;
  uint8_t role = t->depth ? r->sections.v[t->index[t->depth - 1]].role
                          : ROLE_PLAN;
  bool found, strong;
  if(role != ROLE_PLAN && role != ROLE_TARGETS)
    return role;
  uint8_t said = structure_role(t->d, l->title, SEC_SUB, &found, &strong);
  if(!found)
    return role;
  if(said == ROLE_GOVERNANCE)
    return strong || l->span.start > t->d->n / 10 * 9 ? said : role;
  if(said == ROLE_LIVELIHOOD)
    return strong || l->marker >= MK_DASH ? said : role;
  return role;
}

/* The lead words of a paragraph; NO_ROLE if none speak. */
#define NO_ROLE 255

static uint8_t lead_role(const ls_doc *d, ls_span s, bool *strong)
{
  bool found;
  if(s.end - s.start > LEAD_LOOK)
    s.end = s.start + LEAD_LOOK;
  uint8_t role = structure_role(d, s, SEC_LEAD, &found, strong);
  return found ? role : NO_ROLE;
}

static bool speaks_of_targets(const ls_doc *d, ls_span s)
{
  for(uint32_t i = s.start; i < s.end; i++) {
    const ls_entry *e = lex_at(d->lex, d->f + i, d->f + s.end,
                               LEX_BIT(LEX_SECTIONS));
    for(; e; e = lex_next(e))
      if(e->list == LEX_SECTIONS && e->e[1] == SEC_LEAD &&
         e->e[0] == ROLE_TARGETS)
        return true;
  }
  return false;
}

/* After the heading of a plan: its aims, up to the next heading below it,
 * where the paragraphs between speak of them. */
static void targets_after(tree *t, uint32_t line)
{
  const ls_lines *v = t->v;
  uint32_t level = t->d->report->sections.v[t->plan].level + 1u;
  uint32_t start = v->v[line].body < v->v[line].span.end
                     ? v->v[line].body : NO_ID;
  bool aims = start != NO_ID &&
              speaks_of_targets(t->d, (ls_span){ start,
                                                 v->v[line].span.end });
  uint32_t k = line + 1;
  for(; k < v->n; k++) {
    const ls_line *l = &v->v[k];
    if(l->aside)
      continue;
    if(l->marker < MK_DASH)
      break;
    if(start == NO_ID)
      start = l->span.start;
    aims = aims || speaks_of_targets(t->d, l->span);
  }
  if(aims && start != NO_ID && k < v->n)
    synthetic(t, start, (uint8_t)level, ROLE_TARGETS, "aims-before-plan");
}

/* The aims of five years or more leave those of the year to be told. */
static bool far_aims(const ls_doc *d, ls_span s)
{
  uint16_t from, to;
  return structure_plan(d, s, true, &from, &to) ||
         structure_term(d, s, ROLE_TARGETS);
}

static void add_heading(tree *t, uint32_t i, bool first)
{
  ls_line *l = &t->v->v[i];
  uint8_t rank = rank_of(l->marker);
  uint8_t level = level_of(t, rank);
  uint8_t role = level == 1 ? first_level_role(t, i, first)
                            : lower_role(t, l);
  ls_section *s = open_section(t, l->span.start, rank, level, role);
  s->number = l->number;
  s->title = l->title;
  structure_period(t->d, s);
  bool own = level == 1 || s->parent == NO_ID ||
             t->d->report->sections.v[s->parent].role != role;
  doc_why(t->d, &s->h, "role", own ? "title-words" : "part-around",
          l->title.start, l->title.end);
  if(level == 1 && role == ROLE_PLAN) {
    t->plan = t->d->report->sections.n - 1;
    if(!t->has_targets)
      targets_after(t, i);
  }
  t->has_targets = t->has_targets || (level == 1 && role == ROLE_TARGETS &&
                                      !far_aims(t->d, l->title));
}

static uint8_t current_role(const tree *t)
{
  const ls_report *r = t->d->report;
  return t->depth ? r->sections.v[t->index[t->depth - 1]].role
                  : ROLE_OPENING;
}

static uint8_t current_level(const tree *t)
{
  const ls_report *r = t->d->report;
  return t->depth ? r->sections.v[t->index[t->depth - 1]].level : 0;
}

/* Where the report itself ends and only asides follow. */
static uint32_t report_end(const ls_lines *v)
{
  uint32_t i = v->n;
  while(i > 0 && v->v[i - 1].aside)
    i--;
  return i ? v->v[i - 1].span.end : 0;
}

/* A paragraph with two words of the government's own conduct or more. */
static bool speaks_of_conduct(const ls_doc *d, ls_span s)
{
  const ls_entry *first = NULL;
  if(s.end - s.start > CONDUCT_LOOK)
    s.end = s.start + CONDUCT_LOOK;
  for(uint32_t i = s.start; i < s.end; i++) {
    if(!lex_starts(d->lex, d->f[i], LEX_BIT(LEX_SECTIONS)))
      continue;
    const ls_entry *e = lex_at(d->lex, d->f + i, d->f + s.end,
                               LEX_BIT(LEX_SECTIONS));
    while(e && !(e->list == LEX_SECTIONS && e->e[1] == SEC_BODY))
      e = lex_next(e);
    if(e && first && e != first)
      return true;
    first = e ? e : first;
  }
  return false;
}

/* A paragraph in a plan that turns to the livelihood items or to the
 * government's own conduct, or back. */
static void paragraph_turns(tree *t, uint32_t i)
{
  const ls_line *l = &t->v->v[i];
  bool strong;
  uint8_t role = current_role(t);
  bool address = fold_is(t->d, l->span.start, l->span.end, u"各位代表");
  bool alone = address && l->span.end - l->span.start < 8 && i + 1 < t->v->n;
  uint8_t said = lead_role(t->d, alone ? t->v->v[i + 1].span : l->span,
                           &strong);
  uint8_t level = t->depth && t->d->report->sections
                                .v[t->index[t->depth - 1]].synthetic
                    ? current_level(t) : (uint8_t)(current_level(t) + 1);
  if(role == ROLE_PLAN && said == ROLE_LIVELIHOOD && strong &&
     t->plan != NO_ID)
    synthetic(t, l->span.start, level, ROLE_LIVELIHOOD, "livelihood-items");
  else if((role == ROLE_PLAN || role == ROLE_LIVELIHOOD) &&
          !t->has_governance && t->plan != NO_ID &&
          l->span.start > t->end / 5 * 4 &&
          (said == ROLE_GOVERNANCE ||
           (address && said == NO_ROLE &&
            speaks_of_conduct(t->d, alone ? t->v->v[i + 1].span : l->span))))
    synthetic(t, l->span.start, 2, ROLE_GOVERNANCE, "own-conduct");
  else if(role == ROLE_LIVELIHOOD && address && level > 1 &&
          said != ROLE_LIVELIHOOD)
    synthetic(t, l->span.start, level, ROLE_PLAN, "address-ends-items");
  else if(role == ROLE_GOVERNANCE && alone && t->plan != NO_ID &&
          !t->has_governance && said != ROLE_GOVERNANCE)
    synthetic(t, l->span.start, 2, ROLE_PLAN, "address-ends-conduct");
}

/* 而努力奋斗 ends the guiding thought of a plan too, so it closes only in a
 * last paragraph. */
static bool closing_words(const ls_doc *d, ls_span s, bool last)
{
  return fold_find(d, s.start, s.end, u"让我们") != NO_ID ||
         fold_find(d, s.start, s.end, u"紧密地团结") != NO_ID ||
         fold_find(d, s.start, s.end, u"紧密团结") != NO_ID ||
         (last && fold_find(d, s.start, s.end, u"而努力奋斗") != NO_ID);
}

static bool addresses(const ls_doc *d, ls_span s)
{
  return fold_is(d, s.start, s.end, u"各位代表") ||
         fold_is(d, s.start, s.end, u"同志们") ||
         fold_is(d, s.start, s.end, u"让我们");
}

/* A part of the report itself, which no closing stands before; lists behind
 * it (2026年民生实事) are annexes. */
static bool says_more(const tree *t, const ls_line *l)
{
  bool found, strong;
  uint8_t role = structure_role(t->d, l->title, SEC_TITLE, &found, &strong);
  return found && strong && role != ROLE_LIVELIHOOD && role != ROLE_ASIDE;
}

/* The paragraph that closes the report: near its end the last one with the
 * words of a closing, and the address before it. */
static uint32_t closing_line(const tree *t)
{
  const ls_doc *d = t->d;
  uint32_t end = t->end, words = NO_ID;
  bool last = true;
  for(uint32_t i = t->v->n; i-- > 0;) {
    const ls_line *l = &t->v->v[i];
    if(l->aside)
      continue;
    if(l->span.start + CLOSING < end && l->span.start < end / 10 * 8)
      break;
    if(l->marker <= MK_DUN && says_more(t, l))
      return NO_ID;
    if(words == NO_ID && closing_words(d, l->span, last))
      words = i;
    last = false;
    bool plain = l->marker == MK_NONE || l->marker == MK_BARE;
    if(words != NO_ID && plain && addresses(d, l->span))
      return i;
    if(words != NO_ID && (words - i > 4 || !plain ||
                          (i < words && l->marker == MK_BARE)))
      break;
  }
  return words != NO_ID && t->v->v[words].marker >= MK_BARE ? words : NO_ID;
}

/* Without headings: where the paragraphs turn to the coming year. */
static bool opens_targets(const ls_doc *d, const ls_line *l)
{
  uint32_t s = l->span.start, e = l->span.end;
  uint32_t look = e - s > LEAD_LOOK ? s + LEAD_LOOK : e;
  bool strong;
  bool this_year = fold_is(d, s, e, u"今年是") || fold_is(d, s, e, u"今年，") ||
                   fold_find(d, s, look, u"今年政府工作") != NO_ID;
  if(!this_year && s + 6 < e && ch_is(d->f[s], CH_DIGIT | CH_CNUM) &&
     d->f[s + 4] == u'年') {
    uint32_t y = 0;
    for(uint32_t i = s; i < s + 4; i++)
      y = y * 10 + (uint32_t)(ch_number(d->f[i]) < 0 ? 0
                                                     : ch_number(d->f[i]));
    this_year = y == d->report->year && (d->f[s + 5] == u'是' ||
                                         d->f[s + 5] == u'，');
  }
  return (this_year && s > d->n / 6) ||
         (lead_role(d, l->span, &strong) == ROLE_TARGETS && strong &&
          s > d->n / 6);
}

/* 今后五年要完成以下十项任务： what follows is planned. */
static bool announces_tasks(const ls_doc *d, const ls_line *l)
{
  uint32_t e = l->span.end;
  uint32_t s = e - l->span.start > ANNOUNCES ? e - ANNOUNCES : l->span.start;
  uint16_t stop = d->f[e - 1];
  bool ahead = fold_find(d, s, e, u"今后五年") != NO_ID ||
               fold_find(d, s, e, u"未来五年") != NO_ID ||
               fold_find(d, s, e, u"今年") != NO_ID ||
               fold_find(d, s, e, u"新的一年") != NO_ID;
  return ahead && (stop == u'。' || stop == u'：') &&
         fold_find(d, s, e, u"以下") != NO_ID &&
         (fold_find(d, s, e, u"任务") != NO_ID ||
          fold_find(d, s, e, u"工作") != NO_ID) &&
         fold_find(d, s, e, u"做了") == NO_ID;
}

/* Three rates or more: the headline targets themselves. */
static bool many_rates(const ls_doc *d, ls_span s)
{
  uint32_t n = 0;
  for(uint32_t i = s.start; i < s.end; i++)
    n += d->f[i] == '%';
  return n >= 3;
}

/* 现在，我代表市人民政府，向大会报告工作，请予审议 */
static bool presents(const ls_doc *d, ls_span s)
{
  uint32_t at = fold_find(d, s.start, s.end, u"代表");
  return s.end - s.start < PRESENTS && at != NO_ID &&
         fold_find(d, at, s.end, u"报告") != NO_ID;
}

static void bare_tree(tree *t, uint32_t from)
{
  ls_doc *d = t->d;
  uint32_t aims = NO_ID, closing = closing_line(t);
  if(from + 1 < t->v->n && addresses(d, t->v->v[from].span))
    from++;
  if(from + 1 < t->v->n && presents(d, t->v->v[from].span))
    from++;
  synthetic(t, t->v->v[from].span.start, 1, ROLE_REVIEW, "no-headings");
  for(uint32_t i = from; i < t->v->n; i++) {
    const ls_line *l = &t->v->v[i];
    bool strong;
    uint8_t role = current_role(t);
    if(l->aside || i == closing)
      continue;
    if(role == ROLE_REVIEW && opens_targets(d, l)) {
      synthetic(t, l->span.start, 1, ROLE_TARGETS, "coming-year");
      aims = i;
    }
    else if(role == ROLE_TARGETS && i > aims &&
            !speaks_of_targets(d, l->span) && !many_rates(d, l->span) &&
            !(i + 1 < t->v->n && i < aims + 3 &&
              speaks_of_targets(d, t->v->v[i + 1].span))) {
      synthetic(t, l->span.start, 1, ROLE_PLAN, "after-aims");
      t->plan = d->report->sections.n - 1;
    }
    else if(role == ROLE_PLAN && l->span.start > d->n / 10 * 8 &&
            lead_role(d, l->span, &strong) == ROLE_GOVERNANCE)
      synthetic(t, l->span.start, 1, ROLE_GOVERNANCE, "own-conduct");
  }
  if(closing != NO_ID)
    synthetic(t, t->v->v[closing].span.start, 1, ROLE_CLOSING, "address");
}

/* Each section ends where the next of its level or above begins. */
static void close_sections(ls_doc *d)
{
  ls_report *r = d->report;
  uint32_t end[11];
  for(int k = 0; k < 11; k++)
    end[k] = d->n;
  for(uint32_t i = r->sections.n; i-- > 0;) {
    ls_section *s = &r->sections.v[i];
    s->h.span.end = end[s->level];
    for(int k = s->level; k < 11; k++)
      end[k] = s->h.span.start;
  }
}

static void scan_headings(tree *t, uint32_t *headings, uint32_t *top)
{
  uint32_t turn = NO_ID, again = NO_ID, restarts = 0;
  *headings = 0;
  *top = MK_NONE;
  for(uint32_t i = 0; i < t->v->n; i++) {
    const ls_line *l = &t->v->v[i];
    bool found, strong;
    if(l->aside || l->marker == MK_NONE)
      continue;
    (*headings)++;
    if(l->marker < *top)
      *top = l->marker;
    if(l->marker > MK_DUN)
      continue;
    uint8_t role = structure_role(t->d, l->title, SEC_TITLE, &found,
                                  &strong);
    if(turn == NO_ID && found && strong && !last_year(t->d, l->title) &&
       (role == ROLE_PLAN || role == ROLE_TARGETS))
      turn = i;
    if(l->marker == MK_DUN && t->d->f[l->number.start] == u'一' &&
       t->d->f[l->number.start + 1] == u'、') {
      restarts++;
      again = i;
    }
    t->has_governance = t->has_governance ||
                        (found && role == ROLE_GOVERNANCE);
    /* a part with no word of its own plans, behind the review */
    t->has_plan = t->has_plan || (found && role == ROLE_PLAN) ||
                  (!found && l->span.start > t->d->n / 5);
  }
  t->turn = turn != NO_ID ? turn : restarts == 2 ? again : NO_ID;
}

/* True where the next numbered heading is a first one: 一、 or （一）. */
static bool restarts(tree *t, uint32_t i)
{
  const ls_lines *v = t->v;
  if(t->next < i)
    t->next = i;
  while(t->next < v->n && (v->v[t->next].aside ||
                           v->v[t->next].marker > MK_PAREN))
    t->next++;
  if(t->next == v->n || v->v[t->next].number.end <= v->v[t->next].number.start)
    return false;
  uint32_t s = v->v[t->next].number.start;
  if(t->d->f[s] == u'（')
    s++;
  return t->d->f[s] == u'一' && !ch_is(t->d->f[s + 1], CH_CNUM);
}

/* The heading of the plan is missing: a paragraph of the review turns to the
 * coming year, and the numbers behind it begin anew. */
static bool lost_plan(tree *t, uint32_t i)
{
  if(t->plan != NO_ID || current_role(t) != ROLE_REVIEW || current_level(t) < 2
     || !(opens_targets(t->d, &t->v->v[i]) ||
          announces_tasks(t->d, &t->v->v[i])) || !restarts(t, i))
    return false;
  t->depth = 0;
  synthetic(t, t->v->v[i].span.start, 1, ROLE_PLAN, "numbers-begin-anew");
  t->kind[0] = MK_ROLE;
  t->plan = t->d->report->sections.n - 1;
  if(!t->has_targets)
    targets_after(t, i);
  return true;
}

/* A review without a heading, between the opening and the first part. */
static void early_review(tree *t, uint32_t from)
{
  uint32_t i = from, end = from;
  while(end < t->v->n && (t->v->v[end].aside || t->v->v[end].marker >
                          MK_PAREN))
    end++;
  if(end == t->v->n)
    return;
  if(i + 1 < end && addresses(t->d, t->v->v[i].span))
    i++;
  if(i + 1 < end && presents(t->d, t->v->v[i].span))
    i++;
  if(i == from || t->v->v[end].span.start - t->v->v[i].span.start < EARLY)
    return;
  synthetic(t, t->v->v[i].span.start, 1, ROLE_REVIEW, "before-headings");
  t->depth = 0;
  t->reviewed = true;
}

static void heading_tree(tree *t, uint32_t from)
{
  early_review(t, from);
  uint32_t closing = closing_line(t);
  bool first = true, started = false;
  for(uint32_t i = closing; i < t->v->n; i++)
    if(t->v->v[i].marker == MK_BARE)
      t->v->v[i].marker = MK_NONE; /* leads do not title a closing */
  for(uint32_t i = from; i < t->v->n; i++) {
    const ls_line *l = &t->v->v[i];
    if(l->aside)
      continue;
    if(i == closing) {
      t->depth = 0;
      synthetic(t, l->span.start, 1, ROLE_CLOSING, "address");
      started = true;
      continue;
    }
    if(closing != NO_ID && i > closing && l->marker > MK_DUN)
      continue; /* what follows the closing is its own, or an annex */
    if(l->marker != MK_NONE) {
      if(!started && l->marker > MK_PAREN)
        continue; /* a lead before the first part is no heading */
      add_heading(t, i, first);
      started = true;
      first = false;
    }
    else if(started && !lost_plan(t, i))
      paragraph_turns(t, i);
  }
}

void structure_sections(ls_doc *d, ls_lines *v, uint32_t address)
{
  tree t = { .d = d, .v = v, .end = report_end(v), .plan = NO_ID };
  uint32_t headings, top, from = address == NO_ID ? 0 : address;
  scan_headings(&t, &headings, &top);
  if(from > 0)
    synthetic(&t, v->v[0].span.start, 1, ROLE_ASIDE, "title-block");
  bool bare = top > MK_PAREN;
  bool opens = bare ? d->n <= SHORT : v->n > from &&
                                      v->v[from].marker > MK_PAREN;
  if(v->n > from && (address != NO_ID || opens))
    synthetic(&t, v->v[from].span.start, 1, ROLE_OPENING, "address");
  t.depth = 0;
  if(!bare)
    heading_tree(&t, from);
  else if(d->n > SHORT && v->n > from)
    bare_tree(&t, from);
  for(uint32_t i = 0; i < v->n; i++)
    if(v->v[i].aside && i > from && v->v[i].span.start >= t.end) {
      t.depth = 0;
      synthetic(&t, v->v[i].span.start, 1, ROLE_ASIDE, "not-the-report");
      break;
    }
  close_sections(d);
}
