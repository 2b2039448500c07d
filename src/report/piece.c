/* The walk over a piece that finds what stands and begins at each place. */
#include <pthread.h>

#include "report/doc.h"

#define AROUND 128  /* noted on both sides: rules look past a piece's ends */

/* The signs of each character, without those of words. */
static uint16_t g_signs[65536];

static void set(const uint16_t *chars, int sign)
{
  for(; *chars; chars++)
    g_signs[*chars] = (uint16_t)(g_signs[*chars] | sign);
}

static int signs_of_kind(int kind)
{
  int sign = kind & CH_CLAUSE ? SIGN_CLAUSE : 0;
  if(kind & CH_DIGIT)
    sign |= SIGN_DIGIT;
  if(kind & (CH_DIGIT | CH_CNUM))
    sign |= SIGN_NUMBER | SIGN_TIME;
  return kind & (CH_DIGIT | CH_LATIN) ? sign | SIGN_NAMES : sign;
}

/* Characters by themselves, which are no words and so no rows of a list. */
static void fill(void)
{
  uint16_t of_kind[256];
  chars_init();
  for(int kind = 0; kind < 256; kind++)
    of_kind[kind] = (uint16_t)signs_of_kind(kind);
  for(uint32_t c = 1; c < 65536; c++)
    g_signs[c] = of_kind[ls_chars[c]];
  set(u"“‘《（【「『〈[〔\"", SIGN_OPEN);
  set(u"《》“”‘’「」『』【】\"。\n", SIGN_MARK);
  set(u"翻半", SIGN_NUMBER);
  set(u"去今力“", SIGN_TIME);
  set(u"、以和及与并", SIGN_AND);
  set(u"了是把被或%一若许各应着更必", SIGN_TALK);
  set(u"等", SIGN_ETC);
  set(u"“《「—\"至", SIGN_NAMES);
}

static uint16_t signs_of_lists(uint32_t lists)
{
  static const struct {
    uint32_t lists;
    uint16_t sign;
  } of[] = {
    { LEX_BIT(LEX_STAGES), SIGN_STAGE },
    { LEX_BIT(LEX_DEEDS), SIGN_DEED },
    { LEX_BIT(LEX_ACTIONS) | LEX_BIT(LEX_SLOGANS), SIGN_ACTION },
    { LEX_BIT(LEX_MARKS), SIGN_STATE },
    { LEX_BIT(LEX_DIVISIONS), SIGN_PLACE },
    { LEX_BIT(LEX_MEASURES), SIGN_MEASURE },
  };
  uint16_t sign = 0;
  for(size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++)
    if(lists & of[i].lists)
      sign |= of[i].sign;
  return sign;
}

/* Notes [from, to) of the text. */
static void note(ls_doc *d, uint32_t from, uint32_t to)
{
  ls_piece *p = &d->piece;
  uint32_t n = to - from;
  if(n > p->cap) {
    p->cap = n + n / 2;
    p->hit = arena_alloc(d->arena, p->cap * sizeof(*p->hit));
    p->sign = arena_alloc(d->arena, (p->cap + SEEK_PAD) * sizeof(*p->sign));
    for(int k = 0; k < 16; k++)
      p->plane[k] = arena_zalloc(d->arena, p->cap / 8 + 2 + PLANE_PAD);
  }
  p->seen = from;
  p->seen_n = n;
  lex_scan(d->lex, d->f + from, d->f + to, d->f + d->n, p->hit);
  uint16_t of_class[LEX_HIT_CLASSES];
  for(uint32_t c = 0; c < LEX_HIT_CLASSES; c++)
    of_class[c] = signs_of_lists(lex_hit_lists(d->lex, c << 24));
  for(uint32_t i = 0; i < n; i++)
    p->sign[i] = g_signs[d->f[from + i]] | of_class[p->hit[i] >> 24];
  memset(p->sign + n, 0, SEEK_PAD * sizeof(*p->sign));
  planes_fill(p->plane, p->sign, n);
}

/* Where the piece that begins at p->from ends: in no sentence. */
static uint32_t piece_end(const ls_doc *d, ls_piece *p)
{
  uint32_t size = p->size ? p->size : PIECE_SIZE;
  uint32_t end = d->n - p->from > size ? p->from + size : d->n;
  for(; p->last < d->sentences.n; p->last++) {
    ls_span s = d->sentences.v[p->last].span;
    if(s.start >= end)
      break;
    end = s.end > end ? s.end : end;
  }
  return end;
}

bool piece_next(ls_doc *d)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  ls_piece *p = &d->piece;
  pthread_once(&once, fill);
  if(p->to == d->n)
    return false;
  p->from = p->to;
  p->first = p->last;
  p->to = piece_end(d, p);
  note(d, p->from > AROUND ? p->from - AROUND : 0,
       d->n - p->to > AROUND ? p->to + AROUND : d->n);
  return true;
}

int doc_sign_unseen(const ls_doc *d, uint32_t at)
{
  int sign = g_signs[d->f[at]];
  uint32_t hit;
  lex_scan(d->lex, d->f + at, d->f + at + 1, d->f + d->n, &hit);
  return sign | signs_of_lists(lex_hit_lists(d->lex, hit));
}

uint32_t doc_seek_unseen(const ls_doc *d, uint32_t from, uint32_t to,
                         int signs)
{
  while(from < to && !(doc_sign_unseen(d, from) & signs))
    from++;
  return from;
}
