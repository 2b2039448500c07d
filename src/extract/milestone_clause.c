/* One clause: where its verb stands, what stands to either side, and the
 * milestones it tells of. */
#include "extract/milestone.h"

#define STAGES LEX_BIT(LEX_STAGES)

typedef struct ms_verb {
  uint32_t start, end; /* adverbs in front included */
  uint32_t core;       /* where the verb itself begins */
  const ls_entry *row; /* the last verb of the chain */
  uint8_t stage;       /* STAGE_NONE ... */
} ms_verb;

typedef struct clause {
  ls_doc *d;
  ms_place at;
  bool hedge;
} clause;

enum { STAGE, FORM, NEED }; /* the columns of stages.tsv */

/* What stands before a subject: nothing, a verb that goes on with it (推动),
 * one that leaves it to another (支持). */
enum { PIVOT_NONE, PIVOT_LEAD, PIVOT_OTHER };

static const ls_entry *stage_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  return lex_at(d->lex, d->f + s, d->f + e, STAGES);
}

static const ls_entry *stage_before(const ls_doc *d, uint32_t s, uint32_t e)
{
  return lex_before(d->lex, d->f + s, d->f + e, STAGES);
}

static bool is(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w)
{
  while(s < e && *w && d->f[s] == *w)
    s++, w++;
  return s == e && !*w;
}

static bool ends(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w)
{
  uint32_t n = 0;
  while(w[n])
    n++;
  return e - s >= n && is(d, e - n, e, w);
}

static bool acts(const ls_entry *x)
{
  return x->e[FORM] >= FORM_LEAD && x->e[FORM] <= FORM_BID;
}

/* Whether the verb `x` may follow `last` in one chain (启动建设). */
static bool chains(const ls_entry *last, const ls_entry *x)
{
  if(!last)
    return x->e[FORM] != FORM_DONE;
  if(last->e[FORM] == FORM_LEAD)
    return x->e[FORM] == FORM_DO || x->e[FORM] == FORM_BID ||
           x->e[FORM] == FORM_LEAD ||
           (x->e[FORM] == FORM_BOTH && x->e[STAGE] == STAGE_START);
  return last->e[FORM] == FORM_DO && x->e[FORM] == FORM_DO;
}

/* Between two verbs of one chain (制定和实施). */
static uint32_t past_and(const ls_doc *d, uint32_t k, uint32_t e)
{
  uint16_t c = k + 1 < e ? d->f[k] : 0;
  if(c == u'和' || c == u'与' || c == u'并' || c == u'及' || c == u'、')
    return k + 1;
  return k;
}

/* Reads the verbs that begin at `s` with their adverbs. */
static bool verb_at(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v)
{
  uint32_t k = s;
  *v = (ms_verb){ .start = s, .end = s, .core = s };
  for(;;) {
    if(v->row && k == v->end)
      k = past_and(d, k, e);
    const ls_entry *x = k < e ? stage_at(d, k, e) : NULL;
    if(!x)
      break;
    if(x->e[FORM] == FORM_ADVERB) {
      k += x->len;
      continue;
    }
    bool joined = v->row && k > v->end && x->e[FORM] == FORM_BOTH;
    if(!acts(x) || (!joined && !chains(v->row, x)))
      break;
    uint8_t stage = x->e[STAGE];
    if(!v->row)
      v->core = k;
    else if(v->row->e[FORM] == FORM_DO &&
            (v->stage < STAGE_BUILD || v->stage > stage))
      stage = v->stage;
    v->row = x;
    v->stage = stage;
    k += x->len;
    v->end = k;
  }
  return v->row != NULL;
}

/* The adverbs in front of `s`, back to `lo` at most: where they begin. */
static uint32_t adverbs_before(const ls_doc *d, uint32_t lo, uint32_t s)
{
  for(;;) {
    const ls_entry *x = stage_before(d, lo, s);
    if(!x || x->e[FORM] != FORM_ADVERB)
      return s;
    s -= x->len;
  }
}

