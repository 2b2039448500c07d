/* The tables of the record: one description from which rows are inserted,
 * hashed, checked, carried out and in. */
#ifndef LS_STORE_TABLES_H
#define LS_STORE_TABLES_H

#include <stdint.h>

#include "base/slice.h"

typedef enum store_id {
  T_SETTING, T_UNIT, T_POST, T_ACCOUNT, T_CONTENT, T_REPORT, T_INDICATOR,
  T_ITEM, T_TARGET, T_NODE, T_OBSERVATION, T_PROGRESS, T_EVIDENCE,
  T_DECISION, T_AMENDMENT, T_LOCK, T_EXTRA, T_AREA, T_UNIT_END, T_NOTE,
  T_RULE_FILE,
  STORE_TABLES
} store_id;

#define STORE_COLUMNS 25 /* of one table, place, entry and n left out */

typedef struct store_column {
  const char *name;
  char type;          /* 'i' int, 't' text, 'b' blob */
} store_column;

typedef struct store_table {
  const char *name;
  int n;
  store_column column[STORE_COLUMNS];
  const char *insert; /* its place, entry, n and columns as $1, $2 ... */
  const char *walk;   /* entry, n and columns of place $1 from entry $2 on,
                         in order */
  const char *elsewhere; /* how many rows are of other places than $1 */
  int since;          /* the schema's version that brought it; 0: the first */
} store_table;

extern const store_table store_tables[STORE_TABLES];

/* The table of that name, or -1. */
int store_table_of(ls_slice name);

/* One field of a row, by its column's type. */
typedef struct store_value {
  int64_t i;
  ls_slice s;
} store_value;

#define V_INT(v) ((store_value){ .i = (v) })
#define V_STR(z) ((store_value){ .s = slice_of(z) })
#define V_TEXT(sl) ((store_value){ .s = (sl) })

#endif
