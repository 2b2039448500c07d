/* Enumerations of subjects, taken apart and made whole. */
#include "extract/figure.h"

ls_phrase fig_phrase(ls_span s)
{
  ls_phrase p = { .n = s.end > s.start, .part = { s } };
  return p;
}

ls_phrase fig_join(const ls_phrase *a, const ls_phrase *b)
{
  ls_phrase p = *a;
  for(uint32_t i = 0; i < b->n; i++) {
    if(p.n && p.part[p.n - 1].end == b->part[i].start)
      p.part[p.n - 1].end = b->part[i].end;
    else if(p.n < PHRASE_PARTS)
      p.part[p.n++] = b->part[i];
  }
  return p;
}

ls_phrase fig_joined(ls_span a, ls_span b)
{
  ls_phrase x = fig_phrase(a), y = fig_phrase(b);
  return fig_join(&x, &y);
}

bool fig_relative(const ls_doc *d, ls_span np)
{
  int kind;
  return np.end > np.start &&
         fig_at(d, np.start, np.end, MEAS(TAIL), &kind) == np.end - np.start;
}

/* Length of a separator at `k`: 、 and, with `words`, 和 与 及 以及. */
static uint32_t separator(const ls_doc *d, ls_span np, uint32_t k, bool words)
{
  if(d->f[k] == u'、' || d->f[k] == u'，' || d->f[k] == u'；')
    return fig_starts(d, k + 1, np.end, u"以及") ? 3 : 1;
  if(!words || k == np.start)
    return 0;
  if(fig_starts(d, k, np.end, u"以及"))
    return 2;
  return fig_one_of(d->f[k], u"和与及") && !fig_word(d, k, np.end);
}

static uint32_t split(const ls_doc *d, ls_span np, bool words, ls_span *out)
{
  uint32_t n = 0, s = np.start;
  for(uint32_t k = np.start;
      (k = doc_seek(d, k, np.end, SIGN_AND | SIGN_CLAUSE | SIGN_OPEN)) <
      np.end;) {
    uint32_t w = separator(d, np, k, words);
    if(!w) {
      k = fig_skip(d, k, np.end);
      continue;
    }
    if(n + 1 >= FIG_LIST)
      return 0;
    if(k > s)
      out[n++] = (ls_span){ s, k };
    k += w;
    s = k;
  }
  if(np.end > s)
    out[n++] = (ls_span){ s, np.end };
  return n;
}

uint32_t fig_measure(const ls_doc *d, ls_span s)
{
  const ls_entry *x = lex_before(d->lex, d->f + s.start, d->f + s.end,
                                 LEX_BIT(LEX_INDICATORS));
  int kind;
  uint32_t n = fig_before(d, s.start, s.end, MEAS(TAIL), &kind);
  if(x && x->len > n)
    n = x->len;
  return s.end - n;
}

uint32_t fig_stem(const ls_doc *d, ls_span s)
{
  int kind;
  return s.end - fig_before(d, s.start, s.end, MEAS(TAIL), &kind);
}

static bool whole(const ls_doc *d, ls_span s)
{
  uint32_t k = fig_measure(d, s);
  return k > s.start && k < s.end;
}

/* 基础|设施投资: the cut behind `k` characters would part a word. */
static bool within_word(const ls_doc *d, ls_span s, uint32_t k)
{
  const ls_entry *x = doc_at(d, s.start, s.end,
                             LEX_BIT(LEX_HEADS) | LEX_BIT(LEX_QUALIFIERS) |
                               LEX_BIT(LEX_ACTIONS));
  return x && x->len > k && s.start + x->len < s.end;
}

/* What the last member shares with those before it: where it begins. */
static uint32_t shared_tail(const ls_doc *d, const ls_span *v, uint32_t n)
{
  ls_span last = v[n - 1];
  for(uint32_t k = last.end; k-- > last.start + 1;)
    if(separator(d, last, k, true)) {
      last.start = k + 1; /* 木业和家居产业: of the last of its parts */
      break;
    }
  uint32_t measure = fig_measure(d, last), len = last.end - last.start;
  for(uint32_t i = 0; i + 1 < n; i++) {
    uint32_t k = v[i].end - v[i].start;
    if(k + 1 < len && k > 2 &&
       d->f[last.start + k - 1] == d->f[v[i].end - 1] &&
       d->f[last.start + k - 2] == d->f[v[i].end - 2])
      return last.start + k; /* 产业 of both: 电子产业、纺织产业营收 */
  }
  for(uint32_t i = 0; i + 1 < n; i++) {
    uint32_t k = v[i].end - v[i].start;
    if(k < len && last.start + k <= measure && k <= 6 &&
       !within_word(d, last, k))
      return last.start + k;
  }
  return measure > last.start ? measure : last.end;
}

uint32_t fig_members(const ls_doc *d, ls_span np, uint32_t want,
                     ls_phrase *out)
{
  ls_span v[FIG_LIST];
  uint32_t n = split(d, np, false, v);
  if(n != want)
    n = split(d, np, true, v);
  if(n != want || n < 2)
    return 0;
  ls_span last = v[n - 1], first = v[0];
  uint32_t tail = shared_tail(d, v, n);
  bool bare = fig_relative(d, last);
  uint32_t of = fig_find(d, last.start, last.end, u"占");
  if(of != UINT32_MAX && of > last.start && of + 2 < last.end &&
     !fig_starts(d, of, last.end, u"占比") &&
     fig_find(d, first.start, first.end, u"占") == UINT32_MAX)
    tail = of; /* 甲、乙占总量比重 */
  for(uint32_t i = 0; i < n; i++) {
    out[i] = fig_phrase(v[i]);
    if(i + 1 < n && (tail == of || !whole(d, v[i])) && tail < last.end) {
      ls_phrase t = fig_phrase((ls_span){ tail, last.end });
      out[i] = fig_join(&out[i], &t);
    }
    if(i && bare && fig_relative(d, v[i])) {
      uint32_t stem = fig_measure(d, first);
      ls_phrase h = fig_phrase((ls_span){ first.start, stem });
      out[i] = fig_join(&h, &out[i]);
    }
  }
  return n;
}
