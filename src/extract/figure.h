/* Between the files of the figure pass: a clause with its numbers, and what
 * each of them is said to be.
 *
 * A clause ends at ，；：。 and at brackets that hold a number; within it the
 * words before a number end in a predicate (分别增长), what is left of it is
 * the subject; what follows a number may be the thing it counts.  A number
 * that only qualifies the words around it (2000万元以上项目) is `thru`: names
 * run through it. */
#ifndef LS_EXTRACT_FIGURE_H
#define LS_EXTRACT_FIGURE_H

#include "extract/extract.h"

#define FIG_MAX 40   /* numbers of one clause; more begin a new one */
#define FIG_REACH 160 /* characters a clause may have beyond a number */
#define FIG_LIST 16  /* members of one list */
#define FIG_IDLE 8   /* clauses that wait to be asked for their topic */

#define MEAS(k) (1u << MEAS_##k)

typedef struct fig_one {
  const ls_quant *q;
  uint32_t index;     /* of the quant */
  uint32_t lo, hi;    /* the number with its comparators */
  uint8_t cmp;        /* all of them told */
  bool cmp_before, cmp_after;
  bool thru, ground;  /* part of a name; a qualifier of it */
  bool each;          /* 分别, 均, 各 */
  bool rank;
  uint32_t group;     /* the first of the numbers it is listed with */
  uint32_t pred;      /* kinds of the predicate's words, MEAS() bits */
  ls_span pred_words;
  bool done;          /* 完成…的N% */
  bool share;         /* 占…的N% */
  uint32_t share_at;  /* where that 占 stands */
  bool times;         /* 是…的N倍 */
  bool shrinks;       /* the verb before the name does: 压减支出 */
  bool net;           /* 净增 */
  bool stands;        /* a count of what a share is told of */
  bool grows;         /* 增加…投资N元 */
  ls_span keep;       /* a verb that belongs to the name, empty if none */
  bool perfect;       /* 了 or 已 says that it is done */
  bool verb;          /* a verb stood before the subject */
  ls_span only;       /* the last such verb */
  ls_span owner;      /* whose measure np is, where a verb parts them */
  ls_span np;         /* the words before it, may be empty */
  ls_span noun;       /* the thing behind it, may be empty */
  ls_span act;        /* what is said of that thing: 获批 */
  ls_span scope, per;
  ls_span table;      /* what a rank is in: 百强城市, empty if not worded */
  ls_phrase ind;
  const char *rule;   /* why that indicator */
} fig_one;

typedef struct fig_clause {
  ls_doc *d;
  uint32_t s, e;
  uint32_t n;
  fig_one v[FIG_MAX];
} fig_clause;

/* What earlier clauses of the sentence leave to later ones. */
typedef struct fig_carry {
  uint32_t n;             /* subjects of the last list */
  ls_phrase v[FIG_LIST];
  uint32_t past;          /* indicators of the last figures, oldest first */
  ls_phrase recent[FIG_LIST];
  ls_span keep;           /* the kept verb of the last figure */
  ls_span topic;          /* what the last clause without a figure is about:
                             fig_carry_topic */
  uint32_t idle;          /* clauses since then, in `clause` */
  ls_span clause[FIG_IDLE]; /* those whose topic was not asked for yet */
  bool hot;               /* the figures of v stand in this sentence */
} fig_carry;

static inline ls_span fig_span(uint32_t s, uint32_t e)
{
  return (ls_span){ s, e < s ? s : e };
}

static inline uint32_t fig_len(ls_span s)
{
  return s.end - s.start;
}

/* ---- figure_words.c: words of measures.tsv ---- */

/* Length of the longest word at `s` if it is of `kinds`, else 0.  *kind gets
 * the kind. */
uint32_t fig_at(const ls_doc *d, uint32_t s, uint32_t e, uint32_t kinds,
                int *kind);

/* The same for the word that ends at `e`. */
uint32_t fig_before(const ls_doc *d, uint32_t s, uint32_t e, uint32_t kinds,
                    int *kind);

/* The length of the longest word of any kind at `s`. */
uint32_t fig_word(const ls_doc *d, uint32_t s, uint32_t e);

/* Whether [s, e) is the word, starts or ends with it, and where in it the
 * word first stands, UINT32_MAX if nowhere.  The word of those with `lit` is
 * a literal; the others take any, ended by a 0. */
#define fig_is(d, s, e, lit) doc_is((d), (s), (e), u"" lit, CH_LEN(lit))
#define fig_starts(d, s, e, lit)                                            \
  doc_starts((d), (s), (e), u"" lit, CH_LEN(lit))
#define fig_ends(d, s, e, lit) doc_ends((d), (s), (e), u"" lit, CH_LEN(lit))
#define fig_find(d, s, e, lit) doc_find((d), (s), (e), u"" lit, CH_LEN(lit))
#define fig_one_of(c, lit) CH_ONE_OF(c, lit)
bool fig_is_word(const ls_doc *d, uint32_t s, uint32_t e, const uint16_t *w);
bool fig_starts_word(const ls_doc *d, uint32_t s, uint32_t e,
                     const uint16_t *w);
bool fig_ends_word(const ls_doc *d, uint32_t s, uint32_t e,
                   const uint16_t *w);