static void put(const clause *c, ls_span verb, ls_phrase name, int stage,
                bool hedge, const char *rule)
{
  if(stage == STAGE_NONE)
    return;
  ls_report *r = c->d->report;
  ls_milestone m = { .section = c->at.section, .verb = verb, .object = name };
  m.stage = (uint8_t)(stage - STAGE_PREPARE);
  m.mood = c->at.promise ? M_TARGET : M_RESULT;
  m.hedge = hedge;
  ls_span first = name.part[0], last = name.part[name.n - 1];
  m.h.span = name.n == 1 || last.start < first.end ? last : first;
  ls_milestone *to = vec_push(c->d->arena, &r->milestones);
  while(to > r->milestones.v && to[-1].h.span.start > m.h.span.start) {
    *to = to[-1];
    to--;
  }
  *to = m;
  doc_why(c->d, &to->h, "stage", rule, verb.start, verb.end);
}

/* Names of projects in [s, e) under the verb `v`. */
static int projects(const clause *c, uint32_t s, uint32_t e, ls_span verb,
                    int stage, int need, const char *rule)
{
  ms_list l;
  int found = 0;
  ms_list_read(c->d, s, e, &l);
  for(uint32_t i = 0; i < l.n; i++)
    if(ms_project(c->d, &l, &l.v[i], need)) {
      bool title = l.v[i].row && l.v[i].row->e[0] == HEAD_TITLE;
      int got = title && stage == STAGE_COMPLETE &&
                        !ends(c->d, l.v[i].span.start, l.v[i].span.end, u"项目")
                  ? STAGE_APPROVE
                  : stage;
      put(c, verb, l.v[i].name, got, c->hedge, rule);
      found++;
    }
  return found;
}

static bool own_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"我市", u"全市", u"我省", u"全省", u"我区", u"全区", u"我县", u"全县",
    u"我们", u"成功", u"市", u"我州", u"全州", u"我旗", u"全旗"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(is(d, s, e, words[i]))
      return true;
  ls_slice have = report_slice(d->report, (ls_span){ s, e });
  ls_slice own = d->report->place;
  return have.n && own.n >= have.n && !memcmp(have.s, own.s, have.n);
}

static ls_phrase joined(const ls_phrase *a, const ls_phrase *b)
{
  ls_phrase p = *a;
  for(uint32_t i = 0; i < b->n && p.n < PHRASE_PARTS; i++)
    p.part[p.n++] = b->part[i];
  return p;
}

/* A holder in the list that is a clause of its own ends what came before:
 * 甲深化合作、乙建设示范区 is about 乙. */
static void drop_verbs(const ls_doc *d, ms_list *h)
{
  for(uint32_t i = h->n; i-- > 0;) {
    ls_span p = h->v[i].span;
    for(uint32_t k = p.start + 2; k + 2 < p.end; k++) {
      const ls_entry *x = stage_at(d, k, p.end);
      if(!x || x->e[FORM] != FORM_LEAD)
        continue;
      h->n -= i + 1;
      memmove(h->v, h->v + i + 1, h->n * sizeof(*h->v));
      return;
    }
  }
}

/* A holder that is somebody: 企业 and 各县 are not. */
static bool names_one(const ls_doc *d, const ms_piece *p)
{
  uint32_t n = 0;
  for(uint32_t k = p->span.start; k < p->span.end; n++) {
    const ls_entry *x = lex_at(d->lex, d->f + k, d->f + p->span.end,
                               LEX_BIT(LEX_QUALIFIERS));
    if(x)
      n--;
    k += x ? x->len : 1;
  }
  return (n >= 2 && !ends(d, p->span.start, p->span.end, u"企业")) ||
         ms_proper(d, p->span.start, p->span.end);
}

/* 获X命名 is 获X. */
static uint32_t cut_title(const ls_doc *d, uint32_t s, uint32_t e)
{
  return ends(d, s, e, u"命名") || ends(d, s, e, u"授牌") ? e - 2 : e;
}

