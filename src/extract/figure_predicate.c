/* Beside the number: comparators, lists of bare numbers, numbers that are
 * parts of names, and the predicate in front. */
#include "extract/figure.h"

#define COMPARE LEX_BIT(LEX_COMPARATORS)
#define BESIDE (COMPARE | LEX_BIT(LEX_MEASURES) | LEX_BIT(LEX_UNITS))

enum { CMP, AT };

static const ls_entry *compare_in(const ls_entry *x, int at)
{
  for(; x; x = lex_next(x))
    if(x->list == LEX_COMPARATORS && x->e[AT] == at)
      return x;
  return NULL;
}

static uint32_t before(const fig_clause *c, uint32_t s, fig_one *o)
{
  const ls_doc *d = c->d;
  uint32_t k = o->lo;
  for(int turns = 0; turns < 3 && k > s; turns++) {
    if(ch_is(d->f[k - 1], CH_SPACE) || d->f[k - 1] == u'“') {
      k--;
      continue;
    }
    const ls_entry *x = compare_in(
      lex_before(d->lex, d->f + s, d->f + k, BESIDE), AT_BEFORE);
    if(!x)
      break;
    k -= x->len;
    o->lo = k;
    if(!o->cmp_before && x->e[CMP] != CMP_EQ) {
      o->cmp_before = true;
      o->cmp = x->e[CMP];
      o->pred_words = (ls_span){ k, k + x->len };
    }
  }
  return o->lo;
}

static void after(const fig_clause *c, uint32_t e, fig_one *o)
{
  const ls_doc *d = c->d;
  for(int turns = 0; turns < 3 && o->hi < e; turns++) {
    uint32_t k = o->hi;
    while(k < e && (ch_is(d->f[k], CH_SPACE) || d->f[k] == u'”'))
      k++;
    const ls_entry *x = compare_in(doc_at(d, k, e,
                                          COMPARE), AT_AFTER);
    if(!x || (x->len == 1 && k + 1 < e && ch_is(d->f[k + 1], CH_HAN)))
      break;
    o->hi = k + x->len;
    o->cmp_after = true;
    o->cmp = x->e[CMP];
  }
}

/* 至少建成1个: the comparator stands before the verb. */
static bool least(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t k = fig_find(d, s, e, u"至少");
  return k != UINT32_MAX && fig_find(d, k, e, u"、") == UINT32_MAX;
}

void fig_compare(fig_clause *c)
{
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    uint32_t s = i ? c->v[i - 1].hi : c->s;
    uint32_t e = i + 1 < c->n ? c->v[i + 1].q->span.start : c->e;
    o->cmp = o->q->cmp;
    if(!o->rank)
      before(c, s, o);
    after(c, e, o);
    uint32_t back = o->lo - s > 30 ? o->lo - 30 : s;
    if(o->cmp == C_EQ && o->q->unit_kind == UNIT_COUNT && !o->rank &&
       least(c->d, back, o->lo)) {
      o->cmp = C_GE;
      o->cmp_before = true;
    }
    if(o->q->cmp != C_EQ)
      o->cmp = o->q->cmp;
  }
}

/* 分别提高至65%、50%以上: back over bare numbers; 超5亿、3亿: forward. */
void fig_compare_lists(fig_clause *c)
{
  for(uint32_t i = c->n; i-- > 1;) {
    fig_one *o = &c->v[i], *p = &c->v[i - 1];
    if(o->group == p->group && o->cmp_after && p->cmp == C_EQ) {
      p->cmp = o->cmp;
      p->cmp_after = true;
    }
  }
  for(uint32_t i = 1; i < c->n; i++) {
    fig_one *o = &c->v[i], *p = &c->v[i - 1];
    if(o->group == p->group && p->cmp_before && o->cmp == C_EQ) {
      o->cmp = p->cmp;
      o->cmp_before = true;
    }
  }
}

