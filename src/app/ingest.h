/* What taking a report in and comparing it with an earlier text share. */
#ifndef LS_APP_INGEST_H
#define LS_APP_INGEST_H

#include "app/inside.h"
#include "record/record.h"
#include "rules/rules.h"

/* What an item of the ledger and one of the new text are to each other. */
typedef struct ingest_pair {
  const ls_item_row *was; /* NULL: the text has a new one */
  uint32_t now;           /* index of its items, NO_ID: it has none */
  bool back;              /* it was gone from the text, and is there again */
} ingest_pair;

typedef struct ingesting {
  ls_ledger *l;
  const ls_report *r;
  ls_err *err;
  app_ingested *out;
  const app_document *d;
  int64_t item, target, indicator; /* the next ids */
  const ls_rules *rules;
  ls_units units;
  app_each_difference each;
  void *arg;
  VEC(ls_item_row) old;
  VEC(ls_item_row) parts; /* of those that were split, by parent */
  VEC(ingest_pair) pairs;
} ingesting;

/* The row of an item as the reader proposes it.  LS_ENOMEM. */
int ingest_row(ingesting *g, const ls_item *i, ls_item_row *row);

/* Puts an item of the report, with its targets. */
int ingest_item(ingesting *g, const ls_item *i);

/* The targets among an item's figures; *first is the first one's
 * indicator. */
int ingest_targets(ingesting *g, const ls_item *i, int64_t item,
                   int64_t *first);

/* Pairs the ledger's items of the earlier texts with the new one's, and
 * tells the differences. */
int ingest_compare(ingesting *g);

/* Makes the ledger follow: candidates only; what was issued stays. */
int ingest_accept(ingesting *g);

#endif
