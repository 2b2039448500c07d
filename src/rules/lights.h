/* The light of an item: computed from what was entered, by the rows of
 * data/rules/lights, never typed.  docs/lights.md says how; here is only
 * what comes in and what comes out.
 *
 * A pure function of its arguments.  To see a light as it was on a past day
 * the caller passes the versions that were valid then; whatever was entered
 * after `at` is left out in any case. */
#ifndef LS_RULES_LIGHTS_H
#define LS_RULES_LIGHTS_H

#include "base/buf.h"
#include "base/vec.h"
#include "model/model.h"
#include "rules/rules.h"

/* What is judged: one item against one of its targets, or without. */
typedef struct ls_case {
  ls_day at;                     /* seen on this day */
  const ls_item_row *item;
  const ls_indicator *indicator; /* NULL: none */
  const ls_target *target;       /* NULL: none */
  const ls_node *nodes;          /* of the item */
  uint32_t n_nodes;
  const ls_observation *obs;     /* of the indicator; last year's too, for
                                    the seasonal shape */
  uint32_t n_obs;
  const ls_update *updates;      /* of the item */
  uint32_t n_updates;
  ls_day issued;                 /* DAY_NONE: never */
  bool returned;                 /* what was reported was sent back, and
                                    nothing was reported since */
  const char *end_stage;         /* where the work ends: NULL or "" operate */
} ls_case;

typedef enum ls_basis { /* from what expected progress was taken */
  BASIS_NONE, BASIS_NODES, BASIS_CALENDAR, BASIS_SEASON, BASIS_WEEKENDS,
  BASIS_GOAL /* rates and ceilings: the target itself, at any time */
} ls_basis;

typedef enum ls_lack { /* what is missing before it can be green */
  LACK_ISSUE, LACK_NUMBER, LACK_END, LACK_DEADLINE, LACK_OWNER,
  LACK_CONFIRMED, LACK_BASELINE, LACK_DATA, LACK_PROGRESS, LACK_SIZE,
  LACK_RETURNED, LACKS
} ls_lack;

typedef enum ls_cure { /* what would turn it green */
  CURE_NONE, CURE_FILL, CURE_ISSUE, CURE_REPORT, CURE_START, CURE_REACH,
  CURE_WAIT, CURE_FIGURE
} ls_cure;

typedef enum ls_step_kind {
  STEP_TARGET, STEP_BASELINE, STEP_TERM, STEP_OBSERVED, STEP_UPDATE,
  STEP_NODE, STEP_CALENDAR, STEP_SEASON, STEP_ABOUT, STEP_REPORT_DUE,
  STEP_START_DUE, STEP_RULE, STEPS
} ls_step_kind;

/* One input or one test, in the order in which they were used. */
typedef struct ls_step {
  uint8_t kind;      /* ls_step_kind */
  bool has_a, has_b, hit; /* hit: the rule applied */
  ls_day day, until; /* DAY_NONE: none */
  ls_when period;
  ls_dec a, b;       /* values; working days gone and all; ... */
  const char *text;  /* stage, words of a node, name of a rule; "" none */
} ls_step;

/* Percentages and points have two decimals, rounded half up; what is shown
 * is what is compared. */
typedef struct ls_verdict {
  uint8_t light;        /* ls_light */
  const char *rule;     /* its row's name */
  uint32_t line;        /* of lights/lights.tsv */
  uint8_t measure, nature, basis;
  uint32_t lacks;       /* 1 << ls_lack */
  ls_day at, start, end; /* of the term; DAY_NONE unknown */
  ls_day compared;      /* the day whose progress is compared */
  bool over, reached;   /* the term is over; the target is reached */
  bool known;           /* the calendar knew all holidays it was asked for */
  bool has_goal, has_actual, has_expected, has_gap;
  ls_dec goal, actual, expected; /* in the indicator's unit, or percent */
  ls_dec actual_share, expected_share; /* percent of the way; not for rates
                                          and ceilings */
  bool has_share;
  ls_dec gap;           /* see lights.tsv; negative: ahead */
  int unreported, unstarted; /* months, -1: does not apply */
  int unfigured;        /* months with reports that have no figure, -1 */
  ls_when report;       /* the first report that is due or comes next */
  ls_day report_due;
  ls_when report_last;  /* the last that is due: it covers those before */
  uint8_t cure;         /* ls_cure */
  bool has_need, has_next;
  ls_dec need;          /* what would have been green on `compared` */
  ls_dec next;          /* what is green on `next_day` */
  ls_day next_day;
  bool at_most;         /* `need` and `next` are greatest values */
  bool has_forecast;
  ls_dec forecast;      /* on `end`, at the present pace */
  ls_day reached_on;    /* at the present pace; DAY_NONE: not to be
                           said, or in more than ten years */
  VEC(ls_step) steps;
} ls_verdict;

/* Judges one case.  With an arena the steps are kept in it; NULL: none.
 * What `rule` and the steps point at belongs to `r`, the arena and the
 * case. */
void light_judge(const ls_rules *r, ls_arena *a, const ls_case *c,
                 ls_verdict *out);

/* Of two verdicts on one item (it may have several targets) the one whose
 * light comes first: closed, red, yellow, grey, green. */
const ls_verdict *light_first(const ls_verdict *a, const ls_verdict *b);

/* Words of enumerations, ended by NULL: also in JSON and in tests. */
extern const char *const basis_name[], *const lack_name[],
  *const cure_name[], *const step_name[];

/* The verdict in words for people, several lines; `unit` is the
 * indicator's or "%". */
void light_explain(ls_buf *b, const ls_case *c, const ls_verdict *v,
                   bool english);

/* The reason in one line: the rule and the figures that decided. */
void light_line(ls_buf *b, const ls_case *c, const ls_verdict *v,
                bool english);

/* The same as one JSON object. */
void light_json(ls_buf *b, const ls_case *c, const ls_verdict *v);

#endif
