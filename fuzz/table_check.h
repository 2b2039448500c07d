/* What any table must hold to, and all that reads tables run over it. */
#ifndef LS_FUZZ_TABLE_CHECK_H
#define LS_FUZZ_TABLE_CHECK_H

#include <setjmp.h>
#include <string.h>

#include "fuzz.h"
#include "port/form.h"
#include "port/observations.h"
#include "port/sheet_wire.h"
#include "port/tasks.h"

#define FUZZ_ROWS 20000

/* A row comes out of the other end of a pipe as it was. */
static inline void check_wire(const sheet_reader *s, const sheet_row *r,
                              sheet_wire *w, uint32_t *sheet)
{
  ls_buf b;
  ls_err err;
  sheet_row got = { 0 };
  char want[SHEET_RANGE], range[SHEET_RANGE];
  int rc = 2;
  buf_init(&b, (size_t)256 << 20);
  if(!wire_put_row(&b, s, r, sheet, &err) && !buf_failed(&b)) {
    for(size_t at = 0; rc == 2 && at < b.n;) {
      wire_frame f;
      memcpy(&f, b.p + at, sizeof(f));
      at += sizeof(f);
      FUZZ_CHECK(at + f.size <= b.n);
      rc = wire_take(w, &f, (ls_slice){ b.p + at, f.size }, &got, &err);
      at += f.size;
    }
    FUZZ_CHECK(rc == 1 && got.index == r->index && got.row == r->row &&
               got.hidden == r->hidden && got.n == r->n);
    for(uint32_t i = 0; i < r->n; i++) {
      const sheet_cell *c = &r->cell[i], *g = &got.cell[i];
      FUZZ_CHECK(slice_eq(c->text, g->text) && c->column == g->column &&
                 c->type == g->type && c->day == g->day &&
                 c->formula == g->formula && c->merged == g->merged &&
                 c->covered == g->covered);
      sheet_merge(s, r->row, c->column, want);
      range[0] = 0;
      wire_merge(w, r->row, c->column, range);
      FUZZ_CHECK(!strcmp(want, range));
    }
  }
  buf_free(&b);
}

/* Rows and columns ascend, addresses are what they say. */
static inline void check_rows(ls_slice bytes)
{
  ls_err err = { 0 };
  sheet_row r;
  uint32_t index = 0, last = 0, rows = 0;
  int rc = 0;
  uint32_t sheet = UINT32_MAX;
  sheet_wire w;
  wire_init(&w);
  sheet_reader *s = sheet_open(bytes, &err);
  FUZZ_CHECK(s || (err.code && err.key[0]));
  while(s && rows++ < FUZZ_ROWS && (rc = sheet_next(s, &r, &err)) == 1) {
    FUZZ_CHECK(r.index > index || (r.index == index && r.row > last));
    FUZZ_CHECK(r.n > 0 && r.sheet);
    index = r.index;
    last = r.row;
    check_wire(s, &r, &w, &sheet);
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
  wire_free(&w);
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
  const sheet_source from = sheet_own(bytes);
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
    if(!tasks_read(from, &names, &arena, rows, p, &err))
      tasks_compare(&names, rows, &arena, changes, p);
    for(uint32_t i = 0; i < changes->n && i < 100; i++) {
      ls_buf b;
      buf_init(&b, (size_t)64 << 20);
      task_change_words(&b, &changes->v[i], true);
      buf_free(&b);
    }
    many = observations_open(from, &names, p, &err);
    for(int i = 0; many && i < FUZZ_ROWS &&
                   observations_next(many, &v, &err) == 1; i++)
      FUZZ_CHECK(v.indicator && v.period.year);
    problems_init(p, &arena);
    if(!form_head(from, &names, &arena, form, p, &err))
      form_read(from, form, &arena, form + 1, p, true, &err);
  }
  observations_close(many);
  arena_free(&arena);
}

#endif
