/* The number scan: one pass over the text, one span for each numeral. */
#include "extract/number.h"

#include <assert.h>

/* What is left: Chinese numerals that no row, rule or unit explains are
 * unread; digits are labels where a word stands next to them. */
static bool leftover(const ls_scan *s, const ls_numeral *m, ls_quant *q)
{
  const uint16_t *f = s->f;
  uint16_t a = char_before(s, m->start), b = f[m->run_end];
  bool han = ch_is(a, CH_HAN) || ch_is(b, CH_HAN) || a == u'、' ||
             b == u'、';
  if(!m->ok)
    return number_is(q, m->start, m->run_end, N_UNREAD,
                     m->chinese ? "no-number" : "too-many-digits");
  if((!m->chinese || m->string) && m->digits == 4 && m->value.m >= 1900 &&
     m->value.m <= 2100)
    return number_is(q, m->start, m->run_end, N_DATE, "bare-year");
  if(!m->chinese && (one_of(a, u"：∶:") || one_of(b, u"：∶:")))
    return number_is(q, m->start, m->run_end, N_NAME, "ratio-base");
  if(m->bare && han && m->digits == 1)
    return number_is(q, m->start, m->run_end, N_NAME, "bare-magnitude");
  if(!m->chinese && han && m->digits <= 6)
    return number_is(q, m->start, m->run_end, N_NAME, "label");
  return number_is(q, m->start, m->run_end, N_UNREAD, "no-rule");
}

/* The unit stands alone: 每千瓦, 百分点. */
static bool unit_word(const ls_numeral *m, ls_quant *q)
{
  return m->end == m->start &&
         number_is(q, m->start, m->run_end, N_NAME, "unit-word");
}

static void decide(ls_scan *s, uint32_t i, ls_numeral *m, ls_quant *q)
{
  if(numbering_read(s, m, q) || name_of_note(s, m, q) ||
     name_by_row(s, i, m->run_end, q) || name_by_letters(s, m, q) ||
     name_by_place(s, m, q) || name_by_division(s, m, 3, q))
    return;
  if(unit_word(m, q) || date_read(s, m, q) || rank_read(s, m, q) ||
     amount_in_words(s, m, q) ||
     name_by_after(s, m, q) || amount_with_unit(s, m, q) ||
     amount_alone(s, m, q) ||
     name_by_division(s, m, 2, q) || name_by_noun(s, m, q))
    return;
  leftover(s, m, q);
}

/* ---- the pass ---- */

/* Spans hold runs whole. */
static void cover_runs(const ls_scan *s, uint32_t i, uint32_t run_end,
                       ls_quant *q)
{
  if(q->span.start > i)
    q->span.start = i;
  if(q->span.end < run_end)
    q->span.end = run_end;
  for(uint32_t k = run_end; k < q->span.end;) {
    if(!is_numeral(s->f[k])) {
      k++;
      continue;
    }
    k = number_run_end(s->f, s->n, k);
    if(k > q->span.end)
      q->span.end = k;
  }
  assert(q->span.start >= s->done && q->span.end <= s->n);
}

static void record(ls_doc *d, const ls_quant *q)
{
  if(q->role == N_FIGURE)
    return;
  ls_number *r = vec_push0(d->arena, &d->report->numbers);
  r->h.span = q->span;
  r->role = q->role;
  r->why = q->rule;
  r->row = q->row ? lex_word(q->row) : SLICE("");
}

static uint32_t take(ls_scan *s, uint32_t i)
{
  ls_quant q = { .unit = SLICE("") };
  ls_numeral m;
  number_read(s, i, &m);
  q.run = (ls_span){ i, m.run };
  decide(s, i, &m, &q);
  cover_runs(s, i, q.run.end, &q);
  *vec_push(s->d->arena, &s->d->quants) = q;
  record(s->d, &q);
  return q.span.end;
}

/* 翻番 and 半天 hold no numeral and say a number. */
static uint32_t take_word(ls_scan *s, uint32_t i, uint32_t end, ls_dec value,
                          ls_slice unit, uint8_t kind, const char *rule)
{
  ls_quant q = { .unit = unit, .unit_kind = kind, .value = value,
                 .role = N_FIGURE, .rule = rule };
  q.span = (ls_span){ i, end };
  q.unit_span = (ls_span){ i + 1, end };
  *vec_push(s->d->arena, &s->d->quants) = q;
  return end;
}

