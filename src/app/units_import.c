#include "app/units_import.h"

#include <string.h>

#include "app/inside.h"
#include "app/who.h"
#include "port/cells.h"
#include "port/words.h"

enum { C_NAME, C_ALIASES, C_PARENT, C_COLUMNS };

static const port_word heading[C_COLUMNS] = {
  { "col-unit-name", "also-unit-name" },
  { "col-unit-aliases", "also-unit-aliases" },
  { "col-unit-parent", "also-unit-parent" },
};

typedef struct {
  ls_ledger *l;
  port_problems *p;
  app_units_in *out;
  ls_err *err;
  sheet_row row;
  uint32_t column[C_COLUMNS];
} importing;

static void wrong(importing *m, int c, const char *key, const char *what)
{
  problem_add(m->p, false, m->row.sheet, m->row.row,
              c < 0 ? SHEET_COLUMNS : m->column[c], key, what, NULL);
}

static bool take_head(importing *m)
{
  for(int c = 0; c < C_COLUMNS; c++)
    m->column[c] = SHEET_COLUMNS;
  for(uint32_t i = 0; i < m->row.n; i++)
    for(int c = 0; c < C_COLUMNS; c++)
      if(word_is(&heading[c], cell_trim(m->row.cell[i].text)))
        m->column[c] = m->row.cell[i].column;
  return m->column[C_NAME] < SHEET_COLUMNS;
}

static const char *text_at(importing *m, int c)
{
  for(uint32_t i = 0; i < m->row.n; i++)
    if(m->row.cell[i].column == m->column[c]) {
      ls_slice s = cell_trim(m->row.cell[i].text);
      char *out = arena_alloc(m->l->store.arena, s.n + 1);
      memcpy(out, s.s, s.n);
      out[s.n] = 0;
      return out;
    }
  return "";
}

/* What stands against a row is told with its cell; 0 all the same, so that
 * the rest is looked at, too. */
static int tell(importing *m, int c, int rc)
{
  if(rc != LS_EREFUSED && rc != LS_ENONE)
    return rc;
  wrong(m, c, m->err->key, m->err->arg[0]);
  return LS_OK;
}

static int one(importing *m)
{
  ls_unit u = { .name = text_at(m, C_NAME), .aliases = "" }, up;
  const char *aliases, *parent = text_at(m, C_PARENT);
  int rc = u.name[0] ? store_unit_find(&m->l->store, u.name, &u, m->err) : 0;
  int64_t above = u.parent;
  if(rc < 0)
    return rc;
  rc = app_aliases(m->l, u.name, text_at(m, C_ALIASES), &aliases, m->err);
  if(rc)
    return tell(m, C_ALIASES, rc);
  if(parent[0]) {
    rc = app_unit(m->l, parent, &up, m->err);
    if(rc)
      return tell(m, C_PARENT, rc);
    above = up.id;
  }
  bool same = u.id && above == u.parent &&
              (!aliases[0] || !strcmp(aliases, u.aliases));
  m->out->same += same;
  if(same)
    return LS_OK;
  *(u.id ? &m->out->changed : &m->out->added) += 1;
  u.parent = above;
  if(aliases[0])
    u.aliases = aliases;
  return tell(m, C_NAME, app_save_unit(m->l, &u, m->err));
}

static int read_rows(importing *m, sheet_reader *s)
{
  bool head = false;
  int rc;
  while((rc = sheet_next(s, &m->row, m->err)) > 0) {
    if(!head)
      head = take_head(m);
    else if((rc = one(m)))
      return rc;
  }
  if(!rc && !head)
    problem_add(m->p, false, "", 0, SHEET_COLUMNS, "units-no-head", NULL,
                NULL);
  return rc;
}

static void close_sheet(void *s)
{
  sheet_close(s);
}

int app_units_import(ls_ledger *l, ls_slice bytes, port_problems *p,
                     app_units_in *out, ls_err *err)
{
  importing m = { .l = l, .p = p, .out = out, .err = err };
  memset(out, 0, sizeof(*out));
  sheet_reader *s = sheet_apart(bytes, err);
  if(!s)
    return err->code;
  app_hold(l, close_sheet, s);
  int rc = read_rows(&m, s);
  return rc || !p->errors ? rc
                          : err_set(err, LS_EREFUSED, "units-errors", NULL,
                                    NULL);
}
