/* The indicator of each number, put together from its words. */
#include "extract/figure.h"
#include "extract/milestone_name.h" /* ms_places */

/* The things counted behind a number. */
static void counted(fig_clause *c, fig_carry *r, uint32_t i)
{
  fig_one *o = &c->v[i];
  const ls_doc *d = c->d;
  bool etc = fig_len(o->np) && d->f[o->np.end - 1] == u'等';
  bool amount = o->q->unit_kind != UNIT_COUNT && !fig_len(o->act);
  bool apart = o->lo > c->s && fig_one_of(d->f[o->lo - 1], u"的、和与及");
  bool whose = d->f[o->hi] == u'的' && fig_len(o->np) > 2 && !fig_len(o->keep)
               && o->q->unit.n == 3 && !memcmp(o->q->unit.s, "人", 3);
  o->rule = "noun-behind";
  o->ind = fig_phrase(o->noun);
  if(whose) /* 低保边缘2600人的生活水平 */
    o->ind = fig_phrase(o->np);
  else if(fig_len(o->keep) && o->keep.start >= o->np.start &&
     fig_len(o->np) == fig_len(o->keep)) {
    ls_phrase keep = fig_phrase(o->keep), rest = fig_joined(o->act, o->noun);
    o->ind = fig_join(&keep, &rest);
  }
  else if(fig_relative(d, o->np) || fig_is(d, o->np.start, o->np.end,
                                           u"规模"))
    o->ind = fig_joined(o->noun, o->np);
  else if(fig_len(o->np) && !etc && (amount || fig_len(o->noun) <= 2) &&
          fig_len(o->np) <= 30 && !fig_len(o->act) && !apart)
    o->ind = fig_joined(o->np, o->noun);
  else if(fig_len(o->np) && o->np.start > c->s &&
          d->f[o->np.start - 1] == u'与') /* 与省内7所高校签署 */
    o->ind = fig_joined(o->np, o->noun);
  else if(fig_len(o->act)) {
    o->ind = fig_joined(o->act, o->noun);
    o->rule = "noun-and-act";
  }
  else if(!fig_len(o->np) && fig_len(r->keep) && i && fig_one_of(
            d->f[o->lo - 1], u"、和及"))
    o->ind = fig_joined(r->keep, o->noun);
}

/* 蓉江新区100个、高铁新区60个重点项目 */
static void borrow_noun(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i], *p = i ? &c->v[i - 1] : NULL;
  if(!p || p->thru || fig_len(p->noun) || !fig_len(p->np) || !fig_len(o->np) ||
     !fig_len(o->noun) || p->rank || !slice_eq(p->q->unit, o->q->unit))
    return;
  if(c->d->f[p->hi] != u'、' && c->d->f[p->hi] != u'和')
    return;
  p->ind = fig_joined(p->np, o->noun);
  o->ind = fig_joined(o->np, o->noun);
}

/* 水厂建成投用、供水量增长5%: what ends in a verb is no subject. */
static ls_span behind_verbs(const ls_doc *d, ls_span np)
{
  int kind;
  uint32_t from = np.start;
  for(uint32_t k = np.start;
      (k = doc_seek(d, k, np.end, SIGN_AND | SIGN_OPEN)) < np.end;) {
    uint32_t n = d->f[k] == u'、'
                   ? fig_before(d, np.start, k, MEAS(DROP), &kind) : 0;
    if(n > 1 && k - np.start > n && k + 2 < np.end)
      from = k + 1;
    k = fig_skip(d, k, np.end);
  }
  return fig_span(from, np.end);
}

/* 3个省级项目、9个市级项目投资分别…: m things counted before `o`. */
static bool counted_before(const fig_clause *c, const fig_one *o, uint32_t m)
{
  if((uint32_t)(o - c->v) < m || !o->each)
    return false;
  for(uint32_t k = 1; k <= m; k++)
    if(o[-(int)k].thru || !fig_len(o[-(int)k].noun))
      return false;
  return true;
}

