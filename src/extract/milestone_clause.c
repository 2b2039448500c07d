/* One clause: the milestones it tells of, by where its verb stands. */
#include "extract/milestone_name.h"
#include "extract/item.h" /* it_figures */
#include "extract/milestone_verb.h"

typedef struct clause {
  ls_doc *d;
  ms_place at;
  bool hedge;
  bool pivot; /* another does it: 支持甲创建乙 */
} clause;

/* Lengths, areas and money are built and spent with the project; what it
 * will make in a year is not. */
static bool is_capacity(ls_slice unit)
{
  static const ls_slice spent[] = {
    { "元", 3 }, { "美元", 6 }, { "米", 3 }, { "公里", 6 },
    { "平方米", 9 }, { "平方公里", 12 }, { "亩", 3 }, { "公顷", 6 }
  };
  for(size_t i = 0; i < sizeof(spent) / sizeof(*spent); i++)
    if(slice_eq(unit, spent[i]))
      return false;
  return unit.n > 0;
}

/* 凤凰4500吨水泥生产线: a size within a project's name is neither
 * a result nor a target. */
static void ground_sizes(ls_doc *d, const ls_phrase *name)
{
  ls_report *r = d->report;
  for(uint32_t k = 0; k < name->n; k++) {
    it_range all = { d->item_pass.figure, r->figures.n };
    it_range in = it_figures(d, all, name->part[k]);
    for(uint32_t i = in.to; i-- > in.from;) {
      ls_figure *f = &r->figures.v[i];
      if(f->h.span.start < name->part[k].start + 2 ||
         f->h.span.end >= name->part[k].end || f->mood == M_BACKGROUND ||
         !is_capacity(f->unit))
        continue;
      f->mood = M_BACKGROUND;
      doc_why(d, &f->h, "mood", "in-a-name", name->part[k].start,
              name->part[k].end);
    }
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
  ground_sizes(c->d, &name);
  ls_span first = name.part[0], last = name.part[name.n - 1];
  m.h.span = name.n == 1 || last.start < first.end ? last : first;
  ls_milestone *to = vec_push(c->d->arena, &r->milestones);
  while(to > r->milestones.v && to[-1].h.span.start > m.h.span.start) {
    *to = to[-1];
    to--;
  }
  *to = m;
  doc_why(c->d, &to->h, "object", rule, m.h.span.start, m.h.span.end);
  doc_why(c->d, &to->h, "stage", rule, verb.start, verb.end);
  doc_why(c->d, &to->h, "hedge", hedge ? "striven-for" : "plain", verb.start,
          verb.end);
  doc_why(c->d, &to->h, "mood", c->at.promise ? "promising" : "reporting", 0,
          0);
}

/* A report of the whole country speaks of kinds where a city's would speak of
 * a project. */
static bool national(const ls_doc *d)
{
  return slice_eq(d->report->place, SLICE("全国"));
}

static void put_project(const clause *c, const ms_piece *p, ls_span verb,
                        int stage, const char *rule)
{
  ls_span at = p->span;
  bool title = stage == STAGE_COMPLETE && p->row &&
               p->row->e[0] == HEAD_TITLE &&
               !ms_ends(c->d, at.start, at.end, u"项目");
  put(c, verb, p->name, title ? STAGE_APPROVE : stage, c->hedge, rule);
}

/* Names of projects in [s, e) under the verb `v`.  Beside one that has a name
 * of its own, or that is begun or done, less is asked of its neighbours: a
 * list speaks of things of one kind. */
static int projects(const clause *c, uint32_t s, uint32_t e, ls_span verb,
                    int stage, int need, const char *rule)
{
  ms_list l;
  bool is[MS_PIECES] = { false };
  int found = 0;
  if(national(c->d))
    need = need == NEED_LITTLE ? NEED_SOME : NEED_MUCH;
  if(ms_idle_list(c->d, s, e, need))
    return 0;
  ms_list_read(c->d, s, e, &l);
  l.works &= !national(c->d);
  l.named = verb.start < s && stage == STAGE_START; /* 启动“甲”, 设立“乙” */
  bool anchor = false;
  for(uint32_t i = 0; i < l.n; i++)
    if(ms_project(c->d, &l, &l.v[i], need)) {
      is[i] = true;
      found++;
      anchor = anchor || ms_named(c->d, &l.v[i]) ||
               (l.etc && stage != STAGE_BUILD && stage != STAGE_PREPARE);
    }
  if(anchor && !national(c->d))
    for(uint32_t i = 0; i < l.n; i++)
      is[i] = is[i] || ms_neighbour(c->d, &l, &l.v[i]);
  for(uint32_t i = 0; i < l.n; i++)
    if(is[i])
      put_project(c, &l.v[i], verb, stage, rule);
  return found;
}

static bool own_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"我市", u"全市", u"我省", u"全省", u"我区", u"全区", u"我县", u"全县",
    u"我们", u"成功", u"市", u"我州", u"全州", u"我旗", u"全旗"
  };
  for(size_t i = 0; CH_ONE_OF(d->f[s], u"我全成市") &&
                    i < sizeof(words) / sizeof(*words); i++)
    if(ms_is_word(d, s, e, words[i]))
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
      const ls_entry *x = ms_stage_at(d, k, p.end);
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
    const ls_entry *x = doc_at(d, k, p->span.end,
                               LEX_BIT(LEX_QUALIFIERS));
    if(x)
      n--;
    k += x ? x->len : 1;
  }
  if(ms_is(d, p->span.start, p->span.start + 2, u"企业"))
    return false;
  return (n >= 2 && !ms_ends(d, p->span.start, p->span.end, u"企业")) ||
         ms_proper(d, p->span.start, p->span.end);
}

