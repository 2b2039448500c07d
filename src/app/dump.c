/* Everything as a folder of csv files and contents, and a ledger from one. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/dump_csv.h"
#include "app/inside.h"
#include "app/keep.h"
#include "base/alloc.h"
#include "sys/file.h"

#define PATH_MAX_LEN 4096
#define FIELDS 13 /* of the journal */

static const char *const journal_columns[FIELDS] = {
  "entry", "at", "who", "act", "subject", "why", "clock", "row_count",
  "rows_sha256", "rows_sm3", "sha256", "sm3", NULL
};

typedef struct {
  ls_ledger *l;
  const char *dir;
  FILE *f;
  char path[PATH_MAX_LEN];
  ls_err *err;
  ls_arena *arena;
  int64_t version;      /* of the schema it was written by */
} dumping;

static int path_of(dumping *d, const char *name, const char *tail)
{
  if((size_t)snprintf(d->path, sizeof(d->path), "%s/%s%s", d->dir, name,
                      tail) < sizeof(d->path))
    return LS_OK;
  errno = ENAMETOOLONG;
  return sys_error(d->err, d->dir);
}

/* --- out ----------------------------------------------------------------- */

static int open_out(dumping *d, const char *name, const char *tail)
{
  int rc = path_of(d, name, tail);
  if(rc)
    return rc;
  d->f = fopen(d->path, "wb");
  return d->f ? LS_OK : sys_error(d->err, d->path);
}

/* What was written is on the disk, or an error. */
static int close_out(dumping *d, int rc)
{
  FILE *f = d->f;
  d->f = NULL;
  if(!f)
    return rc;
  if(!rc && (fflush(f) || ferror(f) || fsync(fileno(f))))
    rc = sys_error(d->err, d->path);
  if(fclose(f) && !rc)
    rc = sys_error(d->err, d->path);
  return rc;
}

static int journal_line(void *arg, const ls_journal *j, ls_err *err)
{
  dumping *d = arg;
  const char *const text[] = { j->at, j->who, j->act, j->subject, j->why,
                               j->clock };
  const char *const hash[] = { j->rows_sha256, j->rows_sm3, j->sha256,
                               j->sm3 };
  (void)err;
  dump_put_int(d->f, j->entry, true);
  for(int i = 0; i < 6; i++)
    dump_put(d->f, slice_of(text[i]), false);
  dump_put_int(d->f, j->rows, false);
  for(int i = 0; i < 4; i++)
    dump_put(d->f, slice_of(hash[i]), false);
  putc('\n', d->f);
  return 0;
}

static int journal_out(dumping *d)
{
  int rc = open_out(d, "journal", ".csv");
  if(rc)
    return rc;
  for(int i = 0; journal_columns[i]; i++)
    dump_put(d->f, slice_of(journal_columns[i]), !i);
  putc('\n', d->f);
  rc = store_entries(&d->l->store, INT64_MIN, STORE_NOW, false, STORE_NOW,
                     journal_line, d, d->err);
  return close_out(d, rc);
}

static int bytes_out(dumping *d, ls_slice bytes, ls_slice sha256)
{
  char name[96];
  snprintf(name, sizeof(name), "content/%.*s", (int)sha256.n, sha256.s);
  if(strchr(name + 8, '/') || strchr(name + 8, '.'))
    return err_set(d->err, LS_EDAMAGED, "ledger-damaged", "content", NULL);
  dumping one = *d;
  int rc = open_out(&one, name, "");
  if(rc)
    return rc;
  fwrite(bytes.s, 1, bytes.n, one.f);
  return close_out(&one, LS_OK);
}

static int row_out(dumping *d, db_stmt *s, store_id t)
{
  const store_table *table = &store_tables[t];
  dump_put_int(d->f, db_get_int(s, 0), true);
  dump_put_int(d->f, db_get_int(s, 1), false);
  for(int i = 0; i < table->n; i++)
    if(table->column[i].type == 'i')
      dump_put_int(d->f, db_get_int(s, 2 + i), false);
    else if(table->column[i].type == 't')
      dump_put(d->f, db_get_text(s, 2 + i), false);
  putc('\n', d->f);
  return t == T_CONTENT ? bytes_out(d, db_get_blob(s, 5), db_get_text(s, 2))
                        : LS_OK;
}

