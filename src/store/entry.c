/* One entry of the journal and the rows it brings. */
#include <stdio.h>

#include "base/alloc.h"
#include "store/part.h"

/* --- digests: every field with its length before it ---------------------- */

static void put(ls_hashes *h, ls_slice s)
{
  char head[24];
  int n = snprintf(head, sizeof(head), "%zu:", s.n);
  hashes_put(h, head, (size_t)n);
  hashes_put(h, s.s, s.n);
}

static void put_int(ls_hashes *h, int64_t v)
{
  char text[24];
  int n = snprintf(text, sizeof(text), "%lld", (long long)v);
  put(h, (ls_slice){ text, (size_t)n });
}

void store_hash_row(ls_hashes *h, store_id t, int64_t n,
                    const store_value *v)
{
  const store_table *d = &store_tables[t];
  put(h, slice_of(d->name));
  put_int(h, n);
  for(int i = 0; i < d->n; i++)
    if(d->column[i].type == 'i')
      put_int(h, v[i].i);
    else
      put(h, v[i].s);
}

void store_entry_hash(const char *place, const ls_journal *j,
                      const char *prev_sha256, const char *prev_sm3,
                      ls_hashes *h, char sha256[SHA256_HEX],
                      char sm3[SM3_HEX])
{
  const char *const text[] = { j->at, j->who, j->act, j->subject, j->why,
                               j->clock, j->rows_sha256, j->rows_sm3,
                               prev_sha256, prev_sm3 };
  put(h, slice_of(place));
  put_int(h, j->entry);
  put_int(h, j->rows);
  for(size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++)
    put(h, slice_of(text[i]));
  hashes_end(h, sha256, sm3);
}

/* --- writing ------------------------------------------------------------- */

int store_begin(ls_store *st, ls_err *err)
{
  ls_journal last = { 0 };
  int rc = LS_OK;
  if(!st->hash)
    rc = hashes_new(&st->hash, err);
  if(!rc)
    rc = store_last_entry(st, STORE_NOW, &last, err);
  if(rc < 0)
    return rc;
  st->entry = last.entry + 1;
  st->n = 0;
  snprintf(st->sha256, sizeof(st->sha256), "%s", rc ? last.sha256 : "");
  snprintf(st->sm3, sizeof(st->sm3), "%s", rc ? last.sm3 : "");
  return LS_OK;
}

void store_abandon(ls_store *st)
{
  st->entry = st->n = 0;
  st->locks = -1;
  ls_free(st->day);
  st->day = NULL;
  st->days = 0;
  hashes_free(st->hash);
  st->hash = NULL;
}

int store_insert_at(ls_store *st, store_id t, int64_t entry, int64_t n,
                    const store_value *v, ls_err *err)
{
  const store_table *d = &store_tables[t];
  db_stmt *s = db_query(st->db, d->insert, err);
  db_str(s, 1, st->place);
  db_int(s, 2, entry);
  db_int(s, 3, n);
  for(int i = 0; i < d->n; i++)
    if(d->column[i].type == 'i')
      db_int(s, i + 4, v[i].i);
    else if(d->column[i].type == 't')
      db_text(s, i + 4, v[i].s);
    else
      db_blob(s, i + 4, v[i].s);
  return db_run(s, err);
}

int store_insert(ls_store *st, store_id t, const store_value *v, ls_err *err)
{
  st->n++;
  store_hash_row(st->hash, t, st->n, v);
  return store_insert_at(st, t, st->entry, st->n, v, err);
}

static int write_entry(ls_store *st, const ls_journal *j, ls_err *err)
{
  const char *const text[] = { j->at, j->who, j->act, j->subject, j->why,
                               j->clock };
  const char *const hash[] = { j->rows_sha256, j->rows_sm3, j->sha256,
                               j->sm3 };
  db_stmt *s = db_query(st->db, "insert into journal values "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", err);
  db_str(s, 1, st->place);
  db_int(s, 2, j->entry);
  for(int i = 0; i < 6; i++)
    db_str(s, 3 + i, text[i]);
  db_int(s, 9, j->rows);
  for(int i = 0; i < 4; i++)
    db_str(s, 10 + i, hash[i]);
  return db_run(s, err);
}

int store_end(ls_store *st, ls_journal *j, ls_err *err)
{
  char *hash = arena_alloc(st->arena, 2 * SHA256_HEX);
  char sha256[SHA256_HEX], sm3[SM3_HEX];
  hashes_end(st->hash, hash, hash + SHA256_HEX);
  j->entry = st->entry;
  j->rows = st->n;
  j->rows_sha256 = hash;
  j->rows_sm3 = hash + SHA256_HEX;
  store_entry_hash(st->place, j, st->sha256, st->sm3, st->hash, sha256, sm3);
  memcpy(st->sha256, sha256, sizeof(sha256));
  memcpy(st->sm3, sm3, sizeof(sm3));
  j->sha256 = st->sha256;
  j->sm3 = st->sm3;
  if(!hash[0] || !hash[SHA256_HEX] || !sha256[0] || !sm3[0])
    return err_set(err, LS_EIO, "hash-missing", "SM3, SHA-256", NULL);
  int rc = write_entry(st, j, err);
  st->entry = 0;
  st->days = 0;
  return rc;
}
