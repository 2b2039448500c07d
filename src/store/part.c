/* A row's fields to and from C. */
#include "store/part.h"

#include <assert.h>

ls_arena *store_enter(ls_store *st)
{
  ls_arena *before = st->arena;
  assert(st->depth < STORE_SCRATCH);
  st->arena = &st->scratch[st->depth++];
  arena_init(st->arena, before->oom);
  return before;
}

void store_leave(ls_store *st, ls_arena *before)
{
  arena_free(&st->scratch[--st->depth]);
  st->arena = before;
}

void store_free(ls_store *st)
{
  while(st->depth > 0)
    arena_free(&st->scratch[--st->depth]);
  store_abandon(st);
}

const char *part_str(ls_store *st, ls_slice s)
{
  return arena_str(st->arena, s);
}

const char *part_day(ls_day d, part_text *t)
{
  day_write(d, t->b);
  return t->b;
}

const char *part_when(ls_when w, part_text *t)
{
  when_write(w, t->b);
  return t->b;
}

const char *part_dec(ls_dec d, bool has, part_text *t)
{
  t->b[0] = 0;
  if(has)
    dec_text(d, t->b);
  return t->b;
}

ls_day part_to_day(db_stmt *s, int at)
{
  return day_parse(db_get_text(s, at));
}

ls_when part_to_when(db_stmt *s, int at)
{
  ls_when w;
  when_parse(db_get_text(s, at).s, &w);
  return w;
}

bool part_to_dec(db_stmt *s, int at, ls_dec *out)
{
  *out = (ls_dec){ 0, 0 };
  return dec_parse(db_get_text(s, at), out);
}

void part_values(db_stmt *s, int from, store_id t, store_value *v)
{
  const store_table *d = &store_tables[t];
  for(int i = 0; i < d->n; i++) {
    v[i].i = 0;
    v[i].s = (ls_slice){ "", 0 };
    if(d->column[i].type == 'i')
      v[i].i = db_get_int(s, from + i);
    else if(d->column[i].type == 't')
      v[i].s = db_get_text(s, from + i);
    else
      v[i].s = db_get_blob(s, from + i);
  }
}

int part_rows(ls_store *st, db_stmt *s, part_take take, void *arg,
              ls_err *err)
{
  int rc;
  while((rc = db_step(s, err)) > 0)
    take(st, s, arg);
  db_end(s);
  return rc;
}

int part_row(ls_store *st, db_stmt *s, part_take take, void *arg,
             ls_err *err)
{
  int rc = db_step(s, err);
  if(rc > 0)
    take(st, s, arg);
  db_end(s);
  return rc;
}
