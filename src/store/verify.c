/* Is the ledger what was written?  The journal and the record are walked
 * side by side: every row must be the next one of its entry, and every
 * digest must fit. */
#include <stdio.h>
#include <string.h>

#include "store/part.h"

typedef struct {
  ls_store *st;
  store_each_finding each;
  void *arg;
  ls_err *err;
  int found;
  db_stmt *walk[STORE_TABLES]; /* each on its next row, NULL at the end */
  ls_hashes *hash;
  /* the report whose text was looked into last */
  int64_t report;
  ls_report_row text;
  int64_t at;          /* a place in it: code point and byte */
  size_t byte;
} verifying;

static void find(verifying *v, const char *key, int64_t entry,
                 const char *table, int64_t n, const char *words)
{
  const store_finding f = { key, entry, table, n, words };
  v->found++;
  v->each(v->arg, &f);
}

/* --- quotes -------------------------------------------------------------- */

/* Moves *byte over code points from *at to `to`; false where the text ends
 * before. */
static bool walk_to(ls_slice text, int64_t *at, size_t *byte, int64_t to)
{
  if(to < *at)
    *at = 0, *byte = 0;
  for(; *at < to && *byte < text.n; ++*at)
    for(++*byte; *byte < text.n && (text.s[*byte] & 0xC0) == 0x80;)
      ++*byte;
  return *at == to;
}

/* Whether `quote` is exactly code points [start, end) of the text. */
static bool fits(ls_slice text, int64_t *at, size_t *byte, int64_t start,
                 int64_t end, ls_slice quote)
{
  if(start < 0 || end < start || !walk_to(text, at, byte, start))
    return false;
  size_t from = *byte;
  return walk_to(text, at, byte, end) &&
         slice_eq((ls_slice){ text.s + from, *byte - from }, quote);
}

int store_quote_fits(ls_store *st, const ls_item_row *i, ls_err *err)
{
  ls_report_row r;
  int64_t at = 0;
  size_t byte = 0;
  if(!i->report)
    return 1;
  ls_arena *before = store_enter(st);
  int rc = store_report_get(st, i->report, true, &r, err);
  if(rc > 0)
    rc = fits(r.words, &at, &byte, i->start, i->end, slice_of(i->quote));
  store_leave(st, before);
  return rc;
}

enum { ITEM_REPORT = 5, ITEM_START = 6, ITEM_END = 7, ITEM_QUOTE = 8 };

static int check_quote(verifying *v, int64_t entry, int64_t n,
                       const store_value *row)
{
  int64_t id = row[ITEM_REPORT].i;
  if(id == 0)
    return LS_OK;
  if(v->report != id) {
    arena_free(v->st->arena);
    v->report = id;
    v->at = 0;
    v->byte = 0;
    int rc = store_report_get(v->st, id, true, &v->text, v->err);
    if(rc < 0)
      return rc;
    if(!rc)
      v->text.words = (ls_slice){ "", 0 };
  }
  if(!fits(v->text.words, &v->at, &v->byte, row[ITEM_START].i,
           row[ITEM_END].i, row[ITEM_QUOTE].s))
    find(v, "verify-quote", entry, "item", n, "");
  return LS_OK;
}

/* --- rows ---------------------------------------------------------------- */

static void check_bytes(verifying *v, int64_t entry, int64_t n,
                        const store_value *row)
{
  char sha256[SHA256_HEX], sm3[SM3_HEX];
  hash_sha256(row[3].s.s, row[3].s.n, sha256);
  hash_sm3(row[3].s.s, row[3].s.n, sm3);
  if(!slice_eq(slice_of(sha256), row[0].s) ||
     !slice_eq(slice_of(sm3), row[1].s) ||
     row[2].i != (int64_t)row[3].s.n)
    find(v, "verify-content", entry, "content", n, sha256);
}

enum { REPORT_HASH = 7, REPORT_WORDS = 9 };

static void check_text(verifying *v, int64_t entry, int64_t n,
                       const store_value *row)
{
  char sha256[SHA256_HEX];
  hash_sha256(row[REPORT_WORDS].s.s, row[REPORT_WORDS].s.n, sha256);
  if(!slice_eq(slice_of(sha256), row[REPORT_HASH].s))
    find(v, "verify-text", entry, "report", n, sha256);
}

