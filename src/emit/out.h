/* Fast text out: a buffer that is written when full, and the escapes.
 *
 * The hot path of every format: no printf, no allocation, and positions
 * found from the last one rather than from the nearest mark, since records
 * come in text order. */
#ifndef LS_EMIT_OUT_H
#define LS_EMIT_OUT_H

#include "emit/emit.h"

#define OUT_CAP ((size_t)64 << 10)

typedef struct ls_out {
  const ls_emit *to;
  const ls_report *r;
  int rc;            /* what write returned; nothing is written after it */
  uint32_t cp, byte; /* the last position looked up */
  size_t n;
  char p[OUT_CAP];
} ls_out;

void out_init(ls_out *o, const ls_report *r, const ls_emit *to);

/* Writes what is left; the result of the whole. */
int out_end(ls_out *o);

/* Hands the buffer over and empties it. */
void out_flush(ls_out *o);

/* Room for `n` (<= OUT_CAP) more bytes. */
static inline void out_room(ls_out *o, size_t n)
{
  if(OUT_CAP - o->n < n)
    out_flush(o);
}

void out_long(ls_out *o, const char *p, size_t n);

static inline void out_put(ls_out *o, const char *p, size_t n)
{
  if(OUT_CAP - o->n < n) {
    out_long(o, p, n);
    return;
  }
  memcpy(o->p + o->n, p, n);
  o->n += n;
}

static inline void out_char(ls_out *o, char c)
{
  out_room(o, 1);
  o->p[o->n++] = c;
}

/* A literal: its length is known when this is compiled. */
#define out_lit(o, s) out_put((o), "" s, sizeof(s) - 1)

static inline void out_slice(ls_out *o, ls_slice s) { out_put(o, s.s, s.n); }
static inline void out_z(ls_out *o, const char *z)
{
  out_put(o, z, strlen(z));
}

void out_uint(ls_out *o, uint64_t v);
void out_dec(ls_out *o, ls_dec d);

/* The same with a comma (or `space`) every three digits, for people. */
void out_grouped(ls_out *o, uint64_t v);

/* The bytes of a span, near the last one asked for. */
ls_slice out_span(ls_out *o, ls_span s);

/* Escaped, without quotes around it. */
void out_json(ls_out *o, ls_slice s);
void out_html(ls_out *o, ls_slice s);

/* Control characters (the terminal's own language) as spaces. */
void out_plain(ls_out *o, ls_slice s);

/* The ids of the figures, or milestones, an item holds, `between` them. */
void out_figure_ids(ls_out *o, const ls_item *i, char between);
void out_milestone_ids(ls_out *o, const ls_item *i, char between);

/* "2024", "2021/2025" or "2024-06"; nothing where it is unknown. */
void out_period(ls_out *o, ls_period p);

#endif
