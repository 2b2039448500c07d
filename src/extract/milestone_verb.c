/* Verbs of milestones in a clause: where they stand, and where what they
 * speak of begins and ends. */
#include "extract/milestone_verb.h"

#define STAGES LEX_BIT(LEX_STAGES)

const ls_entry *ms_stage_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  return doc_at(d, s, e, STAGES);
}

static const ls_entry *stage_before(const ls_doc *d, uint32_t s, uint32_t e)
{
  return lex_before(d->lex, d->f + s, d->f + e, STAGES);
}

bool ms_is_word(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w)
{
  while(s < e && *w && d->f[s] == *w)
    s++, w++;
  return s == e && !*w;
}

bool ms_ends_word(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w)
{
  uint32_t n = 0;
  while(w[n])
    n++;
  return e - s >= n && ms_is_word(d, e - n, e, w);
}

bool ms_acts(const ls_entry *x)
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
bool ms_verb_at(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v)
{
  uint32_t k = s;
  *v = (ms_verb){ .start = s, .end = s, .core = s };
  for(;;) {
    if(v->row && k == v->end)
      k = past_and(d, k, e);
    const ls_entry *x = k < e ? ms_stage_at(d, k, e) : NULL;
    if(!x)
      break;
    if(x->e[FORM] == FORM_ADVERB) {
      k += x->len;
      continue;
    }
    bool joined = v->row && k > v->end && x->e[FORM] == FORM_BOTH;
    if(!ms_acts(x) || (!joined && !chains(v->row, x)))
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
    const ls_entry *head = lex_before(d->lex, d->f + lo, d->f + s,
                                      LEX_BIT(LEX_HEADS));
    if(head && head->e[0] <= HEAD_SELF && head->len >= x->len)
      return s; /* 体征系统建成: a noun here */
    s -= x->len;
  }
}

/* Strips nouns of action from the end: 建设, 前期工作.  What they say of the
 * stage goes to *stage, and to *bid where they strive for a title. */
uint32_t ms_strip_tails(const ls_doc *d, uint32_t s, uint32_t e, int *stage,
                        bool *bid, bool *any)
{
  for(int turns = 0; turns < 3; turns++) {
    const ls_entry *x = stage_before(d, s, e);
    if(!x || e - s <= x->len)
      return e;
    bool build = ms_is(d, e - x->len, e, u"建设");
    if(x->e[FORM] == FORM_TAIL || build) {
      if(x->e[STAGE] == STAGE_PREPARE)
        *stage = STAGE_PREPARE;
    }
    else if(x->e[FORM] == FORM_BIDTAIL || ms_is(d, e - x->len, e, u"创建")) {
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
      if(ms_ends(d, s, e, u"认定"))
        e -= 2;
    }
  }
  return e;
}