static int advance(verifying *v, int t)
{
  int rc = db_step(v->walk[t], v->err);
  if(rc > 0)
    return LS_OK;
  db_end(v->walk[t]);
  v->walk[t] = NULL;
  return rc;
}

/* The table whose next row is row `n` of `entry`, or any row before that;
 * -1 where there is none. */
static int table_at(verifying *v, int64_t entry, int64_t n)
{
  for(int t = 0; t < STORE_TABLES; t++) {
    if(!v->walk[t])
      continue;
    int64_t e = db_get_int(v->walk[t], 0), k = db_get_int(v->walk[t], 1);
    if(e < entry || (e == entry && k <= n))
      return t;
  }
  return -1;
}

static int check_row(verifying *v, int t, int64_t entry, int64_t n)
{
  store_value row[STORE_COLUMNS];
  part_values(v->walk[t], 2, (store_id)t, row);
  store_hash_row(v->hash, (store_id)t, n, row);
  if(t == T_CONTENT)
    check_bytes(v, entry, n, row);
  if(t == T_REPORT)
    check_text(v, entry, n, row);
  return t == T_ITEM ? check_quote(v, entry, n, row) : LS_OK;
}

/* A row that belongs to no entry, or stands twice. */
static int stray(verifying *v, int t)
{
  find(v, "verify-stray", db_get_int(v->walk[t], 0), store_tables[t].name,
       db_get_int(v->walk[t], 1), "");
  return advance(v, t);
}

static int check_rows(verifying *v, const ls_journal *j)
{
  int rc = LS_OK;
  for(int64_t n = 1; !rc && n <= j->rows; n++) {
    int t = table_at(v, j->entry, n);
    while(t >= 0 && !rc && (db_get_int(v->walk[t], 0) != j->entry ||
                            db_get_int(v->walk[t], 1) != n)) {
      rc = stray(v, t);
      t = table_at(v, j->entry, n);
    }
    if(rc)
      break;
    if(t < 0) {
      find(v, "verify-missing", j->entry, "", n, "");
      return LS_OK; /* the digest cannot fit any more */
    }
    rc = check_row(v, t, j->entry, n);
    if(!rc)
      rc = advance(v, t);
  }
  return rc;
}

/* --- entries ------------------------------------------------------------- */

typedef struct {
  verifying *v;
  int64_t next;
  int64_t told;
  char sha256[SHA256_HEX], sm3[SM3_HEX];
  char at[24];
} chain;

static int check_entry(void *arg, const ls_journal *j, ls_err *err)
{
  chain *c = arg;
  verifying *v = c->v;
  char sha256[SHA256_HEX], sm3[SM3_HEX];
  (void)err;
  if(j->entry != c->next)
    find(v, "verify-gap", c->next, "journal", 0, "");
  c->next = j->entry < INT64_MAX ? j->entry + 1 : j->entry;
  c->told += !strcmp(j->clock, "told");
  int rc = check_rows(v, j);
  if(rc)
    return rc;
  hashes_end(v->hash, sha256, sm3);
  if(strcmp(sha256, j->rows_sha256) || strcmp(sm3, j->rows_sm3))
    find(v, "verify-rows", j->entry, "", 0, "");
  store_entry_hash(v->st->place, j, c->sha256, c->sm3, v->hash, sha256, sm3);
  if(strcmp(sha256, j->sha256) || strcmp(sm3, j->sm3))
    find(v, "verify-chain", j->entry, "journal", 0, "");
  if(strcmp(j->at, c->at) < 0)
    find(v, "verify-order", j->entry, "journal", 0, "");
  snprintf(c->sha256, sizeof(c->sha256), "%s", j->sha256);
  snprintf(c->sm3, sizeof(c->sm3), "%s", j->sm3);
  snprintf(c->at, sizeof(c->at), "%s", j->at);
  return LS_OK;
}

static int open_walks(verifying *v, int64_t from)
{
  for(int t = 0; t < STORE_TABLES; t++) {
    v->walk[t] = db_query(v->st->db, store_tables[t].walk, v->err);
    db_str(v->walk[t], 1, v->st->place);
    db_int(v->walk[t], 2, from);
    if(!v->walk[t])
      return v->err->code;
    int rc = advance(v, t);
    if(rc)
      return rc;
  }
  return LS_OK;
}

