/* Numerals that are parts of names: by rows, quotes, letters and what
 * stands behind. */
#include "extract/number.h"

#define ROW_BACK 5 /* a row may begin this far before its numeral */

/* ---- rows ---- */

#define ROW_LISTS (LEX_BIT(LEX_NAMES) | LEX_BIT(LEX_IDIOMS))

/* Of the chain at `e`, the first row of `lists` that is itself a name. */
static const ls_entry *whole_row(const ls_entry *e, uint32_t lists)
{
  while(e && (!(LEX_BIT(e->list) & lists) ||
              (e->list == LEX_NAMES && e->e[0] != NAME_WHOLE)))
    e = lex_next(e);
  return e;
}

/* The first row of names.tsv in the chain whose `at` is in `places`. */
static const ls_entry *placed_row(const ls_entry *e, uint32_t places)
{
  while(e && (e->list != LEX_NAMES || !(1u << e->e[0] & places)))
    e = lex_next(e);
  return e;
}

/* The longest row that covers the run; rows that begin further left win
 * over shorter ones only by length. */
static const ls_entry *covering(const ls_scan *s, uint32_t i,
                                uint32_t run_end, uint32_t lists,
                                uint32_t *at)
{
  const ls_entry *best = NULL;
  uint32_t low = i > ROW_BACK ? i - ROW_BACK : 0;
  if(low < s->done)
    low = s->done;
  if(ch_is(s->f[i], CH_DIGIT))
    low = i; /* what stands before digits is for the rule of letters */
  for(uint32_t k = i + 1; k-- > low;) {
    if(k < i && (s->f[k] == u'\n' || ch_is(s->f[k], CH_CLAUSE)))
      break;
    const ls_entry *e = doc_at(s->d, k, s->n, lists);
    e = whole_row(e, lists);
    if(e && k + e->len >= run_end && (!best || e->len > best->len)) {
      best = e;
      *at = k;
    }
  }
  return best;
}

/* Behind a verb that says by how much, 一年 is no phrase. */
static bool by_so_much(const ls_scan *s, uint32_t i)
{
  static const uint16_t *const verbs[] = { u"提前", u"延长", u"缩短", u"推迟",
                                           u"延后", u"提早", NULL };
  for(int k = 0; verbs[k]; k++)
    if(before_word(s->f, 0, i, verbs[k], 2))
      return true;
  return false;
}

static bool take_row(ls_scan *s, uint32_t i, uint32_t run_end,
                     uint32_t lists, ls_quant *q)
{
  uint32_t at = i;
  const ls_entry *e = covering(s, i, run_end, lists, &at);
  if(!e || (at == i && char_before(s, i) == u'第'))
    return false; /* 第|一生产力 */
  if(at == i && e->list == LEX_IDIOMS && by_so_much(s, i))
    return false; /* 提前|一年 */
  uint32_t end = at + e->len;
  q->row = e;
  return number_is(q, at, end,
                   e->list == LEX_IDIOMS ? N_IDIOM : N_NAME,
                   e->list == LEX_IDIOMS ? "idiom"
                   : e->list == LEX_DIVISIONS ? "place" : "name");
}

bool name_by_row(ls_scan *s, uint32_t i, uint32_t run_end, ls_quant *q)
{
  return take_row(s, i, run_end, ROW_LISTS, q);
}

/* ---- quotes and titles ---- */

static const uint16_t marks[MARKS][2] = {
  { u'《', u'》' }, { u'“', u'”' }, { u'‘', u'’' }, { u'「', u'」' },
  { u'『', u'』' }, { u'【', u'】' }, { '"', '"' }
};

void name_mark(ls_scan *s, uint32_t i)
{
  uint16_t c = s->f[i];
  if(c == u'\n' || c == u'。') {
    memset(s->open, 0, sizeof(s->open));
    return;
  }
  for(int k = 0; k < MARKS; k++)
    if(c == marks[k][1] && (k != MARK_STRAIGHT || s->open[k]))
      s->open[k] = 0;
    else if(c == marks[k][0])
      s->open[k] = i + 1;
}

static uint32_t closing(const ls_scan *s, uint32_t i, uint16_t close,
                        uint32_t ahead)
{
  for(uint32_t k = i; k < i + ahead && k < s->n; k++) {
    if(s->f[k] == close)
      return k;
    if(s->f[k] == u'\n' || s->f[k] == u'。')
      break;
  }
  return UINT32_MAX;
}

/* True within marks of kind `k` that lie at most so far away and hold no
 * more than `most` characters. */
static bool within(const ls_scan *s, const ls_numeral *m, int k,
                   uint32_t reach, uint32_t most)
{
  uint32_t a = s->open[k];
  if(!a || m->start + 1 - a > reach)
    return false;
  uint32_t b = closing(s, m->run_end, marks[k][1], reach);
  return b != UINT32_MAX && b + 1 - a <= most;
}

static bool in_title(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  return within(s, m, MARK_TITLE, SCAN_BACK, 2 * SCAN_BACK) &&
         number_is(q, m->start, m->run_end, N_NAME, "in-title");
}