/* 甲连续三年, 甲被某部: the holder is 甲. */
static uint32_t cut_since(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k + 1 < e; k++)
    if((d->f[k] == u'连' && d->f[k + 1] == u'续') ||
       d->f[k] == u'被')
      return k;
  return e;
}

/* Titles of [s, e), each won by each holder of [hs, he). */
static int titles(const clause *c, ls_span holder, uint32_t s, uint32_t e,
                  const ms_verb *v, int stage, bool hedge)
{
  const ls_doc *d = c->d;
  ms_list t, h = { .n = 0 };
  ls_span verb = { v->start, v->end };
  int found = 0;
  ms_list_read(d, s, cut_title(d, s, e), &t);
  holder.end = cut_since(d, holder.start, holder.end);
  if(holder.end > holder.start && holder.end - holder.start <= 40 &&
     !own_place(d, holder.start, holder.end)) {
    if(ms_counted(d, holder.start, holder.end) ||
       ms_talk(d, holder.start, holder.end))
      return 0;
    ms_list_read(d, holder.start, holder.end, &h);
  }
  if(v->row->e[FORM] == FORM_DO && holder.end > holder.start &&
     (!h.n || !names_one(d, &h.v[0])))
    return 0;
  bool pairs = h.n == t.n && h.n > 1;
  drop_verbs(d, &h);
  bool strict = v->row->e[FORM] != FORM_DO &&
                (v->row->e[NEED] == NEED_MUCH ||
                 (v->row->e[FORM] == FORM_BID && h.n && !c->hedge));
  uint32_t good = 0;
  for(uint32_t i = 0; i < t.n; i++)
    if(ms_title(d, &t.v[i], strict || good < i))
      t.v[good++] = t.v[i];
  t.n = good;
  for(uint32_t i = 0; i < (h.n ? h.n : 1); i++)
    for(uint32_t j = 0; j < t.n; j++) {
      if(pairs && i != j)
        continue;
      ls_phrase name = t.v[j].name;
      if(h.n)
        name = joined(&h.v[i].name, &name);
      put(c, verb, name, stage, hedge, "title");
      found++;
    }
  return found;
}

/* Strips nouns of action from the end: 建设, 前期工作.  What they say of the
 * stage goes to *stage, and to *bid where they strive for a title. */
static uint32_t strip_tails(const ls_doc *d, uint32_t s, uint32_t e,
                            int *stage, bool *bid, bool *any)
{
  for(int turns = 0; turns < 3; turns++) {
    const ls_entry *x = stage_before(d, s, e);
    if(!x || e - s <= x->len)
      return e;
    bool build = is(d, e - x->len, e, u"建设");
    if(x->e[FORM] == FORM_TAIL || build) {
      if(x->e[STAGE] == STAGE_PREPARE)
        *stage = STAGE_PREPARE;
    }
    else if(x->e[FORM] == FORM_BIDTAIL || is(d, e - x->len, e, u"创建")) {
      *bid = true;
    }
    else
      return e;
    *any = true;
    e -= x->len;
    if(d->f[e - 1] == u'的')
      e--;
    if(d->f[e - 1] == u'和' && e > s + 4) { /* 认定和建设工作 */
      e--;
      if(ends(d, s, e, u"认定"))
        e -= 2;
    }
  }
  return e;
}

static bool ends_check(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"验收", u"复审", u"评审", u"初评", u"评估", u"考核", u"审查", u"复核",
    u"批准", u"批复", u"核准", u"复查", u"考评", u"评定", u"批复设立",
    u"批准设立"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(ends(d, s, e, words[i]))
      return true;
  return false;
}

/* Projects or titles that passed a check. */
static int passed(const clause *c, uint32_t s, uint32_t e, ls_span verb)
{
  int stage = STAGE_APPROVE;
  bool bid = false, tail = false;
  ms_list l;
  int found = 0;
  e = strip_tails(c->d, s, e, &stage, &bid, &tail);
  ms_list_read(c->d, s, e, &l);
  for(uint32_t i = 0; i < l.n; i++)
    if(ms_project(c->d, &l, &l.v[i], NEED_LITTLE) ||
       ms_title(c->d, &l.v[i], true)) {
      put(c, verb, l.v[i].name, STAGE_APPROVE, c->hedge, "passed");
      found++;
    }
  return found;
}