static const struct {
  const uint16_t *word;
  uint32_t len;
  ls_slice unit;
  uint8_t kind;
} halves[] = {
  { u"半个小时", 4, { "小时", 6 }, UNIT_TIME },
  { u"半个月", 3, { "个月", 6 }, UNIT_TIME },
  { u"半小时", 3, { "小时", 6 }, UNIT_TIME },
  { u"半公里", 3, { "公里", 6 }, UNIT_MEASURE },
  { u"半数", 2, { "", 0 }, UNIT_COUNT },
  { u"半天", 2, { "天", 3 }, UNIT_TIME },
  { u"半亩", 2, { "亩", 3 }, UNIT_MEASURE },
};

/* The end of a half that begins at `i`, or `i`. */
static uint32_t take_half(ls_scan *s, uint32_t i)
{
  ls_dec half = { 5, 1 };
  if(one_of(char_before(s, i), u"上下前后大每多小老对参各好"))
    return i;
  for(uint32_t k = i + 1; k < i + 10 && ch_is(s->f[k], CH_HAN); k++)
    if(s->f[k] == u'圈')
      return i; /* 半小时通勤圈 */
  for(size_t k = 0; k < sizeof(halves) / sizeof(halves[0]); k++)
    if(at_word(s->f, i, halves[k].word))
      return take_word(s, i, i + halves[k].len, half, halves[k].unit,
                       halves[k].kind, "half");
  return i;
}

static uint32_t take_doubling(ls_scan *s, uint32_t i)
{
  return take_word(s, i, i + 2, DEC_INT(1), SLICE("倍"), UNIT_RATIO,
                   "doubled");
}

/* The scan goes on to what is numeral, mark or 翻, 半 at `i`; behind it. */
static uint32_t scan_at(ls_scan *s, uint32_t i)
{
  const uint16_t *f = s->f;
  if(is_numeral(f[i])) {
    uint32_t e = take(s, i);
    for(; i < e; i++)
      if(ch_is(f[i], CH_PUNCT | CH_STOP))
        name_mark(s, i);
    return s->done = e;
  }
  if(f[i] == u'翻' && f[i + 1] == u'番')
    return s->done = take_doubling(s, i);
  if(f[i] == u'半') {
    uint32_t e = take_half(s, i);
    return e > i ? s->done = e : i + 1;
  }
  name_mark(s, i);
  return i + 1;
}

/* Those of the last piece go. */
static void drop_passed(ls_doc *d)
{
  uint32_t gone = d->piece.quants;
  d->quants.n -= gone;
  if(d->quants.n)
    memmove(d->quants.v, d->quants.v + gone,
            d->quants.n * sizeof(*d->quants.v));
}

/* How far the scan must look for the clauses of numbers that begin before
 * `to`. */
static uint32_t far_enough(const ls_doc *d, uint32_t to)
{
  uint32_t k = d->quants.n, far = to;
  while(k && d->quants.v[k - 1].span.start >= to)
    k--;
  if(k && d->quants.v[k - 1].span.end > far)
    far = d->quants.v[k - 1].span.end;
  return d->n - far > QUANT_AROUND ? far + QUANT_AROUND : d->n;
}

void extract_numbers(ls_doc *d)
{
  if(!d->scan) {
    d->scan = arena_alloc(d->arena, sizeof(*d->scan));
    *d->scan = (ls_scan){ .d = d, .f = d->f, .n = d->n };
  }
  ls_scan *s = d->scan;
  uint32_t to = d->piece.to, far = to;
  drop_passed(d);
  do {
    while(s->at < far) {
      s->at = doc_seek(d, s->at, far, SIGN_NUMBER | SIGN_MARK);
      if(s->at < far)
        s->at = scan_at(s, s->at);
    }
    far = far_enough(d, to);
  } while(s->at < far);
  uint32_t k = d->quants.n;
  while(k && d->quants.v[k - 1].span.start >= to)
    k--;
  d->piece.quants = k;
}
