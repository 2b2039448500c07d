/* How a clause opens: with a verb of work, or with what is none. */
#include "extract/item.h"

#include "extract/milestone.h" /* ms_skip */

#define ACTIONS LEX_BIT(LEX_ACTIONS)
#define SLOGANS LEX_BIT(LEX_SLOGANS)
#define OPENERS 12 /* words passed over in front of a verb, at most */
#define REACH 60   /* how far a verb may stand behind its manner */

enum { SAY_ADDRESS, SAY_MANNER, SAY_DISPOSAL, SAY_AIM, SAY_SLOGAN,
       SAY_CONNECTIVE };

static bool dash(uint16_t c)
{
  return c == u'—' || c == '-' || c == u'－' || c == u'·' || c == u'●' ||
         c == u'◆' || c == u'■';
}

/* Behind numbering at `p`: （一） 1. 2、 ① 一是 三要 ——. */
static uint32_t skip_numbering(const ls_doc *d, uint32_t p, uint32_t e)
{
  uint32_t k = p;
  while(k < e && (ch_is(d->f[k], CH_SPACE) || dash(d->f[k])))
    k++;
  if(k < e && d->f[k] >= u'①' && d->f[k] <= u'⑳')
    return k + 1;
  bool bracket = k < e && d->f[k] == u'（';
  uint32_t n = k + bracket;
  while(n < e && n < k + 4 && ch_is(d->f[n], CH_DIGIT | CH_CNUM))
    n++;
  if(n == k + bracket || n >= e)
    return k;
  uint16_t c = d->f[n];
  if(bracket)
    return c == u'）' ? n + 1 : k;
  if(c == '.' || c == u'．' || c == u'、') {
    bool decimal = c == '.' && ch_is(d->f[n + 1], CH_DIGIT);
    return decimal ? k : n + 1;
  }
  return (c == u'是' || c == u'要') && ch_is(d->f[k], CH_CNUM) ? n + 1 : k;
}

static bool opens(const ls_entry *x)
{
  return x->list == LEX_ACTIONS && x->e[0] < ACT_ADVERB;
}

/* The row at `p`: where a word is in both lists, that of the slogans; a
 * verb of work before the same word as a predicate. */
static const ls_entry *row_at(const ls_doc *d, uint32_t p, uint32_t e)
{
  if(p >= e || !lex_starts(d->lex, d->f[p], ACTIONS | SLOGANS))
    return NULL;
  const ls_entry *x = lex_at(d->lex, d->f + p, d->f + e, ACTIONS | SLOGANS);
  if(!x)
    return NULL;
  const ls_entry *say = lex_in(x, LEX_SLOGANS);
  if(say)
    return say;
  for(const ls_entry *y = x; y; y = y->next)
    if(opens(y))
      return y;
  return lex_in(x, LEX_ACTIONS);
}

const ls_entry *it_verb_at(const ls_doc *d, uint32_t p, uint32_t e,
                           uint32_t object)
{
  for(int i = 0; i < OPENERS; i++) {
    const ls_entry *x = row_at(d, p, e);
    if(!x || x->list != LEX_ACTIONS)
      return NULL;
    if(opens(x))
      return e - p >= x->len + object ? x : NULL;
    if(x->e[0] != ACT_ADVERB)
      return NULL;
    p += x->len;
  }
  return NULL;
}

/* The first verb with an object behind `p`, for a clause that opens with
 * its manner (依托园区建设实训基地). */
static uint32_t verb_behind(const ls_doc *d, uint32_t p, uint32_t e,
                            const ls_entry **row)
{
  uint32_t end = e - p > REACH ? p + REACH : e;
  uint32_t from = p;
  while(p < end) {
    uint32_t k = ms_skip(d, p, e);
    if(k > p + 1) {
      p = k;
      continue;
    }
    if(p > from && d->f[p - 1] != u'的') {
      const ls_entry *x = row_at(d, p, e);
      if(x && opens(x) && e - p >= x->len + 3u &&
         d->f[p + x->len] != u'、' && d->f[p + x->len] != u'的') {
        *row = x;
        return p;
      }
    }
    p++;
  }
  return e;
}

static it_head verb_head(it_head h, uint32_t p, const ls_entry *x)
{
  h.open = IT_DO;
  h.row = x;
  h.kind = x->e[0];
  h.body = p + x->len;
  return h;
}

static it_head say_head(const ls_doc *d, it_head h, uint32_t p, uint32_t e,
                        const ls_entry *x)
{
  h.row = x;
  h.body = p + x->len;
  const ls_entry *verb = NULL;
  switch(x->e[0]) {
  case SAY_MANNER:
  case SAY_DISPOSAL:
    if(x->e[0] == SAY_DISPOSAL || x->len == 1 || x->len == 2) {
      uint32_t v = verb_behind(d, h.body, e, &verb);
      if(v < e && x->e[0] == SAY_MANNER && x->len == 2)
        h.start = v;
      if(v < e)
        return verb_head(h, v, verb);
    }
    h.open = IT_MANNER;
    break;
  case SAY_AIM: h.open = IT_AIM; break;
  case SAY_ADDRESS: h.open = IT_ADDRESS; break;
  default: h.open = IT_SLOGAN;
  }
  return h;
}

it_head it_head_read(const ls_doc *d, uint32_t s, uint32_t e)
{
  it_head h = { .start = s, .body = s, .open = IT_NONE };
  uint32_t p = skip_numbering(d, s, e);
  h.start = p;
  for(int i = 0; i < OPENERS && p < e; i++) {
    const ls_entry *x = row_at(d, p, e);
    if(!x)
      break;
    if(x->list == LEX_ACTIONS && opens(x))
      return verb_head(h, p, x);
    if(x->list == LEX_SLOGANS && x->e[0] != SAY_CONNECTIVE)
      return say_head(d, h, p, e, x);
    if(x->list == LEX_ACTIONS && x->e[0] != ACT_ADVERB)
      break;
    p += x->len;
    if(x->list == LEX_SLOGANS)
      h.start = p;
  }
  h.body = p;
  return h;
}

bool it_holds(const ls_doc *d, uint32_t s, uint32_t e, int kind,
              ls_span *where)
{
  for(uint32_t p = s; p < e; p++) {
    if(!lex_starts(d->lex, d->f[p], ACTIONS))
      continue;
    const ls_entry *x = lex_at(d->lex, d->f + p, d->f + e, ACTIONS);
    for(; x; x = x->next)
      if(x->list == LEX_ACTIONS && x->e[0] == kind) {
        *where = (ls_span){ p, p + x->len };
        return true;
      }
  }
  return false;
}