static int bid_or_title(const clause *c, ls_span holder, const ms_verb *v,
                        uint32_t e)
{
  const ls_doc *d = c->d;
  int form = v->row->e[FORM], stage = v->stage;
  bool hedge = c->hedge;
  if(form == FORM_TITLE && ends_check(d, v->end, e) && e - v->end <= 12) {
    return passed(c, holder.start, holder.end, (ls_span){ v->start, e });
  }
  if(form == FORM_TITLE && ends(d, v->end, e, u"规划") &&
     holder.end > holder.start)
    return projects(c, holder.start, holder.end, (ls_span){ v->start, e },
                    STAGE_PREPARE, NEED_LITTLE, "planned");
  if(form == FORM_BID) {
    bool won = !c->at.promise && !c->hedge &&
               (v->core == v->start || is(d, v->start, v->core, u"成功"));
    stage = won ? STAGE_APPROVE : STAGE_PREPARE;
    hedge = !won;
  }
  return titles(c, holder, v->end, e, v, stage, hedge);
}

/* 完成X总工程量的70%: part of X, so it is being built. */
static uint32_t cut_share(const ls_doc *d, uint32_t s, uint32_t e, int *stage)
{
  if(e - s < 8 || d->f[e - 1] != u'%')
    return e;
  for(uint32_t k = e - 1; k > s + 2 && e - k < 14; k--)
    if(is(d, k, k + 3, u"工程量")) {
      *stage = STAGE_BUILD;
      return d->f[k - 1] == u'总' ? k - 1 : k;
    }
  return e;
}

/* The verb comes first: 建成A、B; 推进A前期工作. */
static int verb_first(const clause *c, const ms_verb *v, uint32_t e)
{
  const ls_doc *d = c->d;
  uint32_t s = v->end;
  int stage = v->stage, need = v->row->e[NEED];
  bool bid = false, tail = false;
  if(v->row->e[FORM] == FORM_TITLE || v->row->e[FORM] == FORM_BID)
    return bid_or_title(c, (ls_span){ 0, 0 }, v, e);
  if(d->f[s] == u'了' || d->f[s] == u'好')
    s++;
  e = cut_share(d, s, e, &stage);
  e = strip_tails(d, s, e, &stage, &bid, &tail);
  if(e <= s + 2)
    return 0;
  clause k = *c;
  if(bid) {
    k.hedge = true;
    return titles(&k, (ls_span){ 0, 0 }, s, e, v, STAGE_PREPARE, true);
  }
  if(v->row->e[FORM] == FORM_LEAD && !tail && need == NEED_SOME)
    need = NEED_MUCH;
  else if(v->row->e[FORM] == FORM_DO && tail && need == NEED_MUCH)
    need = NEED_SOME;
  if(v->stage == STAGE_COMPLETE && ends(d, s, e, u"认定"))
    stage = STAGE_APPROVE;
  if(is(d, v->core, v->end, u"争取"))
    k.hedge = true;
  return projects(&k, s, e, (ls_span){ v->start, v->end }, stage, need,
                  "verb-first");
}

/* The verbs of one chain in front of `s` with their adverbs: 开业试运营. */
static uint32_t verbs_before(const ls_doc *d, uint32_t lo, uint32_t s)
{
  for(;;) {
    uint32_t k = s > lo && d->f[s - 1] == u'并' ? s - 1 : s;
    const ls_entry *x = stage_before(d, lo, k);
    if(!x || (x->e[FORM] != FORM_BOTH && x->e[FORM] != FORM_DO) ||
       x->e[STAGE] == STAGE_BUILD || x->e[STAGE] == STAGE_PREPARE ||
       k - x->len <= lo + 1)
      return s;
    s = adverbs_before(d, lo, k - x->len);
  }
}

