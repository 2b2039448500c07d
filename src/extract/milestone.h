/* Between the files of the milestone pass: names of projects as they stand
 * in an enumeration, and the clause around them. */
#ifndef LS_EXTRACT_MILESTONE_H
#define LS_EXTRACT_MILESTONE_H

#include "extract/extract.h"

#define MS_PIECES 24

/* One member of an enumeration. */
typedef struct ms_piece {
  ls_span span;        /* its own words */
  ls_phrase name;      /* completed from its neighbours */
  const ls_entry *row; /* the heads row it ends in, NULL if none */
  uint32_t head;       /* where that row's word begins */
  bool phase;          /* it ends in 一期, 二期 ... */
  bool quoted;         /* it ends in ” or 》 */
} ms_piece;

typedef struct ms_list {
  ms_piece v[MS_PIECES];
  uint32_t n;
  ls_span what;        /* the noun behind 等, empty if none */
  bool etc;            /* there is a 等 */
  bool loose;          /* the noun behind 等 says little: 项目, 工程 */
  bool projects;       /* it may stand for projects */
  bool named;          /* quotations alone are no names here */
  bool works;          /* it is 项目, 工程 or 平台, whose members need no head */
} ms_list;

/* Takes the enumeration [s, e) apart: members at 、和 及 以及, the noun
 * behind 等, shared heads and tails put back. */
void ms_list_read(const ls_doc *d, uint32_t s, uint32_t e, ms_list *out);

/* True where the member is a concrete named project; a size in front of its
 * name is dropped.  `need` is how much the
 * verb leaves to the name, as in stages.tsv: NEED_LITTLE ... NEED_MUCH. */
bool ms_project(const ls_doc *d, const ms_list *l, ms_piece *p, int need);

/* True where the end of the enumeration [s, e) alone tells that ms_project
 * takes none of its members; most that no 等 closes are so, and need not be
 * taken apart. */
bool ms_idle_list(const ls_doc *d, uint32_t s, uint32_t e, int need);

/* True where the member says what only names say: a place, a level, a
 * phase, quotes, letters. */
bool ms_named(const ls_doc *d, const ms_piece *p);

/* ms_project for a member beside one that is a project with a name. */
bool ms_neighbour(const ls_doc *d, const ms_list *l, ms_piece *p);

/* True where the member is a title that is won or bid for; `strict` asks for
 * a word that opens titles (全国, 省级). */
bool ms_title(const ls_doc *d, const ms_piece *p, bool strict);

/* True where [s, e) counts things: 5个开发区, 示范县8个. */
bool ms_counted(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) holds words that no name holds outside of quotations: it
 * is a clause, or speaks of many. */
bool ms_talk(const ls_doc *d, uint32_t s, uint32_t e);

/* True where [s, e) holds what only names have: quotes, letters, digits, a
 * place. */
bool ms_proper(const ls_doc *d, uint32_t s, uint32_t e);

/* Where the bracket or quote at `p` closes, behind it; p + 1 where `p` opens
 * none or it does not close before `e`. */
uint32_t ms_skip_mark(const ls_doc *d, uint32_t p, uint32_t e);

static inline uint32_t ms_skip(const ls_doc *d, uint32_t p, uint32_t e)
{
  return ch_is(d->f[p], CH_PUNCT) ? ms_skip_mark(d, p, e) : p + 1;
}

/* The first place of [p, e) with one of the signs, brackets and quotes that
 * open and close passed over unless their first character has it; or `e`. */
static inline uint32_t ms_seek(const ls_doc *d, uint32_t p, uint32_t e,
                               int signs)
{
  for(;;) {
    p = doc_seek(d, p, e, signs | SIGN_OPEN);
    if(p >= e || doc_sign(d, p) & signs)
      return p;
    p = ms_skip_mark(d, p, e);
  }
}

/* The end of the clause that begins at `from`: the first of ，；：。 outside
 * brackets and quotes, or `end`. */
static inline uint32_t ms_clause_end(const ls_doc *d, uint32_t from,
                                     uint32_t end)
{
  for(;;) {
    from = doc_seek(d, from, end, SIGN_CLAUSE | SIGN_OPEN);
    if(from >= end || ch_is(d->f[from], CH_CLAUSE))
      return from;
    from = ms_skip_mark(d, from, end);
  }
}

/* The milestones of one clause [s, e).  `carry` is what the clause before
 * left open (支持A建设B，C创建D) and is left for the next. */
typedef struct ms_carry {
  bool pivot, hedge;
} ms_carry;

typedef struct ms_place {
  uint32_t section;
  bool promise;
} ms_place;

/* 加快推进甲、乙等项目，力争尽快开工建设。 The clause [s, e) has a verb and no
 * name: the milestones from `first` on, which the clause before made, are
 * promised that far.  False where it is no such clause. */
bool ms_later_stage(ls_doc *d, uint32_t s, uint32_t e, uint32_t first);

void ms_clause(ls_doc *d, uint32_t s, uint32_t e, ms_place at,
               ms_carry *carry);

#endif