static int table_out(dumping *d, store_id t)
{
  const store_table *table = &store_tables[t];
  int rc = open_out(d, table->name, ".csv");
  if(rc)
    return rc;
  fputs("entry,n", d->f);
  for(int i = 0; i < table->n; i++)
    if(table->column[i].type != 'b')
      dump_put(d->f, slice_of(table->column[i].name), false);
  putc('\n', d->f);
  db_stmt *s = db_query(d->l->store.db, table->walk, d->err);
  db_str(s, 1, d->l->place);
  db_int(s, 2, INT64_MIN);
  while((rc = db_step(s, d->err)) > 0) {
    rc = row_out(d, s, t);
    if(rc)
      break;
  }
  db_end(s);
  return close_out(d, rc);
}

static int head_out(dumping *d)
{
  ls_journal j = { .sha256 = "" };
  int rc = store_last_entry(&d->l->store, STORE_NOW, &j, d->err);
  if(rc >= 0)
    rc = open_out(d, "ledger", ".csv");
  if(rc)
    return rc;
  fprintf(d->f, "key,value\nversion,%d\nplace,", store_version());
  dump_put(d->f, slice_of(d->l->place), true);
  fprintf(d->f, "\nhead,%lld:%s\n", (long long)j.entry, j.sha256);
  return close_out(d, LS_OK);
}

static int all_out(ls_ledger *l, void *arg, ls_err *err)
{
  dumping *d = arg;
  (void)l;
  (void)err;
  int rc = path_of(d, "content", "");
  if(!rc && mkdir(d->path, 0777))
    rc = sys_error(d->err, d->path);
  if(!rc)
    rc = journal_out(d);
  for(int t = 0; !rc && t < STORE_TABLES; t++)
    rc = table_out(d, (store_id)t);
  return rc ? rc : head_out(d);
}

/* Takes away what was begun: files of the folder and of content/. */
static void remove_all(const char *dir)
{
  char path[PATH_MAX_LEN];
  DIR *d = opendir(dir);
  for(struct dirent *e; d && (e = readdir(d));) {
    if(!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
      continue;
    if((size_t)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name) <
         sizeof(path) && unlink(path) && !strcmp(e->d_name, "content"))
      remove_all(path);
  }
  if(d)
    closedir(d);
  rmdir(dir);
}

int ledger_export_all(ls_ledger *l, const char *dir, ls_err *err)
{
  char *half = sys_beside(dir, ".part");
  if(!half)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  dumping d = { .l = l, .dir = half, .err = err };
  int rc = LS_OK;
  if(access(dir, F_OK) == 0) {
    rc = err_set(err, LS_EREFUSED, "export-exists", NULL, NULL);
    snprintf(err->file, sizeof(err->file), "%s", dir);
  }
  else if(mkdir(half, 0777))
    rc = sys_error(err, half);
  else {
    rc = app_read(l, all_out, &d, err);
    close_out(&d, rc);
    if(!rc && rename(half, dir))
      rc = sys_error(err, dir);
    if(rc)
      remove_all(half);
  }
  ls_free(half);
  return rc;
}

/* --- in ------------------------------------------------------------------ */

/* A whole number as we write it, and nothing else. */
static bool to_int(ls_slice s, int64_t *out)
{
  char text[24], again[24];
  if(!s.n || s.n >= sizeof(text))
    return false;
  memcpy(text, s.s, s.n);
  text[s.n] = 0;
  *out = strtoll(text, NULL, 10);
  snprintf(again, sizeof(again), "%lld", (long long)*out);
  return !strcmp(text, again);
}

