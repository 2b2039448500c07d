/* The parts of light_judge: each fills its share of the verdict. */
#ifndef LS_RULES_JUDGE_H
#define LS_RULES_JUDGE_H

#include "rules/inside.h"
#include "rules/lights.h"

/* One year's observations by month: year to date, and months alone. */
typedef struct year_data {
  const ls_observation *ytd[13], *month[13];
} year_data;

typedef struct judging {
  const ls_rules *r;
  ls_arena *arena;
  const ls_case *c;
  ls_verdict *v;
  year_data this_year, last_year;
  int year;          /* of the target */
  ls_day first;      /* of the target's period */
  int sign;          /* 1 more is better, -1 less */
  bool strict;       /* the target must be passed, not met */
  const char *unit;
  ls_dec bound;      /* the target, less what 左右 leaves open */
  ls_day reported;   /* last day that a report speaks of, DAY_NONE; where
                        figures count, one with a figure */
  ls_day spoken;     /* the same, also of reports in words */
  ls_when seen;      /* period of the observation compared */
  ls_step scratch;   /* where steps go that nobody keeps */
  int end_stage;     /* a setting: where the work ends */
  int scale;         /* decimals of values asked for */
} judging;

ls_step *judge_step(judging *j, ls_step_kind kind);

/* The term, the target, what is missing of them. */
void judge_goal(judging *j);

/* What was reported, and the progress it means. */
void judge_actual(judging *j);

/* What should have been reached by v->compared; the gap. */
void judge_expected(judging *j);

/* Percent that should have been reached by `day`.  False where nothing says
 * so.  `out` the basis; with `steps` it is told. */
bool judge_share(judging *j, ls_day day, ls_dec *share, ls_basis *basis,
                 bool steps);

/* Percent of the time (or of last year's total) gone by `day`, without
 * nodes; what a pace is measured by. */
bool judge_pace(judging *j, ls_day day, ls_dec *share, ls_basis *basis);

/* The gap of `actual` at `day`; `left` of the whole target instead of what
 * is expected by then. */
bool judge_gap(judging *j, bool left, ls_dec *gap);

/* Months late with a start and with reports. */
void judge_duties(judging *j);

/* The end of the reporting period after `day`. */
ls_day judge_period_end(const judging *j, ls_day day);

/* What would turn it green; the forecast. */
void judge_cure(judging *j);
void judge_forecast(judging *j);

/* True where the row speaks of this measure and nature. */
bool light_row_fits(const light_row *row, const ls_verdict *v);

/* Whole months from `a` to `b`, a <= b. */
int months_between(ls_day a, ls_day b);

/* Year to date at the end of `month`, summed from months where need be. */
bool ytd_at(const year_data *y, int month, ls_dec *out);

/* True where `word` stands in `text`. */
bool judge_holds(const char *text, ls_slice word);

/* Percent of the work that an update says is done; false where none. */
bool update_percent(const judging *j, const ls_update *u, ls_dec *out);

#endif
