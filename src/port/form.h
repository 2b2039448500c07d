/* One unit's form for one period: what it owes and nothing else.
 *
 * Two sheets: values of indicators, each asked for once however many items
 * use it, and the progress of items.  What may be filled in is unlocked, all
 * else is locked (without a password: it guards against slips).  Last
 * period's figures stand beside, last words are filled in already. */
#ifndef LS_PORT_FORM_H
#define LS_PORT_FORM_H

#include "port/tasks.h"

typedef struct form_value { /* one figure that is asked for */
  int64_t indicator;
  const char *name, *unit;
  const char *area, *area_name; /* its code, and as people read it */
  const char *serves;      /* numbers of the items that use it */
  const char *goal;        /* ≥300亿元, "" */
  const char *before;      /* last period's, as text: 2024-02：51.3 */
  ls_dec ytd, month;       /* reported already / filled in */
  bool has_ytd, has_month;
  const char *note;        /* words beside the value, NULL or "" if none */
  uint32_t row;            /* where it stands, of a form that came in */
} form_value;

typedef struct form_item { /* one item whose progress is asked for */
  int64_t item, version;
  const char *number, *task, *goal;
  ls_day deadline;
  const char *node;        /* what is due this quarter */
  const char *stage;       /* prepare ... operate, "" */
  ls_dec percent;
  bool has_percent;
  const char *words, *problem, *next_step;
  uint32_t row;
} form_item;

typedef struct port_form {
  const char *title;
  int64_t unit;
  const char *unit_name;
  const char *place;       /* its code */
  ls_when period;
  ls_day day;              /* when it was made */
  VEC(form_value) values;
  VEC(form_item) items;
  const char *sheet[2];    /* names of the sheets of one that came in */
} port_form;

/* Writes an xlsx. */
int form_write(const port_form *f, const port_sink *sink, bool english,
               ls_err *err);

/* Reads one back.  `asked` is the form as it would be made now for its unit
 * and period; form_head reads these.  Rows of *out that were filled in or
 * differ are those with an id of `asked`; all that is wrong is in *p. */
int form_head(sheet_source from, const port_names *names, ls_arena *a,
              port_form *out, port_problems *p, ls_err *err);
int form_read(sheet_source from, const port_form *asked, ls_arena *a,
              port_form *out, port_problems *p, bool english, ls_err *err);

#endif
