/* The number scan's own parts: what numbers.c puts together.
 *
 * A run is what design.md counts: digits with their groups, decimals and
 * magnitudes, or Chinese numerals.  A numeral is one number as written: one
 * run or several with 余, 点, 分之 between.  Every reading starts at a run
 * and takes it whole, so runs never straddle two spans.
 *
 * All look-ahead and look-back is bounded: the fold has FOLD_PAD zeros
 * behind it, and SCAN_BACK caps how far a rule looks to the left. */
#ifndef LS_EXTRACT_NUMBER_H
#define LS_EXTRACT_NUMBER_H

#include "extract/quant.h"

#define SCAN_BACK 40 /* characters a rule may look to the left */
#define SCAN_AHEAD 40 /* and to the right */

/* Pairs of marks, and the straight quote that opens and closes. */
enum { MARK_TITLE, MARK_DOUBLE, MARK_SINGLE, MARK_CORNER, MARK_WHITE_CORNER,
       MARK_LENS, MARK_STRAIGHT, MARKS };

typedef struct ls_scan {
  ls_doc *d;
  const uint16_t *f;
  uint32_t n;
  uint32_t at;      /* the scan is so far */
  uint32_t done;    /* end of the last span taken */
  uint32_t section; /* the next section whose number lies ahead */
  uint32_t open[MARKS]; /* 1 + where each mark was last opened and not yet
                           closed in this sentence, 0: nowhere */
} ls_scan;

typedef struct ls_numeral {
  uint32_t start, end; /* with 数, 几, 余 ..., without a unit */
  uint32_t run;        /* the end of the run it starts at */
  uint32_t run_end;    /* that, or `end` if later */
  ls_dec value, hi;
  ls_dec base;         /* without the last magnitudes */
  int power;           /* those, as a power of ten */
  uint8_t cmp;
  bool has_hi;         /* 两三百: a range in one numeral */
  bool chinese;        /* begins with a Chinese numeral */
  bool grouped;        /* has thousands separators */
  bool point;          /* has decimals */
  bool bare;           /* only magnitudes: 百, 千, 万亿 */
  bool string;         /* Chinese digits one after another: 二〇二四 */
  bool fraction;       /* 三分之一 */
  bool percent;        /* 百分之五: value is in % */
  bool ok;             /* false: no number, or more than 18 digits */
  uint32_t digits;     /* Arabic digits before the point, or characters of
                          a Chinese run */
} ls_numeral;

/* ---- number_chinese.c ---- */

#define NUMBER_MAX 40 /* a longer run of Chinese numerals is no number */

/* The numeral [i, e) of Chinese numerals only: sets m's value, hi, base,
 * power, bare, string, digits and ok. */
void number_chinese(const uint16_t *f, uint32_t i, uint32_t e,
                    ls_numeral *m);

/* 1 for 十, 2 for 百 ... 8 for 亿; 0 for what is no magnitude. */
int number_power(uint16_t c);

/* 百千万亿 and their old forms: a magnitude behind digits. */
bool number_magnitude(uint16_t c);

/* ---- number_value.c ---- */

/* The end of design.md's run at `i`, which holds a numeral. */
uint32_t number_run_end(const uint16_t *f, uint32_t n, uint32_t i);

/* Reads the numeral whose first run starts at `i`; `from` is the least
 * position it may start at (数 and 几 stand before it). */
void number_read(const ls_scan *s, uint32_t i, ls_numeral *m);

/* value and hi times 10^power where they fit; false otherwise. */
bool number_scale(ls_numeral *m, int power);

/* ---- number_unit.c ---- */

typedef struct ls_unit {
  uint32_t start, end; /* empty if none */
  ls_slice word;       /* canonical */
  uint8_t kind;        /* UNIT_COUNT ... */
  uint8_t with;        /* WITH_ANY, WITH_DIGITS */
  uint8_t cmp;         /* 多 inside: 两个多月 */
  bool half;           /* 个半月, 年半: add a half */
  const ls_entry *row;
} ls_unit;

