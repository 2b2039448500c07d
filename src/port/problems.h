/* What is wrong in a table that came in: all of it, each with its place. */
#ifndef LS_PORT_PROBLEMS_H
#define LS_PORT_PROBLEMS_H

#include "base/buf.h"
#include "base/vec.h"
#include "port/sheet.h"

typedef struct port_problem {
  const char *key;     /* of data/messages: what, and what to do */
  const char *arg[2];  /* its %1 and %2, "" if none */
  const char *sheet;   /* "" in csv */
  uint32_t row;        /* 0: the file as a whole */
  uint32_t column;     /* SHEET_COLUMNS: the row as a whole */
  uint32_t order;      /* in which it was added */
  bool note;           /* no error: how something unusual was taken */
} port_problem;

#define PROBLEMS 20000 /* kept; the rest is counted */

typedef struct port_problems {
  ls_arena *arena;
  VEC(port_problem) list;
  uint64_t errors, notes; /* of all */
} port_problems;

void problems_init(port_problems *p, ls_arena *arena);

/* Adds one; the arguments are copied and may be NULL. */
void problem_add(port_problems *p, bool note, const char *sheet,
                 uint32_t row, uint32_t column, const char *key,
                 const char *arg1, const char *arg2);

/* Puts them in the order of sheets, rows and columns. */
void problems_sort(port_problems *p);

/* Appends "B17: what, and what to do", with the sheet in front where the
 * table has several ("进展!B17"). */
void problem_write(ls_buf *b, const port_problem *p, bool english);

/* Appends where it is: "进展!B17", "B17", "17", "". */
void problem_place(ls_buf *b, const port_problem *p);

#endif
