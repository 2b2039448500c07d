/* Who may do what to an item, and what it takes: the rows of
 * data/rules/workflow.tsv. */
#ifndef LS_RULES_WORKFLOW_H
#define LS_RULES_WORKFLOW_H

#include "base/err.h"
#include "model/model.h"
#include "rules/rules.h"

/* What somebody wants to do, and all that decides whether they may. */
typedef struct ls_flow_ask {
  uint8_t act;        /* ls_act */
  uint8_t state;      /* ls_state, of the item now */
  uint8_t role;       /* ls_role_of, of the user */
  bool gone;          /* the user may no longer act */
  int64_t user_unit;  /* of the user, 0 none */
  int64_t lead_unit;  /* of the item; 0 none */
  const char *others; /* ids of its other units, commas between; or NULL */
  bool has_deadline;
  bool same_person;   /* the user is who reported the item done */
  bool own_report;    /* the user entered progress, figures or evidence that
                         speak for it */
  bool locked;        /* the period spoken of is closed */
  uint32_t evidence;  /* files attached */
  uint32_t updates;   /* entered, since it was last sent back */
  const char *why;         /* the reason given, "" or NULL: none */
  const char *approved_by; /* the same */
} ls_flow_ask;

typedef struct ls_flow {
  uint8_t to;        /* ls_state afterwards, where it may be done */
  uint32_t line;     /* of workflow.tsv: the row that decided; 0 none */
  uint32_t roles;    /* who could in this state: 1 << ls_role_of */
  uint32_t states;   /* in which this role could: 1 << ls_state */
} ls_flow;

/* LS_OK, or LS_EUSAGE and *err with the key of what stands in the way: the
 * state, the role, or the first need that is not met.  *out is filled
 * either way. */
int workflow_may(const ls_rules *r, const ls_flow_ask *ask, ls_flow *out,
                 ls_err *err);

/* What `role` could do to an item in `state`, whatever is needed for it:
 * 1 << ls_act. */
uint32_t workflow_acts(const ls_rules *r, uint8_t role, uint8_t state);

/* The states in which somebody could do `act`: 1 << ls_state. */
uint32_t workflow_states(const ls_rules *r, uint8_t act);

/* Whether a reason or a name says anything: more than spaces, the wide one
 * too.  NULL says nothing. */
bool workflow_said(const char *s);

#endif
