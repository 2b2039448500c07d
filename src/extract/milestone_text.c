/* What stands at a place of the text, for the names of projects: brackets,
 * heads, counts, scopes, places. */
#include "extract/milestone_name.h"

#define HEADS LEX_BIT(LEX_HEADS)
#define QUALIFIERS LEX_BIT(LEX_QUALIFIERS)
#define SKIP_MAX 60 /* longest quotation that is passed over as one */

const ls_entry *ms_qualifier_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  return doc_at(d, s, e, QUALIFIERS);
}

static uint16_t closer(uint16_t c)
{
  switch(c) {
  case u'“': return u'”';
  case u'‘': return u'’';
  case u'《': return u'》';
  case u'（': return u'）';
  case u'【': return u'】';
  case u'「': return u'」';
  case u'[': return u']';
  case u'〔': return u'〕';
  case u'"': return u'"';
  default: return 0;
  }
}

/* Only for marks: what ms_skip, in the header, leaves over. */
uint32_t ms_skip_mark(const ls_doc *d, uint32_t p, uint32_t e)
{
  uint16_t close = closer(d->f[p]);
  if(!close)
    return p + 1;
  uint32_t far = e - p > SKIP_MAX ? p + SKIP_MAX : e;
  uint32_t k = seek4(d->f, p + 1, far, close, close, close, close);
  return k < far && seek_stop(d->f, p + 1, k) == k ? k + 1 : p + 1;
}

bool ms_opener(uint16_t c)
{
  return c == u'“' || c == u'《' || c == u'「';
}

bool ms_closer(uint16_t c)
{
  return c == u'”' || c == u'》' || c == u'」';
}

/* The end of what stands before a bracketed remark that ends at `e`. */
static uint32_t before_bracket(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e <= s || d->f[e - 1] != u'）')
    return e;
  for(uint32_t k = e - 1; k > s && e - k < SKIP_MAX; k--)
    if(d->f[k - 1] == u'（')
      return k - 1 > s ? k - 1 : e;
  return e;
}

/* The start of 一期, 2期 that ends at `e`, or `e`. */
uint32_t ms_before_phase(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e < s + 2 || d->f[e - 1] != u'期')
    return e;
  uint32_t k = e - 1;
  while(k > s && e - k < 6 && ch_is(d->f[k - 1], CH_CNUM | CH_DIGIT))
    k--;
  if(k == e - 1)
    return e;
  if(k > s && d->f[k - 1] == u'第')
    k--;
  return k;
}

bool ms_works(const ls_doc *d, uint32_t s, uint32_t e)
{
  const uint16_t *f = d->f + s;
  return e - s == 2 && ((f[0] == u'项' && f[1] == u'目') ||
                        (f[0] == u'工' && f[1] == u'程'));
}

/* Fills row, head, phase and quoted of the piece from its span. */
void ms_find_head(const ls_doc *d, ms_piece *p)
{
  uint32_t s = p->span.start, e = p->span.end;
  p->row = NULL;
  p->head = e;
  p->phase = p->quoted = false;
  e = before_bracket(d, s, e);
  if(e < p->span.end) {
    uint32_t inner = ms_before_phase(d, e, p->span.end - 1);
    p->phase = inner < p->span.end - 1;
  }
  uint32_t k = ms_before_phase(d, s, e);
  if(k < e) {
    p->phase = true;
    e = k;
  }
  if(e > s && ms_closer(d->f[e - 1])) {
    p->quoted = true;
    return;
  }
  p->row = lex_before(d->lex, d->f + s, d->f + e, HEADS);
  if(p->row && p->row->len == 1 && e - s < 3)
    p->row = NULL;
  if(!p->row)
    return;
  p->head = e - p->row->len;
  if(ms_works(d, p->head, e) && ms_before_phase(d, s, p->head) < p->head)
    p->phase = true; /* 三期工程 */
  if(ms_works(d, p->head, e) && p->head > s + 2) { /* 综合体项目 */
    if(ms_closer(d->f[p->head - 1]) || d->f[p->head - 1] == u'）')
      return;
    const ls_entry *in = lex_before(d->lex, d->f + s, d->f + p->head, HEADS);
    if(in && in->len > 1 && in->e[0] <= HEAD_SELF) {
      p->row = in;
      p->head -= in->len;
    }
  }
}

bool ms_place_is(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = lex_exact(d->lex, d->f + s, d->f + e);
  return x && lex_in(x, LEX_DIVISIONS);
}

bool ms_place_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = doc_at(d, s, e, LEX_BIT(LEX_DIVISIONS));
  return x && x->len > 1;
}