/* 陶瓷、木业分别实现产值9亿元、8亿元: the measure stands behind 分别. */
static bool apart(const fig_clause *c, const fig_one *o, uint32_t m,
                  ls_phrase *out)
{
  const ls_doc *d = c->d;
  fig_one probe = { .q = o->q };
  uint32_t k = fig_find(d, o->np.start, o->np.end, u"分别");
  if(k == UINT32_MAX || k == o->np.start || k + 2 >= o->np.end)
    return false;
  ls_span who = fig_trim(d, o->np.start, k);
  ls_span what = fig_trim(d, fig_front(d, k + 2, o->np.end, &probe, 2),
                          o->np.end);
  if(fig_members(d, who, m, out) != m)
    return false;
  for(uint32_t i = 0; i < m; i++) {
    ls_phrase measure = fig_phrase(what);
    out[i] = fig_join(&out[i], &measure);
  }
  return true;
}

/* Subjects of the group at `i` of `m` numbers, from its own words. */
static uint32_t own_subjects(const fig_clause *c, const fig_one *o,
                             uint32_t m, ls_phrase *out)
{
  if(m >= 2 && apart(c, o, m, out))
    return m;
  if(m >= 2 && !o->share) {
    uint32_t n = fig_members(c->d, o->np, m, out);
    if(n)
      return n;
  }
  ls_span np = o->np;
  if(fig_len(np) > 1 && c->d->f[np.end - 1] == u'等')
    np.end--;
  np = behind_verbs(c->d, np);
  out[0] = fig_phrase(np);
  if(o->share && o->share_at > np.start && o->share_at < np.end) {
    fig_one probe = { .q = o->q };
    ls_span of = fig_span(o->share_at, np.end);
    ls_span who = fig_span(np.start, fig_predicate(c, np.start, of.start,
                                               &probe));
    ls_phrase tail = fig_phrase(of);
    uint32_t n = m > 1 ? fig_members(c->d, who, m, out) : 0;
    if(!n)
      out[n++] = fig_phrase(who);
    for(uint32_t k = 0; k < n; k++)
      out[k] = fig_join(&out[k], &tail);
    return n;
  }
  const fig_one *p = o > c->v ? o - 1 : NULL;
  if(p && !p->thru && fig_len(p->noun) && p->noun.start == o->np.start &&
     p->noun.end <= o->np.end) {
    if(m > 1 && counted_before(c, o, m)) {
      for(uint32_t k = 0; k < m; k++) {
        ls_phrase rest = fig_phrase(fig_span(p->noun.end, o->np.end));
        out[k] = fig_join(&o[(int)k - (int)m].ind, &rest);
      }
      return m;
    }
    ls_phrase rest = fig_phrase(fig_span(p->noun.end, o->np.end));
    out[0] = fig_join(&p->ind, &rest);
  }
  return 1;
}

static void spread(fig_clause *c, uint32_t i, uint32_t m, const ls_phrase *v,
                   uint32_t n, const char *rule)
{
  for(uint32_t k = i, j = 0; k < c->n && j < m; k++) {
    if(c->v[k].thru || c->v[k].group != i)
      continue;
    c->v[k].ind = v[n == m ? j : n - 1];
    c->v[k].rule = rule;
    j++;
  }
}

static uint32_t count_group(const fig_clause *c, uint32_t i)
{
  uint32_t m = 0;
  for(uint32_t k = i; k < c->n && m < FIG_LIST; k++)
    m += !c->v[k].thru && c->v[k].group == i;
  return m;
}

/* 20个街区、300座立交桥实现绿化: what is said of the last is said of all. */
static void share_act(fig_clause *c, uint32_t i)
{
  const fig_one *o = &c->v[i];
  for(uint32_t k = i; fig_len(o->act) && k-- > 0;) {
    fig_one *p = &c->v[k];
    if(p->thru || !fig_len(p->noun) || fig_len(p->act) ||
       !fig_one_of(c->d->f[p->noun.end], u"、和及"))
      break;
    p->act = o->act;
    p->ind = fig_joined(p->act, p->noun);
  }
}

static bool needs_thing(const fig_clause *c, const fig_one *o)
{
  if(fig_len(o->only) && !fig_attains(c->d, o->only.start, fig_len(o->only)))
    return false; /* 发放奖补资金 */
  if(fig_relative(c->d, o->np))
    return true;
  return o->np.start < o->np.end && c->d->f[o->np.start] == u'占';
}

