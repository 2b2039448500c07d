/* What the loaded rule files are inside src/rules. */
#ifndef LS_RULES_INSIDE_H
#define LS_RULES_INSIDE_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/vec.h"
#include "model/model.h"
#include "rules/rules.h"
#include "rules/table.h"

/* --- calendar ------------------------------------------------------------ */

#define CAL_FIRST 2000 /* years that may have a file */
#define CAL_LAST 2099
#define CAL_YEARS (CAL_LAST - CAL_FIRST + 1)

typedef struct cal_year {
  const char *notice; /* NULL: its holidays are unknown */
  int off, work;      /* as the notice counts them */
  int seen_off, seen_work;
  uint32_t line;
} cal_year;

/* A day that is not what its weekday says, or has a name. */
typedef struct cal_day {
  ls_day day;
  bool off;
  const char *name;
  int sum; /* of all up to here: working days more than weekdays */
  uint32_t line;
} cal_day;

typedef struct ls_calendar {
  cal_year year[CAL_YEARS];
  VEC(cal_day) days; /* in order */
} ls_calendar;

/* --- words for times ----------------------------------------------------- */

enum { TU_YEAR, TU_HALF, TU_QUARTER, TU_MONTH, TU_DATE, TU_DAYS, TU_WORKDAYS,
       TU_MONTHS, TU_HOLIDAY, TU_DAY, TU_MENTION };

typedef struct term_row {
  ls_slice words;
  uint8_t unit;
  int n;             /* 0: the number in the words */
  const char *name;  /* of a holiday */
  int month, mday;   /* of TU_DAY */
  int point;         /* 0 the end, else a day of the month */
  int roll;          /* 0, -1 before, 1 after */
  uint32_t line;
} term_row;

/* --- workflow ------------------------------------------------------------ */

typedef struct flow_row {
  uint8_t act;
  uint32_t from, roles, needs; /* masks */
  int to;                      /* ls_state, or -1 for the same */
  uint32_t line;
} flow_row;

/* --- lights -------------------------------------------------------------- */

enum { LT_CLOSED, LT_MISSED, LT_BEHIND, LT_UNSTARTED, LT_UNREPORTED,
       LT_UNFIGURED, LT_MISSING, LT_WAITING, LT_MET, LT_ALWAYS };

typedef struct light_row {
  const char *name;
  uint8_t light, test;
  bool strict;               /* more than `value`, not as much */
  ls_dec value;
  uint32_t measures, natures; /* masks */
  uint32_t line;
} light_row;

typedef struct expect_row { /* how expected progress is found */
  ls_slice word;            /* "*": any indicator */
  uint8_t order[3];
  uint8_t n;
  uint32_t line;
} expect_row;

typedef struct stage_row { /* where work ends, by words of a task */
  ls_slice word;
  uint8_t stage; /* SET_PREPARE + it is its setting */
  uint32_t line;
} stage_row;

enum { SET_REPORT_DUE, SET_ABOUT_SHARE, SET_ABOUT_POINTS, SET_PREPARE,
       SET_APPROVE, SET_START, SET_BUILD, SET_COMPLETE, SET_OPERATE,
       SET_COUNT };

/* --- words for units and measures ---------------------------------------- */

typedef struct lead_row {
  ls_slice word;
  ls_slice unit;   /* what the unit's name holds, stripped */
  int weight;
  uint32_t line;
} lead_row;

typedef struct alias_row {
  ls_slice shorter, full;
  uint8_t kind; /* place, office, name */
  uint32_t line;
  uint32_t levels; /* of a place or an office: 1 << level */
} alias_row;

typedef struct kind_row {
  ls_slice name, unit; /* "" any */
  int8_t direction;
  uint8_t measure, frequency, nature;
  uint32_t line;
} kind_row;

struct ls_rules {
  ls_arena arena;
  ls_calendar calendar;
  VEC(term_row) terms;
  VEC(flow_row) flow;
  VEC(light_row) lights; /* in the order in which they are asked */
  VEC(expect_row) expect;
  VEC(stage_row) stages;
  ls_dec setting[SET_COUNT];
  VEC(lead_row) leads;
  VEC(alias_row) aliases;
  VEC(kind_row) kinds;
};

/* One file: how it is read, and what is checked when all of it was. */
typedef struct rules_part {
  const ls_table_def *def;
  void (*row)(ls_loading *l, void *rules, const ls_table_row *r);
  void (*done)(ls_loading *l, ls_rules *r); /* may be NULL */
} rules_part;

extern const rules_part part_notices, part_terms, part_flow, part_lights,
  part_expect, part_settings, part_stages, part_leads, part_aliases,
  part_kinds;

/* Reads the file of a year; then, when all were read, puts the days in
 * order and compares them with the notices. */
void cal_read_year(ls_loading *l, ls_rules *r, int year, ls_slice content);
void cal_seal(ls_loading *l, ls_rules *r);

#endif
