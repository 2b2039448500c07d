/* A document's bytes as text: decoded, and folded for matching.
 *
 * Positions everywhere in the reader are code points of the read text: the
 * bytes decoded, byte order mark dropped, CRLF and CR as LF, nothing else
 * changed.  The fold has one unit for each of its code points. */
#ifndef LS_TEXT_TEXT_H
#define LS_TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/utf8.h"

typedef enum ls_encoding {
  ENC_UTF8,
  ENC_GB18030,
  ENC_UTF16LE,
  ENC_UTF16BE
} ls_encoding;

/* The fold is followed by this many zeros, so that a look ahead of a few
 * characters needs no bounds check. */
#define FOLD_PAD 16

typedef struct ls_text {
  ls_encoding enc;
  const uint8_t *src; /* the caller's bytes, borrowed */
  size_t src_len;
  size_t skip;        /* length of its byte order mark */
  bool yours;         /* they may be written to */
  const uint32_t *src_mark; /* source offset of every U8_STRIDE-th code
                         point; NULL where the bytes are read as they lie */
  ls_u8map read;      /* the read text; may share the caller's bytes */
  uint32_t n;         /* its code points, as read.n */
  uint16_t *fold;     /* n + FOLD_PAD units; see text_fold_char */
} ls_text;

/* Detects the encoding (byte order mark; UTF-8 if it is valid throughout or
 * nearly so; UTF-16 where the units are those of text; GB18030 if valid
 * throughout) and fills *out, whose memory is the arena's; `bytes` must
 * outlive it.
 * Errors: LS_EEMPTY; LS_EBINARY at a control character that no text holds
 * and LS_EENCODING at bytes of no encoding, both with the byte; LS_ETOOBIG
 * for more than 1 GB. */
int text_decode(ls_arena *a, const uint8_t *bytes, size_t n, ls_text *out,
                ls_err *err);

/* The same where the caller has no more use for the bytes: what has to go
 * from UTF-8 is taken out where it lies, and no copy made; then there is no
 * text_source_offset.  After an error the bytes are as they were. */
int text_decode_yours(ls_arena *a, uint8_t *bytes, size_t n, ls_text *out,
                      ls_err *err);

/* The fold of one code point: full-width letters, digits and signs become
 * ASCII ones; all spaces, tabs, page breaks and escapes ' '; separators of
 * lines '\n'; ASCII , ; : ( ) ! ? the Chinese ones; dashes of a range '-'
 * (but U+2014 stays), '~' for U+FF5E and U+301C; straight quotes stay; what
 * is beyond U+FFFF becomes U+FFFD.  One to one. */
uint16_t text_fold_char(uint32_t cp);

/* Offset in the source bytes of code point `cp` of the read text (cp <= n;
 * n gives the length). */
size_t text_source_offset(const ls_text *t, uint32_t cp);

#endif
