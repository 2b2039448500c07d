/* Reminders as an iCalendar file (RFC 5545): events of a whole day, with an
 * alarm on the afternoon before. */
#ifndef LS_PORT_ICS_H
#define LS_PORT_ICS_H

#include "base/buf.h"
#include "base/date.h"

typedef struct ics_event {
  const char *uid;         /* unique and the same at every export */
  int64_t sequence;        /* greater when it was changed */
  ls_day day;
  const char *summary;     /* UTF-8, any text */
  const char *description; /* "" none */
} ics_event;

/* The calendar's head; `name` is what programs show for it. */
void ics_begin(ls_buf *b, const char *name);

/* One event.  `now` is the time of writing in UTC, 2025-03-31T01:00:00. */
void ics_put(ls_buf *b, const ics_event *e, const char *now);

void ics_end(ls_buf *b);

#endif