/* 完成X总工程量的70%: part of X, so it is being built. */
uint32_t ms_cut_share(const ls_doc *d, uint32_t s, uint32_t e, int *stage)
{
  if(e - s < 8 || d->f[e - 1] != u'%')
    return e;
  for(uint32_t k = e - 1; k > s + 2 && e - k < 14; k--)
    if(ms_is(d, k, k + 3, u"工程量")) {
      *stage = STAGE_BUILD;
      return d->f[k - 1] == u'总' ? k - 1 : k;
    }
  return e;
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
uint32_t ms_before_time(const ls_doc *d, uint32_t s, uint32_t e)
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

/* 甲中心落户某市, 甲中心落户我市: where the place at the end begins; else
 * `e`. */
static uint32_t before_host(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(doc_find(d, s, e, u"落", 1) == UINT32_MAX)
    return e;
  const ls_entry *x = lex_before(d->lex, d->f + s, d->f + e,
                                 LEX_BIT(LEX_DIVISIONS));
  if(x && (ms_ends(d, s, e - x->len, u"落户") ||
           ms_ends(d, s, e - x->len, u"落地")))
    return e - x->len;
  if(ms_ends(d, s, e, u"落户我市") || ms_ends(d, s, e, u"落户我省") ||
     ms_ends(d, s, e, u"落户我县") || ms_ends(d, s, e, u"落户我区"))
    return e - 2;
  return e;
}

/* The verb at the clause's end: A、B建成通车; A建设全面启动. */
bool ms_verb_last(const ls_doc *d, uint32_t s, uint32_t e, ms_verb *v)
{
  uint32_t all = e;
  e = before_host(d, s, e);
  const ls_entry *x = stage_before(d, s, e);
  if(!x || !ms_acts(x) || e - s <= x->len + 2u)
    return false;
  uint32_t core = e - x->len;
  uint32_t start = adverbs_before(d, s, core);
  int form = x->e[FORM];
  bool noun = (form == FORM_LEAD || form == FORM_DO) && x->len <= 2;
  if(noun && start == core &&
     (x->e[STAGE] == STAGE_BUILD || x->e[STAGE] == STAGE_PREPARE))
    return false;
  if(form == FORM_BID ||
     (form == FORM_TITLE && !ms_ends(d, core, e, u"获批") && x->len < 4))
    return false;
  start = verbs_before(d, s, start);
  *v = (ms_verb){ start, all, core, x, x->e[STAGE] };
  return start > s + 1;
}

/* 甲中心在乙地揭牌: where the place before the verb begins. */
uint32_t ms_before_where(const ls_doc *d, uint32_t s, uint32_t e)
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

/* Verbs that are as often the noun of what is done. */
static bool noun_too(const ls_entry *x)
{
  return x->len <= 2 && (x->e[STAGE] == STAGE_PREPARE ||
                         (x->e[STAGE] == STAGE_BUILD &&
                          !slice_eq(lex_word(x), SLICE("开展")) &&
                          !slice_eq(lex_word(x), SLICE("打造"))));
}

/* The next verb within [s, e) that has a name behind it. */
bool ms_verb_amid(const ls_doc *d, uint32_t s, uint32_t e, int pivot,
                  ms_verb *v)
{
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_STAGE)) + 2 < e;
      k = ms_skip(d, k, e)) {
    const ls_entry *x;
    if(!ms_verb_at(d, k, e, v)) {
      x = ms_stage_at(d, k, e);
      k += x && x->e[FORM] == FORM_STOP ? x->len - 1u : 0;
      continue;
    }
    if(v->end + 2 >= e)
      continue;
    int form = v->row->e[FORM];
    uint16_t c = d->f[v->end];
    x = ms_stage_at(d, v->end, e);
    if((x && ms_acts(x)) || c == u'、' || c == u'等' || c == u'和' ||
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

/* Passes over the words that open a clause; sets hedge and pivot. */
uint32_t ms_open_clause(const ls_doc *d, uint32_t s, uint32_t e, bool *hedge,
                        bool *pivot, uint32_t *hedge_at)
{
  while(s < e) {
    if(ch_is(d->f[s], CH_SPACE)) {
      s++;
      continue;
    }
    const ls_entry *x = doc_at(d, s, e,
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

/* 临溪区要加快建设甲: the clause behind 要; `s` where there is none. */
uint32_t ms_told_to(const ls_doc *d, uint32_t s, uint32_t e)
{
  ms_verb v;
  for(uint32_t k = s + 2; k + 4 < e && k < s + 10; k++)
    if((d->f[k] == u'要' || d->f[k] == u'将') && ms_verb_at(d, k + 1, e, &v))
      return k + 1;
  return s;
}

bool ms_ends_verb(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = stage_before(d, s, e);
  return x && x->len >= 2 && e - s > x->len + 3u &&
         (x->e[FORM] == FORM_DONE ||
          (x->e[FORM] == FORM_BOTH && x->len >= 4 &&
           x->e[STAGE] != STAGE_BUILD)); /* 甲厂升级改造、乙厂竣工 */
}

/* True where a new verb with its own objects begins at `s`, behind 、. */
bool ms_begins_verb(const ls_doc *d, uint32_t s, uint32_t e)
{
  ms_verb v;
  if(!ms_verb_at(d, s, e, &v) || v.end + 2 >= e)
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
