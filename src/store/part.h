/* What the files of src/store share: a row's fields to and from C. */
#ifndef LS_STORE_PART_H
#define LS_STORE_PART_H

#include "base/file.h"
#include "store/store.h"

/* Migrations and the derived schema, built in; ended by a NULL name. */
extern const ls_file schema_files[];

/* A copy in the store's arena. */
const char *part_str(ls_store *st, ls_slice s);
static inline const char *part_col(ls_store *st, db_stmt *s, int at)
{
  return part_str(st, db_get_text(s, at));
}

/* A word's place in its table; the first where the word is none of them,
 * which verify finds by the digest. */
static inline uint8_t part_word(const char *const *table, db_stmt *s, int at)
{
  int i = word_index(table, db_get_text(s, at).s);
  return (uint8_t)(i < 0 ? 0 : i);
}

/* Days, periods and decimals as text, "" for none; the buffers live where
 * the caller has them until the row is inserted. */
typedef struct part_text {
  char b[DEC_TEXT];
} part_text;

const char *part_day(ls_day d, part_text *t);
const char *part_when(ls_when w, part_text *t);
const char *part_dec(ls_dec d, bool has, part_text *t);
ls_day part_to_day(db_stmt *s, int at);
ls_when part_to_when(db_stmt *s, int at);
bool part_to_dec(db_stmt *s, int at, ls_dec *out);

/* The columns' values of the row a walk stands on, from column `from`. */
void part_values(db_stmt *s, int from, store_id t, store_value *v);

/* Every row of a statement into a function; ends it. */
typedef void (*part_take)(ls_store *st, db_stmt *s, void *arg);
int part_rows(ls_store *st, db_stmt *s, part_take take, void *arg,
              ls_err *err);

/* The first row, 1 or 0; ends it. */
int part_row(ls_store *st, db_stmt *s, part_take take, void *arg,
             ls_err *err);

/* The derived side of an item. */
int item_index(ls_store *st, const ls_item_row *i, int64_t entry, int64_t n,
               ls_err *err);
void item_take(ls_store *st, db_stmt *s, int at, ls_item_row *i);
int item_rebuild(ls_store *st, ls_err *err);
int indicator_rebuild(ls_store *st, ls_err *err);
int report_rebuild(ls_store *st, ls_err *err);
int report_index(ls_store *st, const ls_report_row *r, ls_err *err);

/* What verify does besides walking: the tables as they were made, and what
 * is derived; each finding to `each`.  How many, or an error. */
int structure_verify(ls_store *st, store_each_finding each, void *arg,
                     ls_err *err);

#define ITEM_COLUMNS \
  "i.item, i.version, i.state, i.number, i.year, i.report, i.span_start, " \
  "i.span_end, i.quote, i.source, i.section, i.task, i.kind, i.missing, " \
  "i.lead_unit, i.lead_post, i.others, i.unit_suggested, i.deadline, " \
  "i.deadline_how, i.started, i.indicator, i.published, i.parent, " \
  "i.merged_into"

#endif