uint32_t ms_skip_count(const ls_doc *d, uint32_t s, uint32_t e)
{
  uint32_t k = s;
  const ls_entry *at = doc_at(d, s, e, LEX_BIT(LEX_DIVISIONS));
  if((at && at->len > 1) || d->f[s] == u'万' || d->f[s] == u'亿')
    return s;
  while(k < e && (ch_is(d->f[k], CH_CNUM | CH_DIGIT) ||
                  (d->f[k] == u'.' && k > s)))
    k++;
  while(k < e && k > s && (d->f[k] == u'余' || d->f[k] == u'多'))
    k++;
  if(k == s) {
    if(k < e && (d->f[k] == u'数' || d->f[k] == u'几' || d->f[k] == u'各'))
      k++;
    else
      return s;
  }
  const ls_entry *x = ms_qualifier_at(d, k, e);
  return x && x->e[0] == QUAL_CLASSIFIER ? k + x->len : s;
}

/* 区, 县, 市 and so on at the end of a name, but no 园区, 超市, 小镇. */
static bool ends_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e - s < 2)
    return CH_ONE_OF(d->f[s], u"区县市乡镇旗州");
  switch(d->f[e - 1]) {
  case u'区':
    return !CH_ONE_OF(d->f[e - 2], u"园社小景校矿库片灾林牧发范验税保先新假街"
                                   u"商厂工营居住游");
  case u'市': return !CH_ONE_OF(d->f[e - 2], u"超城都门夜");
  case u'镇': return !CH_ONE_OF(d->f[e - 2], u"小城重");
  case u'乡': return !CH_ONE_OF(d->f[e - 2], u"水侨故城");
  default: return CH_ONE_OF(d->f[e - 1], u"县旗州");
  }
}

static bool is_place(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(e > s + 2 && d->f[s] == u'其' && CH_ONE_OF(d->f[s + 1], u"他余"))
    s += 2;
  uint32_t k = ms_skip_count(d, s, e);
  if(k < e && ms_place_is(d, k, e))
    return true;
  if(k >= e || e - k > 4 || (k == s && e - k < 2))
    return false;
  for(uint32_t i = k; i < e; i++)
    if(!ch_is(d->f[i], CH_HAN))
      return false;
  return ends_place(d, k, e);
}

bool ms_places(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t p = s; p <= e; p++) {
    if(p < e && !CH_ONE_OF(d->f[p], u"、和与及"))
      continue;
    if(p == s || !is_place(d, s, p))
      return false;
    s = p + 1;
  }
  return true;
}

bool ms_scope(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; k < e && k < s + 8; k++) {
    const ls_entry *x = ms_qualifier_at(d, k, e);
    if(x && x->e[0] == QUAL_SCOPE)
      return true;
    if(d->f[k] == u'第' && ch_is(d->f[k + 1], CH_CNUM | CH_DIGIT))
      return true;
  }
  return false;
}

static bool counts_things(uint16_t c)
{
  static const uint16_t words[] = u"个家座处所条项批段栋幢";
  for(const uint16_t *w = words; *w; w++)
    if(*w == c)
      return true;
  return false;
}

bool ms_counted(const ls_doc *d, uint32_t s, uint32_t e)
{
  if(ms_skip_count(d, s, e) > s)
    return true;
  if(s + 1 < e && ch_is(d->f[s], CH_DIGIT)) { /* 2镇2村 */
    uint32_t k = s;
    while(k < e && ch_is(d->f[k], CH_DIGIT))
      k++;
    if(d->f[k] == u'镇' || d->f[k] == u'村' || d->f[k] == u'县' ||
       d->f[k] == u'市' || d->f[k] == u'区' || d->f[k] == u'企')
      return true;
  }
  for(uint32_t k = s; (k = ms_seek(d, k, e, SIGN_DIGIT)) < e; k++) {
    uint32_t to = k > s && d->f[k - 1] == u'第' ? k : ms_skip_count(d, k, e);
    if(to > k && (to == e || d->f[to] == u'以' || d->f[to] == u'左' ||
                  counts_things(d->f[to - 1])))
      return true;
    while(k + 1 < e && ch_is(d->f[k + 1], CH_DIGIT))
      k++;
  }
  return false;
}

bool ms_proper(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(uint32_t k = s; (k = doc_seek(d, k, e, SIGN_NAMES | SIGN_PLACE)) < e;
      k++) {
    bool names = doc_sign(d, k) & SIGN_NAMES;
    if((names && (d->f[k] != u'至' || k > s)) || ms_place_at(d, k, e))
      return true;
  }
  return false;
}