static bool ends_check(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t *const words[] = {
    u"验收", u"复审", u"评审", u"初评", u"评估", u"考核", u"审查", u"复核",
    u"批准", u"批复", u"核准", u"复查", u"考评", u"评定", u"批复设立",
    u"批准设立"
  };
  if(e == s || !CH_ONE_OF(d->f[e - 1], u"收审评估核查准复定立"))
    return false; /* what they end with */
  for(size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
    if(ms_ends_word(d, s, e, words[i]))
      return true;
  return false;
}

/* 获X命名 is 获X; 创建X的工作 is 创建X; 通过X评估验收 is 通过X. */
static uint32_t cut_title(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(int turns = 0; turns < 2 && e > s + 6 && ends_check(d, s, e); turns++)
    e -= 2;
  if(ms_ends(d, s, e, u"的工作"))
    return e - 3;
  if(ms_ends(d, s, e, u"行列"))
    return ms_ends(d, s, e, u"建设行列") ? e - 4 : e - 2;
  return ms_ends(d, s, e, u"命名") || ms_ends(d, s, e, u"授牌") ||
         ms_ends(d, s, e, u"殊荣") || ms_ends(d, s, e, u"之列") ? e - 2 : e;
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

/* 通过国家二类城市语言文字工作评估: what was examined tells the title. */
static bool checked_title(const ls_doc *d, ls_span t)
{
  return t.end - t.start >= 8 && ms_scope(d, t.start, t.end) &&
         !ms_ends(d, t.start, t.end, u"检查");
}

/* Titles of [s, e), each won by each holder of [hs, he). */
static int titles(const clause *c, ls_span holder, uint32_t s, uint32_t e,
                  const ms_verb *v, int stage, bool hedge)
{
  const ls_doc *d = c->d;
  ms_list t, h = { .n = 0 };
  ls_span verb = { v->start, v->end };
  int found = 0;
  bool checked = v->row->e[FORM] == FORM_TITLE && ends_check(d, s, e);
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
                 (v->row->e[FORM] == FORM_BID && h.n && !c->pivot));
  uint32_t good = 0;
  for(uint32_t i = 0; i < t.n; i++)
    if(ms_title(d, &t.v[i], good < i || (strict && !good)) ||
       (checked && checked_title(d, t.v[i].span)))
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

/* Projects or titles that passed a check. */
static int passed(const clause *c, uint32_t s, uint32_t e, ls_span verb)
{
  int stage = STAGE_APPROVE;
  bool bid = false, tail = false;
  ms_list l;
  int found = 0;
  e = ms_strip_tails(c->d, s, e, &stage, &bid, &tail);
  ms_list_read(c->d, s, e, &l);
  for(uint32_t i = 0; i < l.n; i++)
    if(ms_project(c->d, &l, &l.v[i], NEED_LITTLE) ||
       ms_title(c->d, &l.v[i], true)) {
      put(c, verb, l.v[i].name, STAGE_APPROVE, c->hedge, "passed");
      found++;
    }
  return found;
}

static int bid_or_title(const clause *c, ls_span holder, const ms_verb *verb,
                        uint32_t e)
{
  const ls_doc *d = c->d;
  ms_verb past = *verb, *v = &past;
  int form = v->row->e[FORM], stage = v->stage;
  bool hedge = c->hedge;
  if(d->f[v->end] == u'了' && v->end + 1 < e)
    v->end++;
  if(form == FORM_TITLE && ends_check(d, v->end, e) && e - v->end <= 12) {
    int found = passed(c, holder.start, holder.end, (ls_span){ v->start, e });
    if(found || !ms_scope(d, v->end, e))
      return found;
  }
  uint32_t words = e > v->end && d->f[e - 1] == u'》' ? e - 1 : e;
  if(form == FORM_TITLE && ms_ends(d, v->end, words, u"规划") &&
     holder.end > holder.start)
    return projects(c, holder.start, holder.end, (ls_span){ v->start, e },
                    STAGE_PREPARE, NEED_LITTLE, "planned");
  if(form == FORM_BID) {
    bool won = !c->at.promise && !c->hedge && !c->pivot &&
               (v->core == v->start || ms_is(d, v->start, v->core, u"成功"));
    stage = won ? STAGE_APPROVE : STAGE_PREPARE;
    hedge = !won;
  }
  return titles(c, holder, v->end, e, v, stage, hedge);
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
  e = ms_cut_share(d, s, e, &stage);
  e = ms_strip_tails(d, s, e, &stage, &bid, &tail);
  if(e <= s + 2)
    return 0;
  clause k = *c;
  if(bid) {
    k.hedge = true;
    return titles(&k, (ls_span){ 0, 0 }, s, e, v, STAGE_PREPARE, true);
  }
  if(v->row->e[FORM] == FORM_LEAD && !tail && need == NEED_SOME)
    need = NEED_MUCH;
  else if(tail && need == NEED_MUCH &&
          (v->row->e[FORM] == FORM_DO || stage == STAGE_PREPARE))
    need = NEED_SOME; /* 做好甲前期工作 */
  if(v->stage == STAGE_COMPLETE && ms_ends(d, s, e, u"认定"))
    stage = STAGE_APPROVE;
  if(ms_is(d, v->core, v->end, u"争取"))
    k.hedge = true;
  return projects(&k, s, e, (ls_span){ v->start, v->end }, stage, need,
                  "verb-first");
}

static int subject_last(const clause *c, uint32_t s, const ms_verb *v)
{
  int stage = v->stage, need = v->row->e[NEED];
  bool bid = false, tail = false;
  uint32_t e = ms_before_time(c->d, s, v->start);
  if(e > s + 4)
    e = ms_before_where(c->d, s, e);
  e = ms_strip_tails(c->d, s, e, &stage, &bid, &tail);
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

/* Where in 甲、乙和丙 the title before the next verb's holder ends. */
static uint32_t title_end(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_AND)) < e; k++)
    if(d->f[k] == u'、' && k > s) {
      ms_list l;
      ms_list_read(d, s, k, &l);
      if(l.n && (l.v[l.n - 1].row || l.v[l.n - 1].quoted))
        return k;
    }
  return e;
}

