#include "rules/workflow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/inside.h"

enum { NEED_OWN, NEED_INVOLVED, NEED_OWNER, NEED_DEADLINE, NEED_EVIDENCE,
       NEED_REPORT, NEED_SECOND, NEED_REASON, NEED_APPROVAL, NEED_OPEN,
       NEED_APART, NEED_OUTSIDE, NEEDS };

static const char *const needs[] = {
  "own", "involved", "owner", "deadline", "evidence", "report", "second",
  "reason", "approval", "open", "apart", "outside", NULL
};

static const char *const need_key[NEEDS] = {
  "flow-own", "flow-involved", "flow-owner", "flow-deadline",
  "flow-evidence", "flow-report", "flow-second", "flow-reason",
  "flow-approval", "flow-open", "flow-apart", "flow-outside"
};

/* --- the file ------------------------------------------------------------ */

static void row(ls_loading *l, void *to, const ls_table_row *r)
{
  ls_rules *rules = to;
  flow_row f = { .line = r->line, .to = -1 };
  f.act = (uint8_t)table_word(act_name, r->f[0]);
  f.from = table_mask(l, r, r->f[1], state_name, "all");
  if(!slice_eq(r->f[2], SLICE("same"))) {
    f.to = table_word(state_name, r->f[2]);
    if(f.to < 0)
      table_complain(l, r->line, "flow-to", r->f[2], NULL);
  }
  f.roles = table_mask(l, r, r->f[3], user_role_name, "all");
  f.needs = table_mask(l, r, r->f[4], needs, "all");
  *vec_push(l->arena, &rules->flow) = f;
}

static const ls_table_def def = {
  "workflow", { { "act", act_name, true }, { "from", NULL, true },
                { "to", NULL, true }, { "roles", NULL, true },
                { "needs", NULL, false } }
};

const rules_part part_flow = { &def, row, NULL };

/* --- asking -------------------------------------------------------------- */

static bool given(const char *s)
{
  return s && *s;
}

bool workflow_said(const char *s)
{
  while(s && (*s == ' ' || *s == '\t' || *s == '\n' ||
              !strncmp(s, "\xE3\x80\x80", 3)))
    s += *s == '\xE3' ? 3 : 1;
  return given(s);
}

static bool is_among(const char *ids, int64_t id)
{
  for(const char *p = ids; given(p);) {
    char *end;
    if(strtoll(p, &end, 10) == id && (*end == ',' || !*end))
      return true;
    p = strchr(p, ',');
    p = p ? p + 1 : NULL;
  }
  return false;
}

static bool leads(const ls_flow_ask *a)
{
  return a->user_unit && a->user_unit == a->lead_unit;
}

static bool is_involved(const ls_flow_ask *a)
{
  return leads(a) || (a->user_unit && is_among(a->others, a->user_unit));
}

static bool is_met(int need, const ls_flow_ask *a)
{
  switch(need) {
  case NEED_OWN: return a->role != U_UNIT || leads(a);
  case NEED_INVOLVED: return a->role != U_UNIT || is_involved(a);
  case NEED_OWNER: return a->lead_unit != 0;
  case NEED_DEADLINE: return a->has_deadline;
  case NEED_EVIDENCE: return a->evidence > 0;
  case NEED_REPORT: return a->updates > 0;
  case NEED_SECOND: return !a->same_person;
  case NEED_APART: return !a->own_report;
  case NEED_OUTSIDE: return !is_involved(a);
  case NEED_REASON: return workflow_said(a->why);
  case NEED_APPROVAL: return workflow_said(a->approved_by);
  default: return !a->locked;
  }
}

static void names(const char *const *word, uint32_t mask, char *out,
                  size_t size)
{
  size_t n = 0;
  out[0] = 0;
  for(int i = 0; word[i] && n + 1 < size; i++)
    if(mask & (1u << i))
      n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "",
                            word[i]);
}

/* No row fits: the state is wrong for all, or the role for this state. */
static int refuse(const ls_flow_ask *a, const ls_flow *f, uint32_t ever,
                  ls_err *err)
{
  char list[150];
  if(!f->roles) {
    names(state_name, ever, list, sizeof(list));
    return err_set(err, LS_EUSAGE, "flow-state", state_name[a->state], list);
  }
  names(user_role_name, f->roles, list, sizeof(list));
  return err_set(err, LS_EUSAGE, "flow-role", user_role_name[a->role], list);
}

int workflow_may(const ls_rules *r, const ls_flow_ask *a, ls_flow *out,
                 ls_err *err)
{
  const flow_row *row = NULL;
  uint32_t ever = 0, role = 1u << a->role, state = 1u << a->state;
  *out = (ls_flow){ .to = a->state };
  for(uint32_t i = 0; i < r->flow.n; i++) {
    const flow_row *f = &r->flow.v[i];
    if(f->act != a->act)
      continue;
    ever |= f->from;
    if(f->from & state)
      out->roles |= f->roles;
    if(f->roles & role)
      out->states |= f->from;
    if(!row && (f->from & state) && (f->roles & role))
      row = f;
  }
  if(a->gone)
    return err_set(err, LS_EUSAGE, "flow-gone", NULL, NULL);
  if(!row)
    return refuse(a, out, ever, err);
  out->line = row->line;
  for(int n = 0; n < NEEDS; n++)
    if((row->needs & (1u << n)) && !is_met(n, a))
      return err_set(err, LS_EUSAGE, need_key[n], act_name[a->act], NULL);
  if(row->to >= 0)
    out->to = (uint8_t)row->to;
  return LS_OK;
}

uint32_t workflow_acts(const ls_rules *r, uint8_t role, uint8_t state)
{
  uint32_t acts = 0;
  for(uint32_t i = 0; i < r->flow.n; i++)
    if((r->flow.v[i].from & (1u << state)) &&
       (r->flow.v[i].roles & (1u << role)))
      acts |= 1u << r->flow.v[i].act;
  return acts;
}

uint32_t workflow_states(const ls_rules *r, uint8_t act)
{
  uint32_t states = 0;
  for(uint32_t i = 0; i < r->flow.n; i++)
    if(r->flow.v[i].act == act)
      states |= r->flow.v[i].from;
  return states;
}