/* The unit at `i`; false, and *u empty at `i`, if none.  A space between
 * may be skipped. */
bool unit_read(const ls_scan *s, uint32_t i, ls_unit *u);

/* ---- number_name.c, number_date.c: each true where it knew the run, with
 * q's span, role, rule and row set ---- */

/* Notes the mark or stop at `i`; to be told of each punctuation in turn. */
void name_mark(ls_scan *s, uint32_t i);

bool name_by_row(ls_scan *s, uint32_t i, uint32_t run_end, ls_quant *q);
bool name_by_place(ls_scan *s, const ls_numeral *m, ls_quant *q);
bool name_by_letters(ls_scan *s, const ls_numeral *m, ls_quant *q);
bool name_by_after(ls_scan *s, const ls_numeral *m, ls_quant *q);
/* True where a noun of two characters or more that ends proper names
 * stands at `i`. */
bool name_head(const ls_scan *s, uint32_t i);

bool name_by_noun(ls_scan *s, const ls_numeral *m, ls_quant *q);
/* By a division's name of at least `least` characters: 五台 alone may be
 * five of something. */
bool name_by_division(ls_scan *s, const ls_numeral *m, uint32_t least,
                      ls_quant *q);
bool name_of_note(ls_scan *s, const ls_numeral *m, ls_quant *q);
bool date_read(ls_scan *s, const ls_numeral *m, ls_quant *q);
bool numbering_read(ls_scan *s, const ls_numeral *m, ls_quant *q);

/* ---- number_rank.c, number_amount.c: likewise, and figures ---- */

bool rank_read(ls_scan *s, const ls_numeral *m, ls_quant *q);

/* Parts and multiples in words: 百分之五, 七成, 翻一番, 一半. */
bool amount_in_words(ls_scan *s, ls_numeral *m, ls_quant *q);
/* With a unit: a figure, or a name where the unit only tells a kind. */
bool amount_with_unit(ls_scan *s, ls_numeral *m, ls_quant *q);
/* Alone, where its size or what stands next to it says it is an amount. */
bool amount_alone(ls_scan *s, const ls_numeral *m, ls_quant *q);

/* Makes *q the figure of `m` without a unit; true. */
bool number_figure(ls_quant *q, const ls_numeral *m, const char *rule);

/* True where `c` may end the words a number stands in. */
bool number_clause_end(uint16_t c);

/* ---- shared by the rules ---- */

/* True where `w` (ended by 0) stands at `i`. */
static inline bool at_word(const uint16_t *f, uint32_t i, const uint16_t *w)
{
  while(*w && f[i] == *w) {
    i++;
    w++;
  }
  return !*w;
}

/* True where `w` of `len` characters stands just before `i`, not before
 * `from`. */
static inline bool before_word(const uint16_t *f, uint32_t from, uint32_t i,
                               const uint16_t *w, uint32_t len)
{
  return i >= from + len && at_word(f, i - len, w);
}

#define BEFORE(f, from, i, lit)                                             \
  before_word((f), (from), (i), u"" lit, sizeof(u"" lit) / 2 - 1)

/* True where `c` is one of the literal's characters. */
#define one_of(c, lit) CH_ONE_OF(c, lit)

static inline bool is_numeral(uint16_t c)
{
  return ch_is(c, CH_DIGIT | CH_CNUM);
}

/* The character before `i`, a newline at the start of the text. */
static inline uint16_t char_before(const ls_scan *s, uint32_t i)
{
  return i ? s->f[i - 1] : u'\n';
}

static inline bool number_is(ls_quant *q, uint32_t start, uint32_t end,
                             uint8_t role, const char *rule)
{
  q->span = (ls_span){ start, end };
  q->role = role;
  q->rule = rule;
  return true;
}

#endif
