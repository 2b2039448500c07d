/* What earlier clauses leave to a number whose own words do not tell. */
#include "extract/figure.h"

void fig_remember(fig_carry *r, const ls_phrase *p)
{
  if(r->past == FIG_LIST) {
    for(uint32_t i = 1; i < FIG_LIST; i++)
      r->recent[i - 1] = r->recent[i];
    r->past--;
  }
  r->recent[r->past++] = *p;
}

void fig_carry_none(fig_carry *r)
{
  r->topic.end = r->topic.start;
  r->idle = 0;
}

ls_span fig_carry_topic(const ls_doc *d, fig_carry *r)
{
  while(r->idle) {
    ls_span s = r->clause[--r->idle];
    s = fig_topic(d, s.start, s.end);
    if(fig_len(s) && !fig_ends(d, s.start, s.end, u"因素")) {
      r->topic = s;
      r->idle = 0;
    }
  }
  return r->topic;
}

void fig_carry_idle(const ls_doc *d, fig_carry *r, uint32_t s, uint32_t e)
{
  if(r->idle == FIG_IDLE)
    fig_carry_topic(d, r);
  r->clause[r->idle++] = (ls_span){ s, e };
}

ls_span fig_behind_keep(const ls_phrase *p, ls_span keep)
{
  ls_span s = p->part[0];
  if(fig_len(keep) && s.start == keep.start && s.end > keep.end)
    s.start = keep.end;
  return s;
}

/* The subjects carried over, m of them or one. */
static uint32_t carried(const fig_carry *r, uint32_t m, bool each,
                        ls_phrase *out)
{
  if(!r->past)
    return 0;
  if(m > 1 || each) {
    uint32_t want = m;
    if(r->n == want) {
      memcpy(out, r->v, want * sizeof(*out));
      return want;
    }
    if(want > 1 && r->past >= want) {
      memcpy(out, r->recent + r->past - want, want * sizeof(*out));
      return want;
    }
  }
  out[0] = r->recent[r->past - 1];
  return 1;
}

/* 投资1亿元，启动建设水厂: the clause to come says what for. */
static ls_span ahead(const fig_clause *c, ls_span np)
{
  const ls_doc *d = c->d;
  uint32_t s = c->e, e;
  if(d->f[s] != u'，' || !fig_ends(d, np.start, np.end, u"投资"))
    return fig_span(s, s);
  for(e = ++s; e < d->n && e < s + 40 && !ch_is(d->f[e], CH_CLAUSE); e++)
    ;
  return fig_topic(d, s, e);
}

/* Measures of a measure: 增速, 占比. */
static bool adds_to(const ls_doc *d, ls_span np)
{
  static const uint16_t *const words[] = {
    u"增速", u"增幅", u"涨幅", u"降幅", u"占比", u"比重", u"比例", u"位次",
    u"排名", u"总数", u"总量", u"存量", u"增量", u"余额", u"规模", u"占"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends_word(d, np.start, np.end, words[i]) ||
       fig_starts_word(d, np.start, np.end, words[i]))
      return true;
  return false;
}

/* Where the thing ends that has a measure behind it: 粮食|播种面积. */
static uint32_t thing_of(const ls_doc *d, ls_span s)
{
  static const uint16_t *const words[] = {
    u"播种面积", u"种植面积", u"栽培面积", u"养殖面积"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends_word(d, s.start, s.end, words[i]) && fig_len(s) > 4)
      return s.end - 4;
  return fig_stem(d, s);
}

/* A measure without its thing: 占比, 总投资. */
uint32_t fig_related(const fig_clause *c, fig_carry *r, const fig_one *o,
                     uint32_t m, ls_phrase *out)
{
  ls_phrase np = fig_phrase(o->np);
  uint32_t n = carried(r, m, o->each, out);
  if(!n || !r->hot) {
    ls_span t = fig_carry_topic(c->d, r);
    if(!fig_len(t))
      t = ahead(c, o->np);
    if(!fig_len(t))
      return 0;
    out[0] = fig_joined(t, o->np);
    return 1;
  }
  for(uint32_t k = 0; k < n; k++) {
    ls_phrase base = out[k];
    base.part[0] = fig_behind_keep(&base, r->keep);
    if(!adds_to(c->d, o->np))
      base.part[base.n - 1].end = thing_of(c->d, base.part[base.n - 1]);
    out[k] = fig_join(&base, &np);
  }
  return n;
}

/* 项目开工9个、竣工8个: the thing without its verb, and the new one. */
static ls_phrase same_thing(const ls_doc *d, const ls_phrase *was,
                            ls_span keep, ls_span verb)
{
  ls_phrase p = *was, v = fig_phrase(verb);
  int kind;
  p.part[0] = fig_behind_keep(&p, keep);
  ls_span *last = &p.part[p.n - 1];
  uint32_t n = fig_before(d, last->start, last->end, MEAS(DROP), &kind);
  if(n < fig_len(*last))
    last->end -= n;
  return fig_join(&p, &v);
}

/* 改造老旧小区9个、惠及8万户 */
static bool reaches(const ls_doc *d, ls_span verb)
{
  static const uint16_t *const words[] = {
    u"惠及", u"受益", u"覆盖", u"带动", u"服务", u"吸引"
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_is_word(d, verb.start, verb.end, words[i]))
      return true;
  return false;
}

/* No words before the number: the subject is carried over.  How many of
 * `out` are filled. */
uint32_t fig_carried(const fig_clause *c, fig_carry *r, uint32_t i,
                     uint32_t m, ls_phrase *out, const char **rule)
{
  const fig_one *o = &c->v[i];
  ls_span w = o->pred_words;
  uint32_t n = 0;
  *rule = "subject-carried";
  if(r->hot || !fig_len(fig_carry_topic(c->d, r)))
    n = carried(r, m, o->each, out);
  if(n == 1 && fig_len(w) >= 2 && fig_starts(c->d, w.start, w.end, u"累计"))
    out[0].part[0] = fig_behind_keep(&out[0], r->keep);
  if(n == 1 && reaches(c->d, o->only)) {
    ls_phrase verb = fig_phrase(o->only);
    out[0] = fig_join(&out[0], &verb);
  }
  else if(n == 1 && !o->pred && fig_stage_verb(c->d, o->only))
    out[0] = same_thing(c->d, &out[0], r->keep, o->only);
  else if(n && fig_len(o->only) > 1 && !i && !o->pred &&
          !fig_attains(c->d, o->only.start, fig_len(o->only)))
    n = 0; /* 完成征地9亩: the verb's noun is the measure */
  else if(n == 1 && fig_len(o->only) && i && !o->pred &&
          fig_one_of(c->d->f[c->v[i - 1].hi], u"、和及并"))
    out[0] = same_thing(c->d, &out[0], r->keep, o->only);
  if(!n && !fig_len(o->only) && fig_len(fig_carry_topic(c->d, r))) {
    out[n++] = fig_phrase(fig_carry_topic(c->d, r));
    *rule = "topic";
  }
  return n;
}