/* Past a bracket or quote that opens at `p` and closes before `e`; else
 * p + 1. */
uint32_t fig_skip(const ls_doc *d, uint32_t p, uint32_t e);

/* White space and quotes that do not pair are taken off both ends. */
ls_span fig_trim(const ls_doc *d, uint32_t s, uint32_t e);

/* Where the words that open a clause and belong to no name end: times,
 * 其中, 力争, adverbs, verbs.  `verbs`: 0 none, 1 only verbs that are
 * hardly ever part of a name, 2 all; fills keep, verb, only and shrinks. */
uint32_t fig_front(const ls_doc *d, uint32_t s, uint32_t e, fig_one *o,
                   int verbs);

/* True where the verb of `n` characters at `s` may have a bare measure for
 * its object: 完成投资. */
bool fig_attains(const ls_doc *d, uint32_t s, uint32_t n);

/* True for verbs that tell projects by how far they are: 竣工, 投产. */
bool fig_stage_verb(const ls_doc *d, ls_span verb);

/* ---- figure_predicate.c ---- */

/* Comparators of the clause's numbers, and which of the list they reach. */
void fig_compare(fig_clause *c);
void fig_compare_lists(fig_clause *c);

/* Which numbers are part of names. */
void fig_qualify(fig_clause *c);

/* Lists of bare numbers. */
void fig_group(fig_clause *c);

/* Takes the predicate off the end of [s, e) before the number `o`: the end of
 * what is left. */
uint32_t fig_predicate(const fig_clause *c, uint32_t s, uint32_t e,
                       fig_one *o);

/* The aspect by predicate, unit and indicator; *negative by the predicate. */
ls_aspect fig_aspect(const fig_clause *c, const fig_one *o, bool *negative,
                     const char **rule);

/* ---- figure_noun.c ---- */

/* The thing counted behind o->hi, before `limit`; where it ends. */
uint32_t fig_noun(const fig_clause *c, fig_one *o, uint32_t limit,
                  bool more);

/* ---- figure_list.c ---- */

/* The members of the enumeration np, heads and tails put back; as many as
 * `want`, else 0. */
uint32_t fig_members(const ls_doc *d, ls_span np, uint32_t want,
                     ls_phrase *out);

/* A phrase of the span before the phrase, or behind. */
ls_phrase fig_join(const ls_phrase *a, const ls_phrase *b);
ls_phrase fig_phrase(ls_span s);
ls_phrase fig_joined(ls_span a, ls_span b);

/* Where the measure that the name ends in begins: the end if none.  The
 * first knows measures that need a thing, the second those of
 * indicators.tsv too. */
uint32_t fig_stem(const ls_doc *d, ls_span s);
uint32_t fig_measure(const ls_doc *d, ls_span s);

/* True where np is only a measure that needs the thing it measures. */
bool fig_relative(const ls_doc *d, ls_span np);

/* ---- figure_rank.c ---- */

/* Takes the scope off the words [s, e) before a rank, and the list it stands
 * in (o->table): the end of the subject. */
uint32_t fig_rank_scope(const fig_clause *c, uint32_t s, uint32_t e,
                        fig_one *o);

/* ---- figure_carry.c ---- */

void fig_remember(fig_carry *r, const ls_phrase *p);

/* Notes the clause [s, e), which holds no figure, and forgets those so far. */
void fig_carry_idle(const ls_doc *d, fig_carry *r, uint32_t s, uint32_t e);
void fig_carry_none(fig_carry *r);

/* What the last of the noted clauses that is about something is about; empty
 * if none is.  Found when it is asked for: it seldom is. */
ls_span fig_carry_topic(const ls_doc *d, fig_carry *r);

/* The first span of `p` without the verb `keep` it may begin with. */
ls_span fig_behind_keep(const ls_phrase *p, ls_span keep);

/* The subjects of the `m` numbers listed at `i` that have no words before
 * them: how many of `out` (FIG_LIST of room) are filled, m, 1 or 0. */
uint32_t fig_carried(const fig_clause *c, fig_carry *r, uint32_t i,
                     uint32_t m, ls_phrase *out, const char **rule);

/* The same where o->np is a measure without its thing: 占比, 总投资. */
uint32_t fig_related(const fig_clause *c, fig_carry *r, const fig_one *o,
                     uint32_t m, ls_phrase *out);

/* ---- figure_subject.c ---- */

/* Splits the words between numbers into nouns and subjects. */
void fig_parts(fig_clause *c);

/* What a clause without a figure is about. */
ls_span fig_topic(const ls_doc *d, uint32_t s, uint32_t e);

/* ---- figure_indicator.c ---- */

/* The indicators of all numbers of the clause. */
void fig_subjects(fig_clause *c, fig_carry *carry);

/* ---- figure_period.c ---- */

typedef struct fig_time {
  ls_period period;
  bool named; /* words say when */
  bool past, standing, future; /* 去年; 目前; 力争, 到2030年 */
} fig_time;

/* The time of the section and, where the words of [s, e) name one, theirs. */
fig_time fig_time_of(const ls_doc *d, const ls_sentence *in, uint32_t s,
                     uint32_t e);

#endif
