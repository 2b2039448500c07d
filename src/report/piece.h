/* The piece of a document that the passes are at.
 *
 * A document is read in pieces of some hundred sentences, each by all passes
 * in turn, so that what they look at stays in the cache.  Before them, one
 * walk over the piece notes for every character what stands or begins
 * there: the longest word of all lists, and signs, in bits, that a pass
 * can look for by sixty characters at a time. */
#ifndef LS_REPORT_PIECE_H
#define LS_REPORT_PIECE_H

#include "text/seek.h"

/* What a character is, ... */
#define SIGN_CLAUSE 0x0001 /* it ends a clause: CH_CLAUSE */
#define SIGN_OPEN 0x0002   /* a bracket or quote that opens */
#define SIGN_MARK 0x0004   /* what parts quotations: quotes, 。, newline */
#define SIGN_NUMBER 0x0008 /* a numeral, or 翻, 半 */
#define SIGN_DIGIT 0x0010
#define SIGN_TIME 0x0020   /* a numeral, or what begins 去年, 今年, 力争, “ */
#define SIGN_AND 0x0040    /* 、 and what else joins: 以和及与并 */
#define SIGN_TALK 0x0080   /* what words begin with that names do not hold */
#define SIGN_ETC 0x0100    /* 等 */
#define SIGN_NAMES 0x0200  /* what only names have: quotes, letters, digits */
/* ... and what words begin with it. */
#define SIGN_STAGE 0x0400   /* of stages.tsv */
#define SIGN_DEED 0x8000    /* of them, a verb or a noun of action */
#define SIGN_ACTION 0x0800  /* of actions.tsv or slogans.tsv */
#define SIGN_STATE 0x1000   /* of marks.tsv */
#define SIGN_PLACE 0x2000   /* of divisions.tsv */
#define SIGN_MEASURE 0x4000 /* of measures.tsv */

#define PIECE_SIZE 12000 /* characters: what is noted of them fits the cache */

typedef struct ls_piece {
  uint32_t size;        /* characters it should have, 0: PIECE_SIZE */
  uint32_t from, to;    /* the piece; no sentence lies across its ends */
  uint32_t first, last; /* its sentences, [first, last) */
  uint32_t quants;      /* how many of the doc's quants begin in it */
  uint32_t seen, seen_n; /* noted are [seen, seen + seen_n), more than it */
  uint32_t cap;
  uint32_t *hit;  /* the word at seen + i, as lex.h has it */
  uint16_t *sign; /* its signs */
  uint8_t *plane[16]; /* the same by sign, a bit for each place */
} ls_piece;

#endif
