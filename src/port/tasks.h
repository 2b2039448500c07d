/* The task table (任务分解表): items with their targets, owners, nodes and
 * progress as offices hand them around.
 *
 * What goes out comes back: a table that was exported and not touched
 * changes nothing.  What people may edit is compared field by field, in the
 * words of the table; what is the ledger's own (number, quote, light, ...)
 * is never taken from a table. */
#ifndef LS_PORT_TASKS_H
#define LS_PORT_TASKS_H

#include "model/model.h"
#include "port/problems.h"
#include "port/write.h"

typedef enum task_field { /* columns, in their order */
  TF_NUMBER, TF_TASK, TF_QUOTE, TF_SOURCE, TF_KIND, TF_INDICATOR,
  TF_BASELINE, TF_CMP, TF_TARGET, TF_UNIT, TF_NATURE, TF_AREA,
  TF_LEAD_POST, TF_LEAD_UNIT, TF_OTHERS, TF_DEADLINE,
  TF_Q1, TF_Q2, TF_Q3, TF_Q4, TF_PROGRESS, TF_PROBLEM, TF_NEXT,
  TF_TARGETS, TF_EVIDENCE, TF_LIGHT, TF_STATE, TF_VERSION, TF_ID, TF_FIELDS
} task_field;

#define TF_BIT(f) (UINT32_C(1) << (f))
/* What people may change in a table. */
#define TF_EDITED \
  (TF_BIT(TF_TASK) | TF_BIT(TF_KIND) | TF_BIT(TF_INDICATOR) | \
   TF_BIT(TF_BASELINE) | TF_BIT(TF_CMP) | TF_BIT(TF_TARGET) | \
   TF_BIT(TF_UNIT) | TF_BIT(TF_NATURE) | TF_BIT(TF_AREA) | \
   TF_BIT(TF_LEAD_POST) | TF_BIT(TF_LEAD_UNIT) | TF_BIT(TF_OTHERS) | \
   TF_BIT(TF_DEADLINE) | TF_BIT(TF_Q1) | TF_BIT(TF_Q2) | TF_BIT(TF_Q3) | \
   TF_BIT(TF_Q4) | TF_BIT(TF_PROGRESS) | TF_BIT(TF_PROBLEM) | \
   TF_BIT(TF_NEXT))

typedef struct task_node { /* a quarter's */
  const char *words;
  ls_dec value;
  bool has_value;
} task_node;

typedef struct task_extra { /* a column that is none of ours */
  const char *name, *value;
} task_extra;

#define TASK_OTHERS 32

/* One row, with what it refers to already joined.  Strings are never
 * NULL. */
typedef struct port_task {
  int64_t id;              /* 0: a new row */
  int64_t version;         /* the last entry of the journal that changed it */
  uint8_t state;           /* ls_state */
  int8_t light;            /* ls_light, -1: not asked for */
  bool published, unit_suggested;
  const char *number, *task, *quote, *source, *kind;
  int64_t indicator;       /* 0 with a name: one that is to be made */
  const char *indicator_name, *unit;
  uint8_t cmp, nature;     /* ls_cmp, ls_nature */
  ls_dec value, value_hi, baseline;
  bool has_value, has_hi, has_baseline;
  const char *targets;     /* further ones, each "#13 投资 >= 5亿元": the
                              row has the first, amend the others */
  const char *area, *area_name; /* its code, and as people read it */
  int64_t lead_post, lead_unit;
  const char *post_name, *unit_name;
  int64_t *other;
  const char **other_name;
  int others;              /* at most TASK_OTHERS */
  ls_day deadline;
  task_node node[4];
  const char *progress, *problem, *next_step, *evidence;
  task_extra *extra;
  uint32_t extras;
  /* of a row that came in */
  uint32_t given;          /* TF_BIT of the columns the table has */
  uint32_t bad;            /* of those whose cell has an error */
  const char *sheet;
  uint32_t row;
  uint32_t column[TF_FIELDS]; /* where each field stands */
} port_task;

/* An empty row. */
void task_init(port_task *t);

/* What names in a table may refer to. */
typedef struct port_names {
  const ls_unit *unit;
  size_t units;
  /* Another unit's way of being called (市发改委) that is none of its
   * aliases, by rules of the place; NULL: none. */
  const ls_unit *(*called)(const void *rules, const char *name,
                           const ls_unit *units, size_t n);
  const void *rules;
  const ls_post *post;
  size_t posts;
  const ls_indicator *indicator;
  size_t indicators;
  const ls_area *area;     /* the first is the ledger's own place */
  size_t areas;
  const port_task *item;   /* the ledger's rows, by id */
  size_t items;
  /* The row as it was when it had that version, NULL where that is not
   * known; for rows that changed since they went out. */
  const port_task *(*before)(void *arg, int64_t id, int64_t version);
  void *arg;
  const char *const *extra; /* further columns the ledger has, NULL-ended,
                               or NULL */
  bool english;            /* of the words that are written */
} port_names;

/* The cell of a field, as it is written and compared. */
void task_text(ls_buf *b, const port_task *t, task_field f, bool english);

/* Comparator, value and unit in one: ≥300亿元; nothing without a value. */
void task_goal(ls_buf *b, const port_task *t, bool english);

/* Its stable name for programs: deadline, lead-unit. */
const char *task_field_name(task_field f);

/* The heading of a field. */
const char *task_heading(task_field f, bool english);

/* --- out ------------------------------------------------------------- */

typedef struct tasks_out tasks_out;

typedef struct tasks_head {
  const char *title;     /* 清禾市2024年政府工作报告重点任务分解表 */
  const char *subtitle;  /* 2024年3月31日 */
  ls_day day;
  bool english;
  const char *const *unit; /* names to choose from, NULL-ended, or NULL */
  const char *const *extra; /* headings of further columns, NULL-ended */
} tasks_head;

/* The whole table, or in docx those columns that are printed. */
tasks_out *tasks_open(const table_format *format, const tasks_head *head,
                      const port_sink *sink, ls_err *err);
int tasks_put(tasks_out *o, const port_task *t, ls_err *err);
int tasks_close(tasks_out *o, bool keep, ls_err *err);

/* --- in -------------------------------------------------------------- */

typedef VEC(port_task) port_tasks;

/* Reads every sheet that has the table's headings.  Rows with errors are in
 * *out too; p->errors says whether there are any.  What is kept lives in
 * `a`.  0, or a code where the file could not be read at all (then *err is
 * one more problem). */
int tasks_read(sheet_source from, const port_names *names, ls_arena *a,
               port_tasks *out, port_problems *p, ls_err *err);

/* --- differences ----------------------------------------------------- */

typedef struct task_change {
  const port_task *was;  /* the ledger's row; NULL: a new item */
  const port_task *now;  /* the table's */
  const port_task *base; /* the ledger's when the table went out */
  uint32_t fields;       /* TF_BIT of those that the table changes */
  uint32_t theirs;       /* of those that changed in the ledger since */
  bool extras;           /* further columns differ */
  bool conflict;         /* was->version is newer than the table's */
} task_change;
typedef VEC(task_change) task_changes;

/* Compares rows that came in with the ledger's.  Adds to *p what cannot be:
 * an id that the ledger does not have, a row told twice.  Rows without a
 * change are left out. */
void tasks_compare(const port_names *names, port_tasks *rows, ls_arena *a,
                   task_changes *out, port_problems *p);

/* Appends a change in words, one line a field, each ended by a newline. */
void task_change_words(ls_buf *b, const task_change *c, bool english);

#endif
