/* The lists by name, and the meaning of their enumerated columns. */
#ifndef LS_LEX_LISTS_H
#define LS_LEX_LISTS_H

#include <stddef.h>

#define LEX_TEXT_COLUMNS 3
#define LEX_ENUM_COLUMNS 4

/* One per file of data/lexicon, in the order of lists.c; at most 31. */
enum ls_list {
  LEX_UNITS,       /* what a number counts or measures */
  LEX_NAMES,       /* numerals that are parts of names */
  LEX_IDIOMS,      /* fixed phrases with a numeral in them */
  LEX_COMPARATORS, /* 超, 以上, 左右 ... */
  LEX_MEASURES,    /* 增长, 下降, 提高, 占 ...: what a figure says */
  LEX_SCOPES,      /* 全国, 全省 ...: what a rank is within */
  LEX_INDICATORS,  /* names of measures with aliases and direction */
  LEX_STAGES,      /* verbs of milestones with stage and mood */
  LEX_HEDGES,      /* 力争, 争取 ...: striven for, not promised */
  LEX_HEADS,       /* nouns that end a project's, facility's, title's name */
  LEX_ACTIONS,     /* verbs that open an item */
  LEX_SLOGANS,     /* openings of aims and manner that are no items */
  LEX_MARKS,       /* what a clause is, wherever they stand in it */
  LEX_SECTIONS,    /* words of headings, with the role they speak for */
  LEX_FURNITURE,   /* words of web pages around a report */
  LEX_QUALIFIERS,  /* words of names that do not name by themselves */
  LEX_DIVISIONS,   /* places with GB/T 2260 codes */
  LEX_LISTS,
  LEX_DEEDS = LEX_LISTS /* no file: of LEX_STAGES, what is neither adverb
                           nor stop; in masks and hits only */
};

/* Columns of a list: the word first, then these. */
typedef struct ls_column {
  const char *name;
  const char *const *words; /* allowed words, NULL-ended; NULL: free text */
  int required;
} ls_column;

typedef struct ls_list_def {
  const char *name; /* the file's name without .tsv */
  const ls_column *columns; /* ended by a NULL name */
} ls_list_def;

extern const ls_list_def lex_lists[LEX_LISTS];

/* Enumerated columns, in the order of the words in lists.c. */
enum { UNIT_COUNT, UNIT_MEASURE, UNIT_MONEY, UNIT_RATIO, UNIT_TIME,
       UNIT_RATE };
enum { WITH_ANY, WITH_DIGITS };
enum { NAME_WHOLE, NAME_BEHIND, NAME_BEHIND_CHINESE, NAME_BEFORE, NAME_NOUN,
       NAME_HEAD };
enum { CMP_EQ, CMP_GE, CMP_GT, CMP_LE, CMP_LT, CMP_ABOUT };
enum { MEAS_UP, MEAS_DOWN, MEAS_TO, MEAS_FROM, MEAS_REACH, MEAS_MORE,
       MEAS_RANK, MEAS_ADV,
       MEAS_FRONT, MEAS_KEEP, MEAS_DROP, MEAS_ACT, MEAS_TAIL,
       MEAS_STOP };
enum { AT_BEFORE, AT_AFTER, AT_INSIDE };
enum { STAGE_NONE, STAGE_PREPARE, STAGE_APPROVE, STAGE_START, STAGE_BUILD,
       STAGE_COMPLETE, STAGE_OPERATE };
enum { FORM_ADVERB, FORM_LEAD, FORM_DO, FORM_BOTH, FORM_DONE, FORM_TITLE,
       FORM_BID, FORM_TAIL, FORM_BIDTAIL, FORM_STOP };
enum { NEED_SOME, NEED_LITTLE, NEED_MUCH };
enum { FORCE_HEDGE, FORCE_FIRM, FORCE_OPENER, FORCE_ASIDE };
enum { HEAD_NAME, HEAD_WEAK, HEAD_DEED, HEAD_SELF, HEAD_TITLE, HEAD_CLASS,
       HEAD_NOT };
enum { QUAL_PLAIN, QUAL_SCOPE, QUAL_CLASSIFIER };

enum { DIV_PROVINCE, DIV_CITY, DIV_COUNTY };
/* sections: e[0] an ls_role, e[1] where the word counts, e[2] its weight */
enum { SEC_TITLE, SEC_SUB, SEC_LEAD, SEC_BODY };
enum { SEC_WEAK, SEC_STRONG };
/* furniture: the word is the whole line, its beginning, or its end */
enum { FUR_LINE, FUR_BEGIN, FUR_END };

#endif