/* 为1万人提供互助服务: nothing stands before, the verb behind tells. */
static ls_span object_behind(const fig_clause *c, const fig_one *o)
{
  const ls_doc *d = c->d;
  int kind;
  uint32_t e = o->hi;
  while(e < c->e && e < o->hi + 40 && !ch_is(d->f[e], CH_CLAUSE))
    e++;
  uint32_t n = fig_at(d, o->hi, e, MEAS(DROP) | MEAS(ACT), &kind);
  bool to_whom = o->lo > c->s && fig_one_of(d->f[o->lo - 1], u"为给向对");
  if(!n || o + 1 < c->v + c->n || (o->pred & ~MEAS(ADV) && !to_whom))
    return fig_span(e, e);
  return fig_trim(d, to_whom ? o->hi + n : o->hi, e);
}

/* The measure after its owner: 铜业项目|投资. */
static uint32_t owned(const fig_clause *c, const fig_one *o, uint32_t m,
                      ls_phrase *out)
{
  uint32_t n = m > 1 ? fig_members(c->d, o->owner, m, out) : 0;
  if(!n)
    out[n++] = fig_phrase(o->owner);
  for(uint32_t k = 0; k < n; k++) {
    ls_phrase np = fig_phrase(o->np);
    out[k] = fig_join(&out[k], &np);
  }
  return n;
}

/* 百强 behind the subject, or alone. */
static uint32_t in_table(const fig_one *o, uint32_t n, ls_phrase *out)
{
  ls_phrase list = fig_phrase(o->table);
  if(!n || !fig_len(o->np)) {
    out[0] = list;
    return 1;
  }
  for(uint32_t k = 0; k < n; k++)
    out[k] = fig_join(&out[k], &list);
  return n;
}

/* 新建道路9条、桥梁2座: a member of a list under the verb of the first. */
static bool listed(const fig_clause *c, const fig_carry *r, uint32_t i)
{
  const fig_one *o = &c->v[i];
  uint32_t back = o->np.start;
  while(back > c->s && ch_is(c->d->f[back - 1], CH_SPACE))
    back--;
  return i && back > c->s && !fig_len(o->keep) && !o->verb &&
         fig_len(r->keep) && fig_len(o->np) && !o->pred &&
         fig_one_of(c->d->f[back - 1], u"、和及");
}

/* 每个县, 临溪区、鹤洲区各, 其他四个县各: for whom, not what. */
static bool for_whom(const fig_clause *c, const fig_carry *r, uint32_t i)
{
  const fig_one *o = &c->v[i];
  uint32_t from = o->np.start;
  if(fig_len(o->per) && from >= o->per.start && o->np.end <= o->per.end)
    return true;
  if(!o->each || o->rank || !fig_len(o->np) || !r->past ||
     o->q->unit_kind != UNIT_COUNT)
    return false;
  if(i && c->v[i - 1].noun.start == from) /* the county of 四个县 */
    from = fig_len(c->v[i - 1].np) ? c->v[i - 1].np.start : c->v[i - 1].lo;
  return ms_places(c->d, from, o->np.end);
}

static void measured(fig_clause *c, fig_carry *r, uint32_t i)
{
  fig_one *o = &c->v[i];
  ls_phrase out[FIG_LIST];
  uint32_t m = count_group(c, i), n = 0;
  const char *rule = "subject";
  if(for_whom(c, r, i))
    o->np = fig_span(o->np.end, o->np.end);
  ls_span behind = object_behind(c, o);
  if(!fig_len(o->np) && !o->rank && fig_len(behind)) {
    out[n++] = fig_phrase(behind);
    rule = "object-behind";
  }
  else if(!fig_len(o->np))
    n = fig_carried(c, r, i, m, out, &rule);
  else if(fig_len(o->owner) > 1 && fig_relative(c->d, o->np)) {
    n = owned(c, o, m, out);
    rule = "subject-owner";
  }
  else if(needs_thing(c, o)) {
    n = fig_related(c, r, o, m, out);
    rule = "subject-related";
  }
  if(!n && fig_len(o->np)) {
    n = own_subjects(c, o, m, out);
    rule = n > 1 ? "subject-listed" : "subject";
    if(n == 1 && listed(c, r, i)) {
      ls_phrase k = fig_phrase(r->keep);
      out[0] = fig_join(&k, &out[0]);
      o->keep = r->keep;
      o->net = o->net || c->d->f[r->keep.start] == u'净';
    }
  }
  if(fig_len(o->table))
    n = in_table(o, n, out);
  if(!n && fig_len(o->only)) {
    out[n++] = fig_phrase(o->only);
    rule = "verb";
  }
  for(uint32_t k = i; o->rank && !fig_len(o->scope) && k-- > 0;)
    if(c->v[k].rank)
      o->scope = c->v[k].scope; /* 从全国第11位升至第4位 */
  if(n)
    spread(c, i, m, out, n, rule);
}