static int walk_all(verifying *v, int64_t *entries, int64_t *told)
{
  chain c = { .v = v, .next = 1 };
  int rc = open_walks(v, INT64_MIN);
  if(!rc)
    rc = store_entries(v->st, INT64_MIN, STORE_NOW, false, STORE_NOW,
                       check_entry, &c, v->err);
  for(int t = 0; t < STORE_TABLES; t++)
    while(!rc && v->walk[t])
      rc = stray(v, t);
  *entries = c.next - 1;
  *told = c.told;
  return rc;
}

/* Before a commit: what was inserted is what stands there. */
static void note_quote(void *arg, const store_finding *f)
{
  if(!strcmp(f->key, "verify-quote"))
    *(bool *)arg = true;
}

int store_check_entry(ls_store *st, const ls_journal *j, ls_err *err)
{
  char sha256[SHA256_HEX], sm3[SM3_HEX];
  bool quote = false;
  verifying v = { .st = st, .each = note_quote, .arg = &quote, .err = err,
                  .hash = st->hash };
  ls_arena *before = store_enter(st);
  int rc = open_walks(&v, j->entry);
  if(!rc)
    rc = check_rows(&v, j);
  for(int t = 0; t < STORE_TABLES; t++) {
    v.found += v.walk[t] != NULL;
    db_end(v.walk[t]);
  }
  store_leave(st, before);
  hashes_end(st->hash, sha256, sm3);
  if(!rc && (v.found || strcmp(sha256, j->rows_sha256) ||
             strcmp(sm3, j->rows_sm3)))
    rc = err_set(err, LS_EDAMAGED, quote ? "ledger-quote" : "ledger-unlike",
                 NULL, NULL);
  return rc;
}

/* --- the engine's side --------------------------------------------------- */

static void engine_says(void *arg, const char *words)
{
  find(arg, "verify-engine", 0, "", 0, words);
}

/* Rows of places that have no journal. */
static int check_places(verifying *v)
{
  int rc = LS_OK;
  for(int t = 0; t < STORE_TABLES && !rc; t++) {
    int64_t n;
    db_stmt *s = db_query(v->st->db, store_tables[t].elsewhere, v->err);
    db_str(s, 1, v->st->place);
    rc = db_number(s, 0, &n, v->err);
    if(!rc && n)
      find(v, "verify-place", 0, store_tables[t].name, n, "");
  }
  return rc;
}

/* Files that the record speaks of and nobody has. */
static int check_files(verifying *v)
{
  static const struct {
    const char *table, *sql;
  } by[] = {
#define LOST(table) { table, "select entry, n, sha256 from " table " t " \
  "where t.place = $1 and not exists (select 1 from content c where " \
  "c.place = t.place and c.sha256 = t.sha256) order by entry, n" }
    LOST("report"), LOST("evidence"), LOST("rule_file")
#undef LOST
  };
  int rc = LS_OK;
  for(size_t i = 0; !rc && i < sizeof(by) / sizeof(by[0]); i++) {
    db_stmt *s = db_query(v->st->db, by[i].sql, v->err);
    db_str(s, 1, v->st->place);
    while((rc = db_step(s, v->err)) > 0)
      find(v, "verify-lost", db_get_int(s, 0), by[i].table,
           db_get_int(s, 1), db_get_text(s, 2).s);
    db_end(s);
  }
  return rc;
}

int store_verify(ls_store *st, store_each_finding each, void *arg,
                 int64_t *entries, int64_t *told, ls_err *err)
{
  verifying v = { .st = st, .each = each, .arg = arg, .err = err };
  int rc = st->hash ? LS_OK : hashes_new(&st->hash, err);
  if(rc)
    return rc;
  v.hash = st->hash; /* the store gives it back, however this ends */
  ls_arena *before = store_enter(st);
  rc = db_check(st->db, engine_says, &v, err);
  if(rc >= 0)
    rc = structure_verify(st, each, arg, err);
  if(rc > 0)
    v.found += rc;
  if(rc >= 0)
    rc = check_places(&v);
  if(!rc)
    rc = check_files(&v);
  if(!rc)
    rc = walk_all(&v, entries, told);
  for(int t = 0; t < STORE_TABLES; t++)
    db_end(v.walk[t]);
  store_leave(st, before);
  return rc < 0 ? rc : v.found;
}