/* A quotation short enough to be a name, without a clause's stops. */
static bool short_quote(const ls_scan *s, const ls_numeral *m)
{
  for(int k = MARK_DOUBLE; k < MARKS; k++) {
    if(!s->open[k] || !within(s, m, k, 16, 22))
      continue;
    uint32_t a = s->open[k];
    while(s->f[a] != marks[k][1] && !one_of(s->f[a], u"，；："))
      a++;
    if(s->f[a] == marks[k][1])
      return true;
  }
  return false;
}

bool name_by_place(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  if(in_title(s, m, q))
    return true;
  if(!short_quote(s, m))
    return false;
  uint16_t c = s->f[m->end];
  if(c == '%' || m->percent || m->point)
    return false;
  return number_is(q, m->start, m->run_end, N_NAME, "quoted");
}

/* ---- letters, signs ---- */

static bool plus_sign(uint16_t c)
{
  return c == '+' || c == 0x00D7 || c == '*' || c == '=' || c == u'﹢';
}

/* 8+1, 1+N+X, 3+2 */
static bool plus_name(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  uint16_t a = char_before(s, m->start), b = s->f[m->run_end];
  return (plus_sign(a) || plus_sign(b)) &&
         number_is(q, m->start, m->run_end, N_NAME, "plus-name");
}

/* AED3000台: a unit that only amounts have makes it one. */
static bool counted(const ls_scan *s, const ls_numeral *m)
{
  ls_unit u;
  return m->ok && (m->digits > 1 || m->power) &&
         unit_read(s, m->end, &u) && u.with == WITH_ANY;
}

bool name_by_letters(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint16_t a = char_before(s, m->start), b = f[m->run_end];
  if(a == u'\n' && m->start > 1 && ch_is(f[m->start - 2], CH_LATIN))
    a = f[m->start - 2]; /* PM, a new line, 2.5 */
  if(plus_name(s, m, q))
    return true;
  if(m->chinese)
    return false;
  if(ch_is(a, CH_LATIN) && counted(s, m))
    return false;
  if(ch_is(a, CH_LATIN) || a == '_' || a == '#' || a == '@' ||
     ((a == '-' || a == '.') && m->start > 1 &&
      ch_is(f[m->start - 2], CH_LATIN | CH_DIGIT)))
    return number_is(q, m->start, m->run_end, N_NAME, "behind-letters");
  if(ch_is(b, CH_LATIN)) {
    const ls_entry *u = doc_at(s->d, m->run_end, s->n,
                               LEX_BIT(LEX_UNITS));
    if(!u || ch_is(f[m->run_end + u->len], CH_LATIN | CH_DIGIT))
      return number_is(q, m->start, m->run_end, N_NAME, "before-letters");
  }
  if(b == '#' || b == '_' || b == '@')
    return number_is(q, m->start, m->run_end, N_NAME, "before-sign");
  return false;
}

/* ---- what stands around ---- */

static bool behind(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  uint32_t k = m->end;
  uint32_t places = 1u << NAME_BEHIND | (m->chinese ? 1u << NAME_BEHIND_CHINESE
                                                    : 0);
  const ls_entry *e = doc_at(s->d, k, s->n, LEX_BIT(LEX_NAMES));
  e = placed_row(e, places);
  if(!e)
    return false;
  q->row = e;
  return number_is(q, m->start, m->run_end, N_NAME, "name-behind");
}

static bool before(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const ls_entry *e = lex_before(s->d->lex, s->f + s->done, s->f + m->start,
                                 LEX_BIT(LEX_NAMES));
  e = placed_row(e, 1u << NAME_BEFORE);
  if(!e)
    return false;
  q->row = e;
  return number_is(q, m->start, m->run_end, N_NAME, "name-before");
}

/* 18～22号泊位, 3、4、5号线: the first ones of a list whose last is named by
 * what stands behind it. */
static bool listed(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->run_end;
  for(int i = 0; i < 6; i++) {
    uint32_t at = k;
    while(one_of(f[k], u"、-—–~～―/至和及") && k < at + 2)
      k++;
    if(k == at || k >= s->n || !is_numeral(f[k]))
      return false;
    k = number_run_end(f, s->n, k);
    if(k - at > 8)
      return false;
    const ls_entry *e = doc_at(s->d, k, s->n,
                               LEX_BIT(LEX_NAMES));
    e = placed_row(e, 1u << NAME_BEHIND |
                   (m->chinese ? 1u << NAME_BEHIND_CHINESE |
                                 1u << NAME_NOUN : 0));
    if(e) {
      q->row = e;
      return number_is(q, m->start, m->run_end, N_NAME, "listed-name");
    }
  }
  return false;
}