/* Where the subject in front of `e` ends: what says when (年底前, 在旺季前,
 * 历时三年) is none of it. */
static uint32_t before_time(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint16_t last = e > s ? d->f[e - 1] : 0;
  if(last != u'前' && last != u'内' && last != u'底' && last != u'年' &&
     last != u'月' && last != u'日')
    return e;
  uint32_t far = e - s > 14 ? e - 14 : s, k = e - 1;
  while(k > far && (ch_is(d->f[k - 1], CH_DIGIT) ||
                    d->f[k - 1] == u'年' || d->f[k - 1] == u'月' ||
                    d->f[k - 1] == u'底' || d->f[k - 1] == u'日'))
    k--;
  for(uint32_t j = e - 1; j > far; j--) {
    uint16_t c = d->f[j - 1];
    if(c == u'在' || c == u'于')
      return j - 1;
    if(c == u'历' && d->f[j] == u'时')
      return j - 1;
  }
  return k < e - 1 ? k : e;
}

/* The verb at the clause's end: A、B建成通车; A建设全面启动. */
static bool verb_last(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v)
{
  uint32_t all = e;
  const ls_entry *x = lex_before(d->lex, d->f + s, d->f + e,
                                 LEX_BIT(LEX_DIVISIONS));
  if(x && (ends(d, s, e - x->len, u"落户") || ends(d, s, e - x->len, u"落地")))
    e -= x->len; /* 甲中心落户某市 */
  else if(ends(d, s, e, u"落户我市") || ends(d, s, e, u"落户我省") ||
          ends(d, s, e, u"落户我县") || ends(d, s, e, u"落户我区"))
    e -= 2;
  x = stage_before(d, s, e);
  if(!x || !acts(x) || e - s <= x->len + 2u)
    return false;
  uint32_t core = e - x->len;
  uint32_t start = adverbs_before(d, s, core);
  int form = x->e[FORM];
  bool noun = (form == FORM_LEAD || form == FORM_DO) && x->len <= 2;
  if(noun && start == core &&
     (x->e[STAGE] == STAGE_BUILD || x->e[STAGE] == STAGE_PREPARE))
    return false;
  if(form == FORM_BID ||
     (form == FORM_TITLE && !ends(d, core, e, u"获批") && x->len < 4))
    return false;
  start = verbs_before(d, s, start);
  *v = (ms_verb){ start, all, core, x, x->e[STAGE] };
  return start > s + 1;
}

/* 甲中心在乙地揭牌: where the place before the verb begins. */
static uint32_t before_where(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t far = e - s > 14 ? e - 12 : s + 3;
  for(uint32_t k = e; k-- > far;) {
    if(d->f[k] == u'、' || d->f[k] == u'”' || d->f[k] == u'等')
      break;
    if(d->f[k] == u'在' && d->f[k + 1] != u'建') {
      if(k > s + 4 && d->f[k - 2] == u'分' && d->f[k - 1] == u'别')
        k -= 2;
      return k;
    }
  }
  return e;
}

static int subject_last(const clause *c, uint32_t s, const ms_verb *v)
{
  int stage = v->stage, need = v->row->e[NEED];
  bool bid = false, tail = false;
  uint32_t e = before_time(c->d, s, v->start);
  if(e > s + 4)
    e = before_where(c->d, s, e);
  e = strip_tails(c->d, s, e, &stage, &bid, &tail);
  if(v->stage != STAGE_BUILD)
    stage = v->stage;
  if(bid && v->stage != STAGE_APPROVE)
    return 0;
  if(tail && need == NEED_MUCH)
    need = NEED_SOME;
  if(v->stage == STAGE_APPROVE)
    return passed(c, s, e, (ls_span){ v->start, v->end });
  return projects(c, s, e, (ls_span){ v->start, v->end }, stage, need,
                  "verb-last");
}

/* Verbs that are as often the noun of what is done. */
static bool noun_too(const ls_entry *x)
{
  return x->len <= 2 && (x->e[STAGE] == STAGE_PREPARE ||
                         (x->e[STAGE] == STAGE_BUILD &&
                          !slice_eq(x->word, SLICE("开展")) &&
                          !slice_eq(x->word, SLICE("打造"))));
}

