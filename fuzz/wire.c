/* What a child that reads spreadsheets might send, were it taken over. */
#include "port/sheet_wire.h"

#include "base/msg.h"
#include "fuzz.h"

static void check_row(const sheet_wire *w, const sheet_row *r)
{
  char range[SHEET_RANGE];
  uint32_t row, column;
  FUZZ_CHECK(r->n > 0 && r->n <= SHEET_COLUMNS && r->row > 0);
  FUZZ_CHECK(strlen(r->sheet) <= 1024);
  for(uint32_t i = 0; i < r->n; i++) {
    const sheet_cell *c = &r->cell[i];
    FUZZ_CHECK(i == 0 || c->column > c[-1].column);
    FUZZ_CHECK(c->column < SHEET_COLUMNS && c->type <= CELL_ERROR);
    FUZZ_CHECK((c->type == CELL_DATE) == (c->day != DAY_NONE));
    FUZZ_CHECK(!memchr(c->text.s, 0, c->text.n));
    range[0] = 0;
    wire_merge(w, r->row, c->column, range);
    FUZZ_CHECK(c->merged == (range[0] != 0));
    FUZZ_CHECK(!c->merged ||
               sheet_place((ls_slice){ range, strcspn(range, ":") }, &row,
                           &column));
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  sheet_wire w;
  sheet_row row = { 0 };
  uint32_t index = 0, last = 0;
  int rc = 2;
  wire_init(&w);
  while(rc > 0 && n >= sizeof(wire_frame)) {
    wire_frame f;
    ls_err err = { 0 };
    memcpy(&f, data, sizeof(f));
    data += sizeof(f);
    n -= sizeof(f);
    if(!wire_may(&f) || f.size > n)
      break;
    rc = wire_take(&w, &f, (ls_slice){ (const char *)data, f.size }, &row,
                   &err);
    FUZZ_CHECK(rc >= 0 || msg_is_error(&err, rc));
    data += f.size;
    n -= f.size;
    if(rc != 1)
      continue;
    FUZZ_CHECK(row.index > index || (row.index == index && row.row > last));
    index = row.index;
    last = row.row;
    check_row(&w, &row);
  }
  wire_free(&w);
  return 0;
}