/* 十五届四次、五次全会, 三次四次全会: sessions of a congress. */
static bool session(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->end;
  if(f[k] != u'次' || !m->chinese)
    return false;
  if(char_before(s, m->start) == u'届')
    return number_is(q, m->start, m->run_end, N_NAME, "session");
  for(int i = 0; i < 6 && f[k] == u'次'; i++) {
    k++;
    if(one_of(f[k], u"、和及与至"))
      k++;
    if(k >= s->n || !ch_is(f[k], CH_CNUM))
      return false;
    k = number_run_end(f, s->n, k);
    const ls_entry *e = doc_at(s->d, k, s->n,
                               LEX_BIT(LEX_NAMES));
    if(placed_row(e, 1u << NAME_BEHIND))
      return number_is(q, m->start, m->run_end, N_NAME, "session");
  }
  return false;
}

bool name_by_after(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  if(m->fraction || m->percent)
    return false;
  if(m->power || m->cmp != C_EQ)
    return char_before(s, m->start) == u'每' &&
           m->power >= (m->bare ? 2 : 3) &&
           (m->bare || m->value.m == 1 || !m->chinese) &&
           number_is(q, m->start, m->run_end, N_NAME, "per-base");
  return behind(s, m, q) || session(s, m, q) ||
         (!m->point && listed(s, m, q));
}

/* ---- small Chinese numerals in front of a noun, or within a name ---- */

/* 一楼一链, 一案一策: one for each. */
static bool one_each(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t i = m->start, k = m->run_end;
  if(m->value.m != 1 || m->digits != 1)
    return false;
  for(uint32_t d = 1; d <= 2; d++) {
    if(one_of(f[k + d], u"一两三多") && ch_is(f[k + d + 1], CH_HAN) &&
       ch_is(f[k], CH_HAN))
      return number_is(q, i, k, N_NAME, "one-each");
    if(i > d + 1 && f[i - d - 1] == u'一' && ch_is(f[i - 1], CH_HAN) &&
       ch_is(f[k], CH_HAN))
      return number_is(q, i, k, N_NAME, "one-each");
  }
  return false;
}

/* 九绵高速, 六景水库: up to five ideographs and a noun that ends proper
 * names. */
static bool proper_name(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint32_t k = m->run_end;
  for(uint32_t d = 0; d < 6 && ch_is(f[k], CH_HAN); d++, k++) {
    if(one_of(f[k], u"的和与及是了为在等"))
      return false;
    if(!lex_starts(s->d->lex, f[k], LEX_BIT(LEX_NAMES)))
      continue;
    const ls_entry *e = doc_at(s->d, k, s->n,
                               LEX_BIT(LEX_NAMES));
    e = placed_row(e, 1u << NAME_HEAD);
    if(e) {
      q->row = e;
      return number_is(q, m->start, m->run_end, N_NAME, "proper-name");
    }
  }
  return false;
}

bool name_head(const ls_scan *s, uint32_t i)
{
  const ls_entry *e = doc_at(s->d, i, s->n,
                             LEX_BIT(LEX_NAMES));
  e = placed_row(e, 1u << NAME_HEAD);
  return e && e->len > 1;
}

bool name_by_noun(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  if(m->power || m->point || m->cmp != C_EQ || m->fraction || m->percent)
    return false;
  if(before(s, m, q))
    return true;
  if(!m->chinese)
    return false;
  if(one_each(s, m, q))
    return true;
  if(m->value.m == 0 && ch_is(f[m->run_end], CH_HAN))
    return number_is(q, m->start, m->run_end, N_NAME, "zero-prefix");
  const ls_entry *e = doc_at(s->d, m->run_end, s->n,
                             LEX_BIT(LEX_NAMES));
  e = placed_row(e, 1u << NAME_NOUN);
  if(e) {
    q->row = e;
    return number_is(q, m->start, m->run_end, N_NAME, "numbered-noun");
  }
  return proper_name(s, m, q);
}

bool name_by_division(ls_scan *s, const ls_numeral *m, uint32_t least,
                      ls_quant *q)
{
  uint32_t at;
  if(!m->chinese)
    return false;
  const ls_entry *e = covering(s, m->start, m->run_end,
                               LEX_BIT(LEX_DIVISIONS), &at);
  return e && e->len >= least &&
         take_row(s, m->start, m->run_end, LEX_BIT(LEX_DIVISIONS), q);
}

/* ---- marks of notes: [12], 〔3〕, — 15 — ---- */

bool name_of_note(ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  uint16_t a = char_before(s, m->start), b = s->f[m->run_end];
  if(m->chinese || m->digits > 4 || m->point)
    return false;
  if((a == '[' && b == ']') || (a == u'〔' && b == u'〕'))
    return number_is(q, m->start, m->run_end, N_NUMBERING, "note-mark");
  uint32_t i = m->start, k = m->run_end;
  while(i > s->done && ch_is(s->f[i - 1], CH_SPACE) && i + 3 > m->start)
    i--;
  while(ch_is(s->f[k], CH_SPACE) && k < m->run_end + 3)
    k++;
  return i < m->start && k > m->run_end && one_of(char_before(s, i), u"—-") &&
         one_of(s->f[k], u"—-") &&
         number_is(q, m->start, m->run_end, N_NUMBERING, "page-number");
}