/* The next verb within [s, e) that has a name behind it. */
static bool verb_amid(const ls_doc *d, uint32_t s, uint32_t e, int pivot,
                      ms_verb *v)
{
  for(uint32_t k = s; k + 2 < e; k = ms_skip(d, k, e)) {
    if(!lex_starts(d->lex, d->f[k], STAGES))
      continue;
    const ls_entry *x = stage_at(d, k, e);
    if(!x || x->e[FORM] == FORM_STOP) {
      k += x ? x->len - 1u : 0;
      continue;
    }
    if(!verb_at(d, k, e, v) || v->end + 2 >= e)
      continue;
    int form = v->row->e[FORM];
    uint16_t c = d->f[v->end];
    x = stage_at(d, v->end, e);
    if((x && acts(x)) || c == u'、' || c == u'等' || c == u'和' ||
       c == u'与' || c == u'及' || c == u'的') /* 创建通过验收: a noun */
      continue;
    if(form == FORM_TITLE || form == FORM_BID ||
       (form == FORM_DO &&
        (pivot == PIVOT_OTHER || (pivot == PIVOT_LEAD && !noun_too(v->row)) ||
         (pivot == PIVOT_NONE && v->stage != STAGE_PREPARE &&
          (v->stage != STAGE_BUILD || v->core > v->start)))))
      return true;
  }
  return false;
}

/* Where in 甲、乙和丙 the title before the next verb's holder ends. */
static uint32_t title_end(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k < e; k = ms_skip(d, k, e))
    if(d->f[k] == u'、' && k > s) {
      ms_list l;
      ms_list_read(d, s, k, &l);
      if(l.n && (l.v[l.n - 1].row || l.v[l.n - 1].quoted))
        return k;
    }
  return e;
}

/* Holders, verbs and titles by turns: 支持A建设B、C和D申报E. */
static int subject_amid(const clause *c, uint32_t s, uint32_t e, int pivot)
{
  int found = 0;
  ms_verb v, next;
  bool more = verb_amid(c->d, s, e, pivot, &v);
  while(more) {
    uint32_t end = e, from = e;
    ms_verb inner = { .row = NULL };
    next.end = v.end;
    while((more = verb_amid(c->d, next.end, e, pivot, &next))) {
      end = title_end(c->d, v.end, next.start);
      from = end + 1;
      if(end < next.start)
        break; /* else it stands within the title of this one */
      if(!inner.row)
        inner = next;
      end = from = e;
    }
    int form = v.row->e[FORM], now;
    ls_span holder = { s, v.start };
    if(form == FORM_TITLE || form == FORM_BID)
      now = bid_or_title(c, holder, &v, end);
    else if(!pivot)
      now = verb_first(c, &v, end);
    else
      now = titles(c, holder, v.end, end, &v, v.stage, c->hedge);
    if(now)
      s = from;
    found += now;
    if(!now && inner.row) { /* or this one within the holder of that */
      v = inner;
      more = true;
    }
    else
      v = next;
  }
  return found;
}

static int subject_first(const clause *c, uint32_t s, uint32_t e, int pivot)
{
  ms_verb v;
  int found = subject_amid(c, s, e, pivot);
  if(!found && verb_last(c->d, s, e, &v))
    found = subject_last(c, s, &v);
  return found;
}

/* Passes over the words that open a clause; sets hedge and pivot. */
static uint32_t open_clause(const ls_doc *d, uint32_t s, uint32_t e,
                            bool *hedge, bool *pivot, uint32_t *hedge_at)
{
  while(s < e) {
    if(ch_is(d->f[s], CH_SPACE)) {
      s++;
      continue;
    }
    const ls_entry *x = lex_at(d->lex, d->f + s, d->f + e,
                               LEX_BIT(LEX_HEDGES));
    if(!x)
      break;
    if(x->e[0] == FORCE_ASIDE)
      return e;
    if(x->e[0] != FORCE_OPENER) {
      if(!*pivot)
        *hedge_at = s;
      *pivot = true;
      *hedge |= x->e[0] == FORCE_HEDGE;
    }
    s += x->len;
  }
  return s;
}

