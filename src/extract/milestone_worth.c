/* Whether a member of an enumeration names anything. */
#include "extract/milestone_name.h"
#include "extract/milestone_verb.h" /* ms_ends */

#define NAME_MAX 60

static bool is_trial(const ls_doc *d, uint32_t s, uint32_t e)
{
  return e - s >= 2 && d->f[e - 2] == u'试' && d->f[e - 1] == u'点';
}

/* Characters of [s, e) that are of no plain word. */
static uint32_t telling(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t n = 0;
  while(s < e) {
    const ls_entry *x = ms_qualifier_at(d, s, e);
    if(x && x->e[0] != QUAL_CLASSIFIER)
      s += x->len;
    else {
      n++;
      s++;
    }
  }
  return n;
}

static bool bad_length(const ms_piece *p, uint32_t least)
{
  uint32_t n = 0;
  for(uint32_t i = 0; i < p->name.n; i++)
    n += p->name.part[i].end - p->name.part[i].start;
  return n < least || n > NAME_MAX;
}

/* “三大战略”: numbers open the names of policies. */
static bool is_slogan(const ls_doc *d, const ms_piece *p)
{
  uint32_t s = p->span.start;
  return p->quoted && ms_opener(d->f[s]) &&
         ch_is(d->f[s + 1], CH_CNUM | CH_DIGIT);
}

/* 20亿元的甲基金, 集吃住于一体的甲街区: the name begins behind the size or
 * the description. */
static void drop_size(const ls_doc *d, ms_piece *p)
{
  uint32_t s = p->span.start, e = p->span.end, k = s;
  if(d->f[s] == u'我' && e - s > 4 && p->name.part[0].start == s &&
     (d->f[s + 1] == u'市' || d->f[s + 1] == u'省' || d->f[s + 1] == u'区' ||
      d->f[s + 1] == u'县' || d->f[s + 1] == u'州')) {
    p->span.start = p->name.part[0].start = s + 2; /* 我市首个甲中心 */
    return;
  }
  uint32_t far = d->f[s] == u'集' ? 50
                 : d->f[s] == u'总' && d->f[s + 1] == u'投' ? 16
                                                           : 10;
  if(far == 10 && !ch_is(d->f[s], CH_DIGIT | CH_CNUM))
    return;
  while(k < e && k < s + far && d->f[k] != u'的')
    k++;
  if(k < e && d->f[k] == u'的' &&
     p->name.n && p->name.part[0].start == s && k + 1 < p->name.part[0].end) {
    p->span.start = k + 1;
    p->name.part[0].start = k + 1;
  }
}

static bool ends_project(const ls_doc *d, uint32_t e)
{
  return d->f[e - 2] == u'项' && d->f[e - 1] == u'目';
}

/* 第三条铁路: one of several, not named. */
static bool nth_of(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k + 2 < e && (k = doc_find(d, k, e - 2, u"第", 1)) < e;
      k++)
    if(ch_is(d->f[k + 1], CH_CNUM) && CH_ONE_OF(d->f[k + 2], u"条个座"))
      return true;
  return e - s == 2 && d->f[s] == u'第';
}

/* A word at `k` that names do not hold. */
static bool talks_at(const ls_doc *d, uint32_t s, uint32_t k)
{
  uint16_t b = d->f[k + 1];
  switch(d->f[k]) {
  case u'了': case u'是': case u'把': case u'被': case u'或': case u'%':
    return true;
  case u'一':
    return (b == u'批' && !(k > s && d->f[k - 1] == u'第')) || b == u'系' ||
           b == u'些';
  case u'若': return b == u'干';
  case u'许': return b == u'多';
  case u'各': return b == u'类' || b == u'种';
  case u'应': return b == u'该';
  case u'着': return b == u'力';
  case u'更': return b == u'多';
  case u'必': return b == u'须';
  default: return false;
  }
}

bool ms_talk(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(CH_ONE_OF(d->f[s], u"与及并对以把到在从向将使让是的各每某该其约") &&
     !ms_place_at(d, s, e))
    return true;
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_TALK)) < e; k++)
    if(talks_at(d, s, k))
      return true;
  return false;
}

/* 甲工厂100家以上: a number of things at the end. */
static bool ends_count(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s + 1; (k = doc_seek(d, k, e, SIGN_DIGIT)) < e; k++)
    if(!ch_is(d->f[k - 1], CH_DIGIT)) {
      uint32_t to = ms_skip_count(d, k, e);
      if(to > k && (to == e || d->f[to] == u'以' || d->f[to] == u'左'))
        return true;
    }
  return false;
}