static bool bearer(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"项目", u"企业", u"园区", u"产业", u"集群", u"船舶", u"平台", u"基地",
    u"大县", u"强县", u"强镇", u"乡镇", u"村", u"园", u"工程", u"订单",
    u"公司", u"集团", u"品牌", u"工业", u"街", u"楼", u"单品", u"商圈",
    u"泊位", u"码头", u"电站", u"机组", u"户", u"大户", u"开发区", u"土地"
  };
  uint32_t limit = e - s > 24 ? s + 24 : e;
  for(uint32_t k = s; k < limit; k++) {
    if(ch_is(d->f[k], CH_CLAUSE) || fig_one_of(d->f[k], u"、的"))
      return false;
    if(ch_is(d->f[k], CH_DIGIT))
      return false;
    if(!fig_one_of(d->f[k], u"项企园产集船平基大强乡村工订公品街楼单商泊码"
                            u"电机户开土"))
      continue; /* what they begin with */
    for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
      if(fig_starts_word(d, k, e, words[i]))
        return true;
  }
  return false;
}

static bool unit_is(const ls_quant *q, const char *u)
{
  return slice_eq(q->unit, slice_of(u));
}

static bool points_of(const ls_quant *q)
{
  return unit_is(q, "个百分点") || unit_is(q, "百分点") ||
         unit_is(q, "个基点") || unit_is(q, "个千分点");
}

static bool classed(const fig_clause *c, const fig_one *o)
{
  const ls_doc *d = c->d;
  const ls_quant *q = o->q;
  uint32_t e = q->span.end;
  uint16_t last = d->f[e - 1];
  if(last == u'强' || last == u'级' || last == u'届' || last == u'轮' ||
     last == u'大' || last == u'冠' || last == u'丰')
    return true;
  if(d->f[e] == u'级' || d->f[e] == u'强')
    return true;
  if(d->f[q->span.start] == u'第' && !o->rank)
    return true;
  return o->rank && ch_is(d->f[e], CH_HAN) && e < c->e &&
         !ch_is(d->f[e - 1], CH_HAN);
}

static bool lasting(const fig_clause *c, const fig_one *o)
{
  return o->q->unit_kind == UNIT_TIME && o->q->unit.n &&
         fig_ends(c->d, c->s, o->lo, u"连续");
}

/* 2000万元以上项目, 营收超10亿元农业龙头企业 */
static bool qualifier(const fig_clause *c, const fig_one *o, uint32_t limit)
{
  const ls_doc *d = c->d;
  int kind;
  uint32_t k = o->hi;
  if(o->cmp_after && k < c->e && d->f[k] == u'的' && limit < c->e)
    k++; /* 产值1000万元以上的企业6家 */
  if(k >= c->e || !(ch_is(d->f[k], CH_HAN) || d->f[k] == u'“'))
    return false;
  if(fig_at(d, k, c->e, ~(MEAS(STOP) | MEAS(TAIL)), &kind))
    return false;
  if(o->q->unit_kind == UNIT_MONEY && o->q->unit.n)
    return bearer(d, k, limit);
  if(!o->q->unit.n && k == o->q->span.end && d->f[k - 1] == u'亿')
    return bearer(d, k, limit); /* 百亿企业 */
  if(!o->cmp_after || o->q->unit_kind == UNIT_RATIO ||
     o->q->unit_kind == UNIT_COUNT)
    return false;
  return bearer(d, k, limit) && limit < c->e;
}

void fig_qualify(fig_clause *c)
{
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    uint32_t limit = i + 1 < c->n ? c->v[i + 1].lo : c->e;
    o->thru = classed(c, o) || lasting(c, o);
    if(!o->thru && qualifier(c, o, limit))
      o->thru = o->ground = true;
  }
}

static bool only_separators(const ls_doc *d, uint32_t s, uint32_t e)
{
  int kind;
  for(; s < e;) {
    if(fig_one_of(d->f[s], u"、和与及至到或，/") ||
       ch_is(d->f[s], CH_SPACE) || d->f[s] == u'”' || d->f[s] == u'“') {
      s++;
      continue;
    }
    uint32_t n = fig_starts(d, s, e, u"以及") ? 2
                   : fig_at(d, s, e, MEAS(ADV), &kind);
    if(!n)
      return false;
    s += n;
  }
  return true;
}