/* Nothing but a word like 支持 in front of a name: 争取X试点, 支持X建设. */
static void pivot_first(const clause *c, uint32_t s, uint32_t q, uint32_t e)
{
  ms_verb v;
  if(verb_at(c->d, s, e, &v)) {
    verb_first(c, &v, e);
    return;
  }
  int stage = STAGE_BUILD;
  bool bid = false, tail = false;
  e = strip_tails(c->d, q, e, &stage, &bid, &tail);
  if(bid)
    stage = STAGE_PREPARE;
  if(tail)
    projects(c, q, e, (ls_span){ s, q }, stage, NEED_SOME, "supported");
}

/* 临溪区要加快建设甲: the clause behind 要; `s` where there is none. */
static uint32_t told_to(const ls_doc *d, uint32_t s, uint32_t e)
{
  ms_verb v;
  for(uint32_t k = s + 2; k + 4 < e && k < s + 10; k++)
    if((d->f[k] == u'要' || d->f[k] == u'将') && verb_at(d, k + 1, e, &v))
      return k + 1;
  return s;
}

static void one_clause(ls_doc *d, uint32_t s, uint32_t e, ms_place at,
                       ms_carry *carry)
{
  bool hedge = false, pivot = false;
  uint32_t hedge_at = e;
  uint32_t q = open_clause(d, s, e, &hedge, &pivot, &hedge_at);
  if(q >= e)
    return;
  clause c = { d, at, hedge };
  ms_verb v, last;
  bool first = verb_at(d, q, e, &v);
  uint32_t told = first || pivot ? q : told_to(d, q, e);
  if(told > q) {
    one_clause(d, told, e, at, carry);
    return;
  }
  if(!first && !pivot) {
    c.hedge = carry->hedge;
    if(!subject_first(&c, q, e, carry->pivot ? PIVOT_OTHER : PIVOT_NONE))
      *carry = (ms_carry){ false, false };
    return;
  }
  *carry = (ms_carry){ false, false };
  if(!first) {
    if(subject_first(&c, q, e, PIVOT_OTHER))
      *carry = (ms_carry){ true, hedge };
    else
      pivot_first(&c, hedge_at, q, e);
    return;
  }
  if(pivot)
    v.start = hedge_at;
  if(v.row->e[FORM] == FORM_LEAD &&
     ((verb_last(d, v.end, e, &last) && subject_last(&c, v.end, &last)) ||
      subject_amid(&c, v.end, e, PIVOT_LEAD))) {
    *carry = (ms_carry){ true, hedge };
    return;
  }
  verb_first(&c, &v, e);
}

/* True where a new verb with its own objects begins at `s`, behind 、. */
static bool begins_verb(const ls_doc *d, uint32_t s, uint32_t e)
{
  ms_verb v;
  if(!verb_at(d, s, e, &v) || v.end + 2 >= e)
    return false;
  uint16_t c = d->f[v.end];
  if(c == u'、' || c == u'等' || c == u'的' || c == u'和' || c == u'与' ||
     c == u'及')
    return false;
  return v.core > s || v.row->len > 2 || v.row->e[FORM] == FORM_TITLE ||
         v.row->e[FORM] == FORM_BID ||
         (v.row->e[FORM] == FORM_DO &&
          (v.stage == STAGE_COMPLETE || v.stage == STAGE_START));
}

void ms_clause(ls_doc *d, uint32_t s, uint32_t e, ms_place at,
               ms_carry *carry)
{
  uint32_t from = s;
  for(uint32_t k = s; k < e; k = ms_skip(d, k, e))
    if(d->f[k] == u'、' && k > from + 4 && begins_verb(d, k + 1, e)) {
      one_clause(d, from, k, at, carry);
      from = k + 1;
    }
  one_clause(d, from, e, at, carry);
}