/* Holders, verbs and titles by turns: 支持A建设B、C和D申报E. */
static int subject_amid(const clause *in, uint32_t s, uint32_t e, int pivot)
{
  clause k = *in, *c = &k;
  k.pivot = pivot != PIVOT_NONE;
  int found = 0;
  ms_verb v, next;
  bool more = ms_verb_amid(c->d, s, e, pivot, &v);
  while(more) {
    uint32_t end = e, from = e;
    ms_verb inner = { .row = NULL };
    next.end = v.end;
    while((more = ms_verb_amid(c->d, next.end, e, pivot, &next))) {
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
  if(!found && ms_verb_last(c->d, s, e, &v))
    found = subject_last(c, s, &v);
  return found;
}

/* Nothing but a word like 支持 in front of a name: 争取X试点, 支持X建设. */
static void pivot_first(const clause *c, uint32_t s, uint32_t q, uint32_t e)
{
  ms_verb v;
  if(ms_verb_at(c->d, s, e, &v)) {
    verb_first(c, &v, e);
    return;
  }
  int stage = STAGE_BUILD;
  bool bid = false, tail = false;
  e = ms_strip_tails(c->d, q, e, &stage, &bid, &tail);
  if(bid)
    stage = STAGE_PREPARE;
  for(uint32_t k = q + 2; k < e && k < q + 10; k++)
    if(ms_verb_at(c->d, k, e, &v) && v.core > k) /* 支持甲大力推进 */
      return;
  if(tail)
    projects(c, q, e, (ls_span){ s, q }, stage, NEED_SOME, "supported");
}

static void one_clause(ls_doc *d, uint32_t s, uint32_t e, ms_place at,
                       ms_carry *carry)
{
  bool hedge = false, pivot = false;
  uint32_t hedge_at = e;
  uint32_t q = ms_open_clause(d, s, e, &hedge, &pivot, &hedge_at);
  if(q >= e)
    return;
  clause c = { d, at, hedge, pivot };
  ms_verb v, last;
  bool first = ms_verb_at(d, q, e, &v);
  uint32_t told = first || pivot ? q : ms_told_to(d, q, e);
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
     ((ms_verb_last(d, v.end, e, &last) && subject_last(&c, v.end, &last)) ||
      subject_amid(&c, v.end, e, PIVOT_LEAD))) {
    *carry = (ms_carry){ true, hedge };
    return;
  }
  verb_first(&c, &v, e);
}

/* A clause without a word that could be a verb tells of nothing; unless it
 * only leads up to another, what was left open for it is lost. */
static void idle_clause(const ls_doc *d, uint32_t s, uint32_t e,
                        ms_carry *carry)
{
  bool hedge = false, pivot = false;
  uint32_t hedge_at = e;
  if(ms_open_clause(d, s, e, &hedge, &pivot, &hedge_at) < e)
    *carry = (ms_carry){ false, false };
}

bool ms_later_stage(ls_doc *d, uint32_t s, uint32_t e, uint32_t first)
{
  ls_report *r = d->report;
  bool hedge = false, pivot = false;
  if(first == r->milestones.n)
    return false;
  uint32_t at = e, q = ms_open_clause(d, s, e, &hedge, &pivot, &at);
  ms_verb verb;
  if(!pivot || !ms_verb_at(d, q, e, &verb) ||
     verb.end != e || verb.stage < STAGE_START ||
     verb.stage == STAGE_BUILD)
    return false;
  for(uint32_t i = first; i < r->milestones.n; i++) {
    ls_milestone *m = &r->milestones.v[i];
    if(m->stage != S_BUILD && m->stage != S_PREPARE)
      continue;
    m->stage = (uint8_t)(verb.stage - STAGE_PREPARE);
    m->hedge = hedge;
    m->verb = (ls_span){ at, e };
    doc_why(d, &m->h, "stage", "later-clause", at, e);
  }
  return true;
}

void ms_clause(ls_doc *d, uint32_t s, uint32_t e, ms_place at,
               ms_carry *carry)
{
  uint32_t from = s;
  if(doc_seek(d, s, e, SIGN_DEED) == e) {
    idle_clause(d, s, e, carry);
    return;
  }
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_AND)) < e; k++)
    if(d->f[k] == u'、' && k > from + 4 &&
       (ms_begins_verb(d, k + 1, e) || ms_ends_verb(d, from, k))) {
      one_clause(d, from, k, at, carry);
      from = k + 1;
    }
  one_clause(d, from, e, at, carry);
}
