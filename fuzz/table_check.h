/* What any table must hold to, and all that reads tables run over it. */
#ifndef LS_FUZZ_TABLE_CHECK_H
#define LS_FUZZ_TABLE_CHECK_H

#include <setjmp.h>
#include <string.h>

#include "fuzz.h"
#include "port/form.h"
#include "port/observations.h"
#include "port/tasks.h"

#define FUZZ_ROWS 20000

/* Rows and columns ascend, addresses are what they say. */
static inline void check_rows(ls_slice bytes)
{
  ls_err err = { 0 };
  sheet_row r;
  uint32_t index = 0, last = 0, rows = 0;
  int rc = 0;
  sheet_reader *s = sheet_open(bytes, &err);
  FUZZ_CHECK(s || (err.code && err.key[0]));
  while(s && rows++ < FUZZ_ROWS && (rc = sheet_next(s, &r, &err)) == 1) {
    FUZZ_CHECK(r.index > index || (r.index == index && r.row > last));
    FUZZ_CHECK(r.n > 0 && r.sheet);
    index = r.index;
    last = r.row;
    for(uint32_t i = 0; i < r.n; i++) {
      char at[SHEET_ADDRESS], range[SHEET_RANGE];
      FUZZ_CHECK(i == 0 || r.cell[i].column > r.cell[i - 1].column);
      FUZZ_CHECK((r.cell[i].type == CELL_DATE) == (r.cell[i].day !=
                                                   DAY_NONE));
      sheet_address(r.row, r.cell[i].column, at);
      sheet_merge(s, r.row, r.cell[i].column, range);
      FUZZ_CHECK(r.cell[i].merged == (range[0] != 0));
    }
  }
  FUZZ_CHECK(rc >= 0 || (err.code && err.key[0]));
  sheet_close(s);
}

/* The task table, observations and forms, with a ledger of a few names. */
static inline void check_tables(ls_slice bytes)
{
  static const ls_unit units[] = { { 1, 1, "清禾市教育局", "教育局", 0 } };
  static const ls_indicator indicators[] = {
    { 1, 1, "增速", "%", 1, 0, 0, 0, 1 }, { 2, 1, "投资", "元", 1, 0, 0, 0, 1 }
  };
  static const port_names names = { .unit = units, .units = 1,
                                    .indicator = indicators,
                                    .indicators = 2 };
  static ls_arena arena; /* static: setjmp leaves locals unsettled */
  static observations *many;
  jmp_buf oom;
  ls_err err = { 0 };
  arena_init(&arena, &oom);
  many = NULL;
  if(!setjmp(oom)) {
    port_tasks *rows = arena_zalloc(&arena, sizeof(*rows));
    task_changes *changes = arena_zalloc(&arena, sizeof(*changes));
    port_problems *p = arena_alloc(&arena, sizeof(*p));
    port_form *form = arena_zalloc(&arena, 2 * sizeof(*form));
    port_observation v;
    problems_init(p, &arena);
    if(!tasks_read(bytes, &names, &arena, rows, p, &err))
      tasks_compare(&names, rows, &arena, changes, p);
    for(uint32_t i = 0; i < changes->n && i < 100; i++) {
      ls_buf b;
      buf_init(&b, (size_t)64 << 20);
      task_change_words(&b, &changes->v[i], true);
      buf_free(&b);
    }
    many = observations_open(bytes, &names, p, &err);
    for(int i = 0; many && i < FUZZ_ROWS &&
                   observations_next(many, &v, &err) == 1; i++)
      FUZZ_CHECK(v.indicator && v.period.year);
    problems_init(p, &arena);
    if(!form_head(bytes, &names, &arena, form, p, &err))
      form_read(bytes, form, &arena, form + 1, p, true, &err);
  }
  observations_close(many);
  arena_free(&arena);
}

#endif