/* The header that a file should have, as far as there is room for it. */
static int bad_header(const dump_reader *r, const char *const *columns, int n,
                      ls_err *err)
{
  char words[160];
  size_t used = 0;
  words[0] = 0;
  for(int i = 0; i < n && used < sizeof(words); i++)
    used += (size_t)snprintf(words + used, sizeof(words) - used, "%s%s",
                             i ? "," : "", columns[i]);
  return dump_bad(r, "import-header", words, err);
}

static int header(dump_reader *r, const char *const *columns, int n,
                  ls_err *err)
{
  int rc = dump_next(r, err);
  if(rc < 0)
    return rc;
  if(!rc) /* no line at all */
    r->line = 1;
  if(!rc || r->n != n)
    return bad_header(r, columns, n, err);
  for(int i = 0; i < n; i++)
    if(!slice_eq(r->field[i], slice_of(columns[i])))
      return bad_header(r, columns, n, err);
  return LS_OK;
}

static int journal_row(dumping *d, dump_reader *r, ls_err *err)
{
  int64_t entry, rows;
  if(r->n != 12 || !to_int(r->field[0], &entry) ||
     !to_int(r->field[7], &rows))
    return dump_bad(r, "import-row", "journal", err);
  db_stmt *s = db_query(d->l->store.db, "insert into journal values "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", err);
  db_str(s, 1, d->l->place);
  db_int(s, 2, entry);
  for(int i = 1; i < 12; i++)
    if(i == 7)
      db_int(s, 9, rows);
    else
      db_text(s, i + 2, r->field[i]);
  return db_run(s, err);
}

static int journal_in(dumping *d)
{
  dump_reader r;
  int rc = path_of(d, "journal", ".csv");
  if(rc)
    return rc;
  rc = dump_open(&r, d->path, d->err);
  if(!rc)
    rc = header(&r, journal_columns, 12, d->err);
  while(!rc && (rc = dump_next(&r, d->err)) > 0)
    rc = journal_row(d, &r, d->err);
  dump_close(&r);
  return rc;
}

static int content_in(dumping *d, ls_slice sha256, uint8_t **bytes,
                      size_t *n)
{
  char name[96];
  dumping one = *d;
  if(sha256.n != SHA256_HEX - 1 || memchr(sha256.s, '/', sha256.n) ||
     memchr(sha256.s, '.', sha256.n))
    return err_set(d->err, LS_EFORMAT, "import-row", "content", NULL);
  snprintf(name, sizeof(name), "content/%.*s", (int)sha256.n, sha256.s);
  int rc = path_of(&one, name, "");
  return rc ? rc : sys_read(one.path, (size_t)1 << 30, bytes, n, d->err);
}

static int table_row(dumping *d, dump_reader *r, store_id t, int fields)
{
  const store_table *table = &store_tables[t];
  store_value v[STORE_COLUMNS];
  uint8_t *bytes = NULL;
  size_t n = 0;
  int64_t entry, nth;
  int at = 2, rc = LS_OK;
  if(r->n != fields || !to_int(r->field[0], &entry) ||
     !to_int(r->field[1], &nth))
    return dump_bad(r, "import-row", table->name, d->err);
  for(int i = 0; i < table->n; i++) {
    v[i] = (store_value){ .s = { "", 0 } };
    if(table->column[i].type == 'i' && !to_int(r->field[at++], &v[i].i))
      return dump_bad(r, "import-row", table->column[i].name, d->err);
    if(table->column[i].type == 't')
      v[i].s = r->field[at++];
  }
  if(t == T_CONTENT) {
    rc = content_in(d, v[0].s, &bytes, &n);
    v[3].s = (ls_slice){ (char *)bytes, n };
  }
  if(!rc)
    rc = store_insert_at(&d->l->store, t, entry, nth, v, d->err);
  ls_free(bytes);
  return rc;
}

static int table_in(dumping *d, store_id t)
{
  const store_table *table = &store_tables[t];
  const char *columns[STORE_COLUMNS + 2] = { "entry", "n" };
  dump_reader r;
  int n = 2, rc = path_of(d, table->name, ".csv");
  for(int i = 0; i < table->n; i++)
    if(table->column[i].type != 'b')
      columns[n++] = table->column[i].name;
  if(rc)
    return rc;
  rc = dump_open(&r, d->path, d->err);
  if(!rc)
    rc = header(&r, columns, n, d->err);
  while(!rc && (rc = dump_next(&r, d->err)) > 0)
    rc = table_row(d, &r, t, n);
  dump_close(&r);
  return rc;
}

/* ledger.csv: the version it was written by, and the place. */
static int head_in(dumping *d)
{
  dump_reader r;
  static const char *const columns[] = { "key", "value" };
  int rc = path_of(d, "ledger", ".csv");
  if(rc)
    return rc;
  rc = dump_open(&r, d->path, d->err);
  if(!rc)
    rc = header(&r, columns, 2, d->err);
  while(!rc && (rc = dump_next(&r, d->err)) > 0) {
    rc = r.n == 2 ? LS_OK : dump_bad(&r, "import-row", "ledger", d->err);
    if(!rc && slice_eq(r.field[0], SLICE("version")))
      to_int(r.field[1], &d->version);
    if(!rc && slice_eq(r.field[0], SLICE("place")) &&
       r.field[1].n < sizeof(d->l->place))
      snprintf(d->l->place, sizeof(d->l->place), "%.*s", (int)r.field[1].n,
               r.field[1].s);
  }
  if(!rc && (d->version < 1 || d->version > store_version() ||
             !d->l->place[0]))
    rc = dump_bad(&r, "import-version", NULL, d->err);
  dump_close(&r);
  return rc;
}

static void count_only(void *arg, const store_finding *f)
{
  if(!*(const char **)arg)
    *(const char **)arg = f->key;
}

static int all_in(ls_ledger *l, void *arg, ls_err *err)
{
  dumping *d = arg;
  const char *first = NULL;
  int64_t entries = 0, told = 0;
  int rc = journal_in(d);
  for(int t = 0; !rc && t < STORE_TABLES; t++)
    if(store_tables[t].since <= d->version)
      rc = table_in(d, (store_id)t);
  if(!rc)
    rc = store_rebuild(&l->store, err);
  if(!rc)
    rc = store_verify(&l->store, count_only, &first, &entries, &told, err);
  if(rc > 0 || (!rc && !entries)) {
    rc = err_set(err, LS_EDAMAGED, "import-damaged",
                 first ? first : "verify-gap", NULL);
    snprintf(err->file, sizeof(err->file), "%s", d->dir);
  }
  return rc;
}

static int fill(ls_ledger *l, const char *half, dumping *d,
                char head[HEAD_TEXT], ls_err *err)
{
  int rc = db_open(half, DB_CREATE, &l->store.db, err);
  if(!rc)
    rc = head_in(d);
  if(!rc)
    rc = store_create(&l->store, err);
  if(!rc)
    rc = app_derive(l, all_in, d, err);
  return rc ? rc : app_head(l, head, err);
}

int ledger_import_all(const char *path, const char *dir,
                      char head[HEAD_TEXT], ls_err *err)
{
  ls_ledger *l = NULL;
  char *half = sys_beside(path, ".new");
  if(!half)
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  int rc = app_new("", &l, err);
  if(!rc && access(path, F_OK) == 0) {
    rc = err_set(err, LS_EREFUSED, "ledger-exists", NULL, NULL);
    snprintf(err->file, sizeof(err->file), "%s", path);
  }
  if(!rc) {
    dumping d = { .l = l, .dir = dir, .err = err };
    unlink(half);
    rc = fill(l, half, &d, head, err);
    ledger_close(l);
    l = NULL;
    if(!rc)
      rc = app_install(half, path, err);
    if(rc) {
      unlink(half);
      app_asked_for(half, path, err);
    }
  }
  ledger_close(l);
  ls_free(half);
  return rc;
}
