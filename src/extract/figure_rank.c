/* Ranks: the scope they are told within, and the list they stand in. */
#include "extract/figure.h"

/* Words of a scope at `s`: 全国, 西部和边境省区. */
static uint32_t scope_at(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = doc_at(d, s, e,
                             LEX_BIT(LEX_SCOPES));
  return x ? x->len : 0;
}

static uint32_t scope_before(const ls_doc *d, uint32_t s, uint32_t e)
{
  const ls_entry *x = lex_before(d->lex, d->f + s, d->f + e,
                                 LEX_BIT(LEX_SCOPES));
  return x ? x->len : 0;
}

static uint32_t rank_verb(const ls_doc *d, uint32_t s, uint32_t e,
                          uint32_t *at)
{
  uint32_t found = 0;
  int kind;
  for(uint32_t k = s; k < e;) {
    uint32_t n = fig_word(d, k, e);
    if(n && fig_at(d, k, e, MEAS(RANK), &kind) && k + n < e &&
       (n > 1 || fig_one_of(d->f[k], u"居列排占")) &&
       scope_at(d, k + n, e)) {
      *at = k;
      found = n;
    }
    k += n > 1 ? n : 1;
  }
  return found;
}

static bool lists_names(const ls_doc *d, uint32_t s, uint32_t e)
{
  for(; s < e; s++)
    if(fig_one_of(d->f[s], u"强榜类名单评"))
      return true;
  return false;
}

/* 在全国开发区排名|第9, 全国市州|第一: no scope stands next to the rank. */
static uint32_t scope_around(const fig_clause *c, uint32_t s, uint32_t e,
                             fig_one *o)
{
  const ls_doc *d = c->d;
  uint32_t k = fig_find(d, s, e, u"在"), w = scope_at(d, s, e);
  if(k != UINT32_MAX && k > s && k + 1 < e && scope_at(d, k + 1, e)) {
    uint32_t end = e;
    if(fig_ends(d, k, end, u"排名"))
      end -= 2;
    if(d->f[end - 1] == u'中')
      end--;
    if(end > k + 1) {
      o->scope = fig_span(k + 1, end);
      return fig_predicate(c, s, k, o);
    }
  }
  if(!w)
    return e;
  if(lists_names(d, s, e)) {
    o->scope = fig_span(s, s + w);
    return e;
  }
  if(e - s > w + 6)
    return e;
  o->scope = fig_span(s, e);
  return s;
}

/* Takes the scope off the words before a rank: the end of the subject. */
uint32_t fig_rank_scope(const fig_clause *c, uint32_t s, uint32_t e,
                           fig_one *o)
{
  const ls_doc *d = c->d;
  uint32_t at = e, n = rank_verb(d, s, e, &at);
  if(n) {
    uint32_t from = at + n, w = scope_at(d, from, e);
    if(lists_names(d, from, e)) {
      if(w > 2 && scope_at(d, from, from + 2) == 2)
        w = 2; /* 全国|县域旅游百强 */
      o->scope = fig_span(from, from + w);
      uint32_t b = fig_predicate(c, s, at, o);
      o->table = fig_span(from, e);
      return b;
    }
    o->scope = fig_span(from, e);
    return fig_predicate(c, s, at, o);
  }
  n = scope_before(d, s, e);
  if(!n)
    return scope_around(c, s, e, o);
  o->scope = fig_span(e - n, e);
  return fig_predicate(c, s, e - n, o);
}