/* A qualifier speaks of the words around it. */
static void qualified(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i];
  const ls_doc *d = c->d;
  uint32_t limit = i + 1 < c->n ? c->v[i + 1].lo : c->e;
  uint32_t s = i ? c->v[i - 1].hi : c->s;
  fig_one probe = { .q = o->q, .lo = o->lo };
  o->noun = fig_span(o->hi, o->hi);
  fig_noun(c, o, limit, true);
  int kind;
  if(!o->ground && !fig_len(o->noun) && !o->rank) {
    uint32_t e = o->hi + 30 < c->e ? o->hi + 30 : c->e;
    o->ind = fig_phrase(fig_trim(d, o->hi, e));
    o->rule = "lasting";
    return;
  }
  uint32_t n = fig_before(d, s, o->lo, MEAS(TAIL), &kind);
  uint32_t a = fig_front(d, s, o->lo, &probe, 2);
  o->np = n ? fig_span(o->lo - n, o->lo) : fig_span(a, o->lo);
  o->rule = "qualifier";
  for(uint32_t k = i; !n && o->ground && k-- > 0;)
    if(c->v[k].ground && fig_relative(d, c->v[k].np)) {
      o->np = c->v[k].np; /* 营收超10亿元企业、超百亿元企业 */
      n = fig_len(o->np);
      break;
    }
  if(n)
    o->ind = fig_joined(o->noun, o->np);
  else
    o->ind = fig_phrase(o->noun);
  o->ind.n = o->ind.n ? o->ind.n : 0;
}

static void after_group(fig_clause *c, fig_carry *r, uint32_t i)
{
  uint32_t n = 0;
  for(uint32_t k = i; k < c->n; k++) {
    fig_one *o = &c->v[k];
    if(o->thru || o->group != i)
      continue;
    if(!o->ind.n)
      continue;
    fig_remember(r, &o->ind);
    if(n < FIG_LIST)
      r->v[n++] = o->ind;
  }
  r->n = n;
  if(n)
    r->hot = true;
  fig_one *o = &c->v[i];
  if(fig_len(o->keep))
    r->keep = o->keep;
  else if(o->verb || o->pred)
    r->keep.end = r->keep.start;
}

/* 28个断面水质优良率达到100%: the count only says of what. */
static void whole_of_share(fig_clause *c, uint32_t i)
{
  fig_one *o = &c->v[i];
  if(!i || o->q->unit_kind != UNIT_RATIO || !fig_len(o->np) || o->rank ||
     o->pred & (MEAS(UP) | MEAS(DOWN)))
    return;
  for(uint32_t k = i; k-- > 0;) {
    fig_one *p = &c->v[k];
    if(p->thru || p->q->unit_kind != UNIT_COUNT || !fig_len(p->noun) ||
       p->verb || fig_len(p->keep) || fig_len(p->act) ||
       (k + 1 == i && p->noun.start != o->np.start &&
        p->noun.end + 1 != o->np.start))
      return;
    p->stands = true;
  }
}

void fig_subjects(fig_clause *c, fig_carry *r)
{
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    if(o->thru) {
      qualified(c, i);
      continue;
    }
    if(o->group != i)
      continue;
    if(fig_len(o->noun) && !o->rank) {
      counted(c, r, i);
      borrow_noun(c, i);
      share_act(c, i);
    }
    else {
      whole_of_share(c, i);
      measured(c, r, i);
    }
    after_group(c, r, i);
  }
}