static bool has_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  while((s = doc_seek(d, s, e, SIGN_PLACE)) < e)
    if(ms_place_at(d, s++, e))
      return true;
  return false;
}

/* A member without a head of its own: what the list says of it. */
static bool headless(const ls_doc *d, const ms_list *l, const ms_piece *p,
                     int need, uint32_t own)
{
  uint32_t quote = 0; /* how long the quotation at the end is */
  while(p->quoted && p->span.end - quote > p->span.start &&
        !ms_opener(d->f[p->span.end - quote]))
    quote++;

  if(p->quoted)
    return (need == NEED_LITTLE && !l->named) ||
           (l->works && own > quote + 1) ||
           (need == NEED_SOME && (l->works || own > quote + 1));
  if(l->works)
    return own >= 3 || (own >= 2 && need == NEED_LITTLE) ||
           (own && p->span.end - p->span.start >= 4);
  if(p->phase)
    return own >= 2 && need != NEED_MUCH;
  return need == NEED_LITTLE && !p->row && own >= 4 && l->n == 1 && !l->etc &&
         has_place(d, p->span.start, p->span.end);
}

/* 市康复中心: the level says whose it is. */
static bool has_level(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint16_t c = d->f[s];
  return e - s > 4 && (c == u'市' || c == u'县' || c == u'区' || c == u'省' ||
                       c == u'州' || c == u'旗');
}

/* 临禾河景观带, 青溪河治理: the name of a water or a hill begins it. */
static bool has_water(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s + 1; k + 2 < e && k < s + 4; k++) {
    if(!CH_ONE_OF(d->f[k], u"河江湖溪山"))
      continue;
    uint16_t b = d->f[k + 1];
    bool word = CH_ONE_OF(b, u"道泊网水区体") ||
                (b == u'流' && d->f[k + 2] != u'域');
    return !word && telling(d, s, k) == k - s &&
           !CH_ONE_OF(d->f[k - 1], u"大小中主各两江山跨界内入沿黑");
  }
  return false;
}

/* What a name says that only names say; under NEED_MUCH a quotation is no
 * name of 试点, 工程 and 项目. */
static bool is_proper(const ls_doc *d, const ms_piece *p, int need)
{
  uint32_t s = p->span.start, e = p->span.end;
  if(p->phase || p->name.n > 1 || (has_level(d, s, e) && need != NEED_MUCH))
    return true;
  if(need == NEED_MUCH && p->row &&
     (ms_works(d, p->head, e) || is_trial(d, p->head, e))) {
    return has_place(d, s, p->head) || ms_scope(d, s, e) ||
           has_water(d, s, e);
  }
  if(p->row && p->row->e[0] != HEAD_NAME && need != NEED_MUCH &&
     ms_scope(d, s, e))
    return true;
  return p->quoted || ms_proper(d, s, e) || has_water(d, s, e);
}

bool ms_named(const ls_doc *d, const ms_piece *p)
{
  return p->phase || has_level(d, p->span.start, p->span.end) ||
         ms_proper(d, p->span.start, p->span.end) ||
         has_water(d, p->span.start, p->span.end);
}

static bool sibling(const ms_list *l, const ms_piece *p)
{
  const ms_piece *q = p > l->v ? p - 1 : l->n > 1 ? p + 1 : p;
  return q != p && q->row == p->row;
}

/* Without a head, a quotation or anything else that could be a name; asked
 * first, because most members are so. */
static bool nameless(const ls_doc *d, const ms_list *l, const ms_piece *p)
{
  if(p->row)
    return p->row->e[0] == HEAD_NOT &&
           !(l->works && has_place(d, p->span.start, p->span.end));
  return !p->quoted && !p->phase && !l->works;
}

bool ms_idle_list(const ls_doc *d, uint32_t s, uint32_t e, int need)
{
  const uint32_t many = 2 * MS_PIECES; /* more may lose its last members */
  ms_piece p = { .span = { s, e } };
  if(e - s > many || !ch_is(d->f[e - 1], CH_HAN) ||
     ms_ends(d, s, e, u"建设") || doc_seek(d, s, e, SIGN_ETC) < e)
    return false;
  ms_find_head(d, &p);
  if(p.phase || p.quoted)
    return false;
  if(p.row) /* whatever stands in front of it */
    return p.row->e[0] == HEAD_NOT && p.row->len > 1 &&
           doc_seek(d, p.head, e, SIGN_AND | SIGN_OPEN) == e;
  return need != NEED_LITTLE && doc_find(d, s, e, u"期", 1) > e &&
         !has_place(d, s, e);
}

