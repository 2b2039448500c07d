/* Rule files: tables in TSV that a clerk may edit, read row by row.
 *
 * A file has comments (#), a header that names the columns, and rows.
 * Columns are found by name, so they may stand in any order and others may
 * stand between them. */
#ifndef LS_RULES_TABLE_H
#define LS_RULES_TABLE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/slice.h"

#define TABLE_COLUMNS 8

typedef struct ls_table_column {
  const char *name; /* NULL ends the list */
  const char *const *words; /* allowed, NULL-ended; NULL: anything */
  bool required;    /* may not be empty */
} ls_table_column;

typedef struct ls_table_def {
  const char *name; /* "calendar/2024": the file without .tsv */
  ls_table_column column[TABLE_COLUMNS + 1];
} ls_table_def;

/* What a load carries along. */
typedef struct ls_loading {
  ls_arena *arena;
  const char *file; /* being read, for errors */
  int errors;
  void (*each)(void *arg, const ls_err *err);
  void *arg;
  ls_err *first;    /* NULL: not wanted */
} ls_loading;

/* One row: its fields in the order of the definition, "" where empty. */
typedef struct ls_table_row {
  ls_slice f[TABLE_COLUMNS];
  uint32_t line;
} ls_table_row;

/* Reads `content`, which must outlive what `row` keeps of it, and calls
 * `row` for every row without an error.  Errors are noted in *l. */
void table_read(ls_loading *l, const ls_table_def *def, ls_slice content,
                void (*row)(ls_loading *l, void *to, const ls_table_row *r),
                void *to);

/* Notes an error (LS_ELEXICON) at a line of the file being read. */
void table_complain(ls_loading *l, uint32_t line, const char *key, ls_slice a,
                    const char *b);

/* The index of `s` in a list of words, or -1. */
int table_word(const char *const *words, ls_slice s);

/* A mask of the words in `s`, commas between; `all` stands for every one.
 * An unknown word is noted as an error; then 0. */
uint32_t table_mask(ls_loading *l, const ls_table_row *r, ls_slice s,
                    const char *const *words, const char *all);

/* A copy of `s` with a NUL behind it. */
const char *table_text(ls_loading *l, ls_slice s);

/* A whole number in [min, max], or `min` - 1 after noting an error. */
int table_int(ls_loading *l, const ls_table_row *r, ls_slice s, int min,
              int max);

#endif
