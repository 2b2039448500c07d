/* Who may do what: the table asked from the outside. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/workflow.h"

static ls_rules *rules;

/* Everything that could be asked for is there. */
static ls_flow_ask fine(ls_act act, ls_state state, ls_role_of role)
{
  return (ls_flow_ask){ .act = (uint8_t)act, .state = (uint8_t)state,
    .role = (uint8_t)role, .user_unit = role == U_UNIT ? 7 : 0,
    .lead_unit = 7, .others = "3,12",
    .has_deadline = true, .evidence = 1, .updates = 1, .why = "会议决定",
    .approved_by = "市长" };
}

static void may(ls_flow_ask ask, ls_state to)
{
  ls_flow f;
  ls_err err = { 0 };
  if(workflow_may(rules, &ask, &f, &err))
    fail_msg("%s from %s: %s", act_name[ask.act], state_name[ask.state],
             err.key);
  assert_int_equal(f.to, to);
  assert_true(f.line > 0);
}

static ls_flow may_not(ls_flow_ask ask, const char *key)
{
  ls_flow f;
  ls_err err = { 0 };
  assert_int_equal(workflow_may(rules, &ask, &f, &err), LS_EUSAGE);
  assert_string_equal(err.key, key);
  assert_int_equal(f.to, ask.state);
  return f;
}

static void from_candidate_to_archive(void **state)
{
  (void)state;
  may(fine(ACT_ISSUE, ST_CANDIDATE, U_SUPERVISOR), ST_ISSUED);
  may(fine(ACT_SIGN, ST_ISSUED, U_UNIT), ST_SIGNED);
  may(fine(ACT_UPDATE, ST_SIGNED, U_UNIT), ST_PROGRESS);
  may(fine(ACT_UPDATE, ST_PROGRESS, U_UNIT), ST_PROGRESS);
  may(fine(ACT_SUBMIT, ST_PROGRESS, U_UNIT), ST_REPORTED);
  may(fine(ACT_VERIFY, ST_REPORTED, U_SUPERVISOR), ST_VERIFIED);
  may(fine(ACT_CLOSE, ST_VERIFIED, U_SUPERVISOR), ST_CLOSED);
  may(fine(ACT_ARCHIVE, ST_CLOSED, U_ADMIN), ST_ARCHIVED);
}

static void back_again(void **state)
{
  (void)state;
  may(fine(ACT_RETURN, ST_ISSUED, U_UNIT), ST_CANDIDATE);
  may(fine(ACT_RETURN, ST_REPORTED, U_LEADER), ST_PROGRESS);
  may(fine(ACT_REOPEN, ST_CLOSED, U_SUPERVISOR), ST_PROGRESS);
  may(fine(ACT_DROP, ST_CANDIDATE, U_SUPERVISOR), ST_DROPPED);
  may(fine(ACT_REOPEN, ST_DROPPED, U_SUPERVISOR), ST_CANDIDATE);
  may(fine(ACT_EXTEND, ST_PROGRESS, U_SUPERVISOR), ST_PROGRESS);
  may(fine(ACT_AMEND, ST_SIGNED, U_SUPERVISOR), ST_SIGNED);
}

static void each_need(void **state)
{
  ls_flow_ask a = fine(ACT_ISSUE, ST_CANDIDATE, U_SUPERVISOR);
  (void)state;
  a.lead_unit = 0;
  may_not(a, "flow-owner");
  a.lead_unit = 7;
  a.has_deadline = false;
  may_not(a, "flow-deadline");
  a = fine(ACT_SUBMIT, ST_PROGRESS, U_UNIT);
  a.evidence = 0;
  may_not(a, "flow-evidence");
  a.evidence = 1;
  a.updates = 0;
  may_not(a, "flow-report");
  a.user_unit = 3; /* helps, does not lead */
  may_not(a, "flow-own");
  a = fine(ACT_UPDATE, ST_PROGRESS, U_UNIT);
  a.user_unit = 12;
  may(a, ST_PROGRESS);
  a.user_unit = 1; /* no part of 12 */
  may_not(a, "flow-involved");
  a = fine(ACT_UPDATE, ST_PROGRESS, U_UNIT);
  a.locked = true;
  may_not(a, "flow-open");
  a = fine(ACT_EXTEND, ST_PROGRESS, U_SUPERVISOR);
  a.approved_by = "";
  may_not(a, "flow-approval");
  a.why = NULL;
  may_not(a, "flow-reason");
}

static void a_second_person(void **state)
{
  ls_flow_ask a = fine(ACT_VERIFY, ST_REPORTED, U_SUPERVISOR);
  (void)state;
  a.same_person = true;
  may_not(a, "flow-second");
  a.role = U_ADMIN; /* nobody is above it */
  may_not(a, "flow-second");
  a.same_person = false;
  a.own_report = true; /* the figures, or the evidence */
  may_not(a, "flow-apart");
  a.own_report = false;
  a.user_unit = 7; /* a leader of the unit itself */
  may_not(a, "flow-outside");
  a.user_unit = 12; /* which helps */
  may_not(a, "flow-outside");
  a.user_unit = 5;
  may(a, ST_VERIFIED);
}

/* A refusal says who could, and when. */
static void who_could(void **state)
{
  (void)state;
  ls_flow f = may_not(fine(ACT_VERIFY, ST_REPORTED, U_UNIT), "flow-role");
  assert_true(f.roles & (1u << U_SUPERVISOR));
  assert_false(f.roles & (1u << U_UNIT));
  f = may_not(fine(ACT_CLOSE, ST_PROGRESS, U_SUPERVISOR), "flow-state");
  assert_int_equal(f.roles, 0);
  assert_int_equal(f.states, 1u << ST_VERIFIED);
  ls_flow_ask a = fine(ACT_COMMENT, ST_ISSUED, U_LEADER);
  may(a, ST_ISSUED);
  a.gone = true;
  may_not(a, "flow-gone");
}

/* A reader changes nothing; a unit never judges itself. */
static void limits_of_roles(void **state)
{
  (void)state;
  for(int s = 0; s < ST_STATES; s++) {
    assert_int_equal(workflow_acts(rules, U_READER, (uint8_t)s), 0);
    uint32_t acts = workflow_acts(rules, U_UNIT, (uint8_t)s);
    assert_false(acts & (1u << ACT_VERIFY | 1u << ACT_CLOSE |
                         1u << ACT_AMEND | 1u << ACT_EXTEND |
                         1u << ACT_ISSUE));
  }
  assert_int_equal(workflow_acts(rules, U_SUPERVISOR, ST_ARCHIVED),
                   1u << ACT_UNPUBLISH | 1u << ACT_REOPEN);
}

/* Every act has a row, or nobody could ever do it. */
static void every_act_can_be_done(void **state)
{
  uint32_t acts = 0;
  (void)state;
  for(int s = 0; s < ST_STATES; s++)
    acts |= workflow_acts(rules, U_SUPERVISOR, (uint8_t)s);
  assert_int_equal(acts, (1u << ACT_ACTS) - 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(from_candidate_to_archive),
    cmocka_unit_test(back_again),
    cmocka_unit_test(each_need),
    cmocka_unit_test(a_second_person),
    cmocka_unit_test(who_could),
    cmocka_unit_test(limits_of_roles),
    cmocka_unit_test(every_act_can_be_done),
  };
  ls_err err = { 0 };
  if(!(rules = rules_load(NULL, NULL, NULL, &err)))
    return 1;
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  rules_free(rules);
  return rc;
}