void fig_group(fig_clause *c)
{
  const fig_one *last = NULL;
  for(uint32_t i = 0; i < c->n; i++) {
    fig_one *o = &c->v[i];
    o->group = i;
    if(o->thru)
      continue;
    if(last && last->hi < o->lo && last->rank == o->rank &&
       only_separators(c->d, last->hi, o->lo))
      o->group = last->group;
    last = o;
  }
}

/* 比上年, 较“十五”末, 由上年: where it begins, else `e`. */
static uint32_t than_before(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const marks[] = {
    u"年", u"期", u"末", u"初", u"月", u"规定", u"计划", u"平均", u"水平",
    u"全国", u"全省", u"全市", u"原来", u"以前", u"目标", u"时期", u"过去",
    u"”", u"之前", u"预算", u"季度", u"上限", u"经济", u"标准", u"前"
  };
  uint32_t lo = e - s > 24 ? e - 24 : s;
  for(uint32_t k = e; k-- > lo;) {
    if(ch_is(d->f[k], CH_CLAUSE) || d->f[k] == u'、')
      return e;
    if(!fig_one_of(d->f[k], u"比较同由从与"))
      continue;
    if(d->f[k] == u'比' && (fig_one_of(d->f[k + 1], u"重例率值分") ||
       (k > s && fig_one_of(d->f[k - 1], u"占同环对百可相评"))))
      continue;
    if(d->f[k] != u'比' && d->f[k] != u'较' &&
       !fig_starts(d, k + 1, e, u"上年") && !fig_starts(d, k + 1, e, u"去年"))
      continue;
    if(k == s && e - k > 1)
      return k;
    for(size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
      if(fig_ends_word(d, k, e, marks[i]) ||
         (e > k + 1 && fig_ends_word(d, k, e - 1, marks[i])))
        return k;
  }
  return e;
}

/* 完成年度计划的, 占全部投资的, 是去年的: the same for what ends in 的. */
static uint32_t of_before(const ls_doc *d, uint32_t s, uint32_t e,
                          fig_one *o)
{
  uint32_t lo = e - s > 40 ? e - 40 : s;
  bool percent = o->q->unit_kind == UNIT_RATIO;
  for(uint32_t k = e; k-- > lo;) {
    if(fig_starts(d, k, e, u"完成") && percent) {
      o->done = true;
      if(k == s || fig_is(d, k, e, u"完成"))
        return k == s ? e : k;
      return k;
    }
    if(fig_one_of(d->f[k], u"由从") && e - k <= 10) {
      o->pred |= MEAS(FROM);
      return k;
    }
    if(d->f[k] == u'占' && percent && !fig_starts(d, k, e, u"占比")) {
      o->share = true;
      o->share_at = k;
      return e;
    }
    if((d->f[k] == u'是' || d->f[k] == u'为' ||
        fig_starts(d, k, e, u"相当于") || fig_starts(d, k, e, u"等于") ||
        fig_starts(d, k, e, u"等於")) && e - k <= 20) {
      o->times = true;
      return k;
    }
  }
  return e;
}

/* 高于全国平均水平2个百分点: where it begins, else `e`. */
static uint32_t beyond(const ls_doc *d, uint32_t s, uint32_t e, fig_one *o)
{
  static const uint16_t *const words[] = {
    u"高于", u"高出", u"快于", u"超出", u"超过", u"低于", u"领先"
  };
  uint32_t lo = e - s > 24 ? e - 24 : s;
  if(!points_of(o->q))
    return e;
  if(e > s + 2 && fig_one_of(d->f[e - 1], u"高低快慢") &&
     than_before(d, s, e - 1) < e - 1) {
    o->pred |= fig_one_of(d->f[e - 1], u"低慢") ? MEAS(DOWN) : MEAS(UP);
    o->pred_words = (ls_span){ e - 1, e };
    return than_before(d, s, e - 1); /* 较全省高1个百分点 */
  }
  for(uint32_t k = e; k-- > lo;)
    for(size_t i = 0; fig_one_of(d->f[k], u"高快超低领") &&
                      i < sizeof(words) / sizeof(*words); i++)
      if(fig_starts_word(d, k, e, words[i])) {
        o->pred |= MEAS(UP);
        o->pred_words = (ls_span){ k, e };
        return k;
      }
  return e;
}

/* 达年度计划的126.6%, 完成任务总量的90%, 超省目标任务20%: where the verb
 * begins, else `e`. */
static uint32_t of_plan(const ls_doc *d, uint32_t s, uint32_t e, fig_one *o)
{
  static const uint16_t *const plans[] = {
    u"任务", u"计划", u"目标", u"任务总量", u"预算", u"目标值"
  };
  static const uint16_t *const verbs[] = {
    u"完成", u"超额完成", u"达到", u"达", u"占", u"超", u"超过", u"为"
  };
  uint32_t to = e > s && d->f[e - 1] == u'的' ? e - 1 : e;
  bool plan = false;
  if(o->q->unit_kind != UNIT_RATIO || !o->q->unit.n)
    return e;
  for(size_t i = 0; i < sizeof(plans) / sizeof(*plans); i++)
    plan = plan || fig_ends_word(d, s, to, plans[i]);
  if(!plan)
    return e;
  uint32_t lo = to - s > 14 ? to - 14 : s;
  for(uint32_t k = lo; k < to; k++)
    for(size_t i = 0; i < sizeof(verbs) / sizeof(*verbs); i++)
      if(fig_starts_word(d, k, to, verbs[i]) && !ch_is(d->f[k], CH_CLAUSE)) {
        o->done = true;
        return k;
      }
  return e;
}

static uint32_t each_of(const ls_doc *d, uint32_t s, uint32_t n)
{
  return fig_find(d, s, s + n, u"分别") != UINT32_MAX ||
         fig_find(d, s, s + n, u"各") != UINT32_MAX ||
         fig_find(d, s, s + n, u"均") == s;
}

/* 提高到2010年的6%: where the time before 的 begins, else `e`. */
static uint32_t time_of(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t k = e;
  if(e < s + 3 || d->f[e - 1] != u'年')
    return e;
  for(k--; k > s && e - k < 6 &&
           ch_is(d->f[k - 1], CH_DIGIT | CH_CNUM); k--)
    ;
  if(e - k < 3)
    return e;
  int kind;
  return fig_before(d, s, k, MEAS(TO), &kind) ? k : e;
}

#define PREDICATE                                                           \
  (MEAS(UP) | MEAS(DOWN) | MEAS(TO) | MEAS(FROM) | MEAS(REACH) | MEAS(MORE))

uint32_t fig_predicate(const fig_clause *c, uint32_t s, uint32_t e,
                       fig_one *o)
{
  const ls_doc *d = c->d;
  uint32_t kinds = PREDICATE | MEAS(ADV) | (o->rank ? MEAS(RANK) : 0);
  for(int turns = 0; turns < 8 && e > s; turns++) {
    int kind = 0;
    uint16_t last = d->f[e - 1];
    if(ch_is(last, CH_SPACE) || fig_one_of(last, u"“：，、；了")) {
      o->perfect = o->perfect || last == u'了';
      e--;
      continue;
    }
    if(!(o->pred & PREDICATE) && (last == u'均' || last == u'每') &&
       e > s + 2 && fig_one_of(d->f[e - 2], u"人户村亩日月年")) {
      e -= 2; /* 提高到人均1200元 */
      continue;
    }
    uint32_t verb = o->pred & PREDICATE ? e : of_plan(d, s, e, o);
    if(verb < e) {
      e = verb;
      continue;
    }
    if(last == u'的' && time_of(d, s, e - 1) < e - 1) {
      e = time_of(d, s, e - 1);
      continue;
    }
    if(last == u'的' && !(o->pred & PREDICATE)) {
      uint32_t k = of_before(d, s, e - 1, o);
      if(k == e - 1)
        return k;
      e = k;
      continue;
    }
    uint32_t n = fig_before(d, s, e, kinds, &kind);
    if(n && kind != MEAS_ADV && (o->pred & PREDICATE) &&
       kind != MEAS_REACH && kind != MEAS_MORE)
      n = 0;
    if(n) {
      if(kind == MEAS_ADV && n == e - s && !(o->pred & PREDICATE)) {
        o->each = o->each || each_of(d, e - n, n);
        e -= n;
        break;
      }
      o->each = o->each || each_of(d, e - n, n);
      e -= n;
      o->perfect = o->perfect || d->f[e] == u'已' ||
                   (n > 1 && d->f[e + n - 1] == u'了');
      if(kind != MEAS_ADV)
        o->pred |= 1u << kind;
      if(kind != MEAS_ADV)
        o->pred_words = (ls_span){ e, e + n };
      continue;
    }
    bool says = o->pred & (PREDICATE | MEAS(RANK)) || o->rank ||
                d->f[o->q->span.start] == u'翻';
    uint32_t k = says ? than_before(d, s, e) : beyond(d, s, e, o);
    if(k == e)
      break;
    e = k;
  }
  return e;
}

static bool ends_in_rate(const fig_clause *c, const ls_phrase *p)
{
  static const uint16_t *const words[] = {
    u"增速", u"增幅", u"涨幅", u"增长率", u"降幅", u"增长速度", u"增长",
    u"自然增长率", u"减幅"
  };
  if(!p->n)
    return false;
  ls_span s = p->part[p->n - 1];
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(fig_ends_word(c->d, s.start, s.end, words[i]) ||
       (i < 6 && fig_starts_word(c->d, s.start, s.end, words[i])))
      return true;
  return false;
}

ls_aspect fig_aspect(const fig_clause *c, const fig_one *o, bool *negative,
                     const char **rule)
{
  bool points = points_of(o->q);
  ls_dec one = DEC_INT(1);
  bool part = !o->q->unit.n && o->q->value.scale &&
              dec_cmp(o->q->value, one) < 0;
  bool ratio = part ||
               (o->q->unit_kind == UNIT_RATIO && o->q->unit.n && !points);
  bool multiple = unit_is(o->q, "倍");
  bool up = o->pred & (MEAS(UP) | MEAS(MORE)), down = o->pred & MEAS(DOWN);
  bool rises = o->pred & MEAS(UP);
  if(rises && o->q->unit_kind == UNIT_COUNT &&
     fig_is(c->d, o->pred_words.start, o->pred_words.end, u"改善"))
    rises = up = false; /* 改善9户的住房 */
  *negative = false;
  *rule = "level";
  if(o->rank)
    return *rule = "rank", A_RANK;
  if(c->d->f[o->q->span.start] == u'翻')
    return *rule = "doubling", A_GROWTH;
  if(o->times && multiple)
    return *rule = "times", A_LEVEL;
  if(o->pred & (MEAS(TO) | MEAS(FROM)))
    return *rule = "from-to", ratio && !multiple ? A_SHARE : A_LEVEL;
  if(o->done && ratio)
    return *rule = "done", A_COMPLETION;
  if(down || (o->shrinks && (!up || o->net))) {
    *negative = true;
    *rule = "down";
    return ratio ? A_GROWTH : A_CHANGE;
  }
  if(points)
    return *rule = "points", A_CHANGE;
  if(rises)
    return *rule = "up", ratio ? A_GROWTH : A_CHANGE;
  if(o->pred & MEAS(MORE)) {
    ls_span w = o->pred_words;
    bool plain = fig_is(c->d, w.start, w.end, u"新增");
    if(ratio)
      return *rule = "up", A_GROWTH;
    return *rule = "more", plain ? A_LEVEL : A_CHANGE;
  }
  if(o->net || o->grows)
    return *rule = "net", A_CHANGE;
  if(multiple)
    return A_LEVEL;
  if(ratio || (!o->q->unit.n && o->share))
    return *rule = "percent",
           ends_in_rate(c, &o->ind) ? A_GROWTH : A_SHARE;
  return A_LEVEL;
}