bool ms_project(const ls_doc *d, const ms_list *l, ms_piece *p, int need)
{
  static const uint8_t own_least[] = {
    [NEED_LITTLE] = 1, [NEED_SOME] = 2, [NEED_MUCH] = 3
  };
  drop_size(d, p);
  uint32_t s = p->span.start, e = p->span.end;
  const ms_piece *last = &l->v[l->n - 1];
  if((!l->etc && last->row && last->row->e[0] == HEAD_NOT) ||
     (need != NEED_LITTLE && nameless(d, l, p)))
    return false;
  if(bad_length(p, l->works ? 2 : 3) || ms_counted(d, s, e) ||
     d->f[s] == u'我' || nth_of(d, s, e) || ms_talk(d, s, e) ||
     (p != l->v && ms_talk(d, l->v[0].span.start, l->v[0].span.end)))
    return false;
  if(l->etc && !l->projects && l->what.end > l->what.start &&
     !(need == NEED_LITTLE && ms_named(d, p))) /* 建成甲城二期等消费场景 */
    return false;
  if(!l->etc && l->n > 1 && need != NEED_LITTLE && !last->row &&
     !last->quoted && !last->phase && !has_place(d, s, e))
    return false;
  if(!l->etc && l->n > 1 && ends_count(d, last->span.start, last->span.end))
    return false;
  if(is_slogan(d, p))
    return false;
  bool proper = is_proper(d, p, need);
  uint32_t own = telling(d, s, p->row && p->head < e ? p->head : e);
  if(!p->row || p->row->e[0] == HEAD_NOT)
    return headless(d, l, p, need, own);
  switch(p->row->e[0]) {
  case HEAD_SELF: return need != NEED_MUCH || proper || own >= 2;
  case HEAD_TITLE:
    return (need == NEED_LITTLE && proper) ||
           (need != NEED_MUCH && ms_scope(d, s, e));
  case HEAD_DEED:
    if(l->works && own >= 2)
      return true;
    return need == NEED_LITTLE ? own >= 2
                               : proper && own >= 2 &&
                                   (need == NEED_SOME ||
                                    has_place(d, s, e) || has_water(d, s, e));
  case HEAD_NAME:
    return proper || own >= own_least[need] ||
           (need == NEED_SOME && p->head >= s + 6 && ms_scope(d, s, e)) ||
           (need == NEED_LITTLE && p->head >= s + 4) ||
           (need != NEED_MUCH && sibling(l, p));
  case HEAD_WEAK:
    if(need == NEED_MUCH)
      return (proper && (own >= 2 || p->name.n > 1)) ||
             (own >= 6 && ends_project(d, e));
    return (proper && (need == NEED_LITTLE || own || p->head >= s + 6)) ||
           own >= 2 ||
           (need == NEED_LITTLE && p->head >= s + 2 && e - s >= 5);
  default: return need == NEED_MUCH ? proper && own >= 3 : own >= 3;
  }
}

/* 重点园区, 大口岸: a kind of things. */
static bool opens_class(const ls_doc *d, uint32_t s, uint32_t e)
{
  return d->f[s] == u'大' || (e > s + 2 && doc_is(d, s, s + 2, u"重点", 2));
}

bool ms_neighbour(const ls_doc *d, const ms_list *l, ms_piece *p)
{
  uint32_t s = p->span.start, e = p->span.end;
  if(p->name.n == 1 && (ms_place_is(d, s, e) || opens_class(d, s, e)))
    return false;
  return ms_project(d, l, p, NEED_LITTLE) &&
         (p->row || ms_named(d, p) || telling(d, s, e) >= 4);
}

bool ms_title(const ls_doc *d, const ms_piece *p, bool strict)
{
  uint32_t s = p->span.start, e = p->span.end;
  if(bad_length(p, 3) || ms_counted(d, s, e) || ms_talk(d, s, e) ||
     (e - s < 5 && !p->quoted && p->name.n == 1 && !ms_scope(d, s, e) &&
      !(p->row && p->row->len == e - s)))
    return false;
  if(p->row && (p->row->e[0] == HEAD_NOT || p->row->e[0] == HEAD_CLASS))
    return false;
  if(!p->row && !p->quoted && p->name.n < 2)
    return false;
  if(ms_scope(d, s, e))
    return true;
  if(strict || (p->quoted && e - s < 5) || d->f[s] == u'为')
    return false;
  return ms_opener(d->f[s]) || (p->row && p->row->len >= 4) ||
         (p->row && (p->head >= s + 4 || telling(d, s, p->head) >= 2));
}
