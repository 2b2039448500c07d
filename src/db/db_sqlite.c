/* The driver's SQLite side; nobody else includes sqlite3.h. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "db/db.h"
#include "db/sqlite_memory.h"

#define WAIT_MS 5000
#define SQL_MAX ((size_t)1 << 20)

struct db_stmt {
  ls_db *db;
  const char *sql; /* as the caller wrote it */
  sqlite3_stmt *s;
  bool busy;
  int bad;         /* the first bind that failed */
};

struct ls_db {
  sqlite3 *h;
  char *address;
  bool writable;
  db_stmt **stmt;
  size_t n, cap;
  size_t last;     /* the one asked for before */
};

/* --- errors -------------------------------------------------------------- */

static const struct {
  int sqlite;
  ls_code code;
  const char *key;
} causes[] = {
  { SQLITE_NOMEM, LS_ENOMEM, "no-memory" },
  { SQLITE_BUSY, LS_EBUSY, "ledger-busy" },
  { SQLITE_LOCKED, LS_EBUSY, "ledger-busy" },
  { SQLITE_READONLY, LS_EIO, "ledger-read-only" },
  { SQLITE_FULL, LS_EIO, "ledger-full" },
  { SQLITE_NOTADB, LS_EFORMAT, "ledger-no-ledger" },
  { SQLITE_CORRUPT, LS_EDAMAGED, "ledger-damaged" },
  { SQLITE_CONSTRAINT, LS_ECONFLICT, "ledger-constraint" },
  { SQLITE_TOOBIG, LS_ETOOBIG, "ledger-too-big" },
  { SQLITE_CANTOPEN, LS_EIO, "ledger-open" },
  { SQLITE_PERM, LS_EIO, "file-denied" },
  { SQLITE_AUTH, LS_EIO, "file-denied" },
  { SQLITE_IOERR, LS_EIO, "ledger-io" },
};

static int fail(const ls_db *db, int rc, ls_err *err)
{
  int base = rc & 0xFF;
  ls_code code = LS_EDAMAGED;
  const char *key = "ledger-sql"; /* the schema is not ours */
  if(rc == SQLITE_IOERR_NOMEM)
    base = SQLITE_NOMEM;
  for(size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++)
    if(causes[i].sqlite == base) {
      code = causes[i].code;
      key = causes[i].key;
    }
  if(base == SQLITE_CANTOPEN && db->h) {
    int e = sqlite3_system_errno(db->h);
    if(e == ENOENT || e == ENOTDIR)
      key = "ledger-missing";
    else if(e == EACCES || e == EPERM)
      key = "file-denied";
    else if(e == EISDIR)
      key = "file-folder";
  }
  err_set(err, code, key, db->h ? sqlite3_errmsg(db->h)
                                : sqlite3_errstr(rc), NULL);
  if(err)
    snprintf(err->file, sizeof(err->file), "%s", db->address);
  return code;
}

static int no_memory(ls_err *err)
{
  return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
}

/* --- opening ------------------------------------------------------------- */

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Before the first use in the process; it cannot be done twice. */
static void configure(void)
{
  sqlite_use_our_memory();
  sqlite3_config(SQLITE_CONFIG_URI, 0);
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* A file may come from anybody: its schema is not trusted, and no statement
 * of ours needs what is switched off here.  A rollback journal and not a
 * write-ahead log, so that the one file holds everything whenever nobody
 * writes: people copy it, mail it, put it on a disk that cannot be written.
 * The price is that a writer's last moment waits for readers. */
static int settle(ls_db *db, ls_err *err)
{
  static const struct { int what, value; } flags[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 }, { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 }, { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 }
  };
  for(size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
    int rc = sqlite3_db_config(db->h, flags[i].what, flags[i].value, NULL);
    if(rc)
      return fail(db, rc, err);
  }
  sqlite3_busy_timeout(db->h, WAIT_MS);
  return db_exec(db, "pragma synchronous = full; pragma temp_store = memory;"
                     "pragma cell_size_check = on; pragma mmap_size = 0;"
                     "pragma cache_size = -65536", err);
}

/* SQLite tries to read what it could not make, and then tells of that. */
static bool has_folder(const char *path)
{
  struct stat st;
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) + 1 : 0;
  char *folder = ls_malloc(n + 2);
  if(!folder)
    return false;
  memcpy(folder, slash ? path : ".", n ? n : 1);
  folder[n ? n : 1] = 0;
  bool is = !stat(folder, &st) && S_ISDIR(st.st_mode);
  ls_free(folder);
  return is;
}

static int open_it(ls_db *db, db_how how, ls_err *err)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE |
              SQLITE_OPEN_NOMUTEX;
  if(how == DB_CREATE)
    flags |= SQLITE_OPEN_CREATE;
  /* Also who only reads opens it for writing where that is allowed: a
   * writer that was killed has left a journal that must be rolled back. */
  int rc = sqlite3_open_v2(db->address, &db->h, flags, NULL);
  if(rc) {
    rc = fail(db, rc, err);
    if(how == DB_CREATE && !strcmp(err->key, "ledger-missing"))
      snprintf(err->key, sizeof(err->key), "%s",
               has_folder(db->address) ? "file-denied" : "file-missing");
    return rc;
  }
  db->writable = !sqlite3_db_readonly(db->h, "main");
  rc = settle(db, err);
  if(!rc && how == DB_READ)
    rc = db_exec(db, "pragma query_only = on", err);
  return rc;
}

static int must_be_new(ls_db *db, ls_err *err)
{
  int64_t n;
  int rc = db_number(db_query(db, "select count(*) from sqlite_master", err),
                     0, &n, err);
  if(rc || !n)
    return rc;
  err_set(err, LS_EREFUSED, "ledger-exists", NULL, NULL);
  snprintf(err->file, sizeof(err->file), "%s", db->address);
  return LS_EREFUSED;
}

int db_open(const char *address, db_how how, ls_db **out, ls_err *err)
{
  size_t n = strlen(address) + 1;
  *out = NULL;
  pthread_once(&once, configure);
  ls_db *db = ls_malloc(sizeof(*db));
  if(!db)
    return no_memory(err);
  memset(db, 0, sizeof(*db));
  db->address = ls_malloc(n);
  if(!db->address) {
    ls_free(db);
    return no_memory(err);
  }
  memcpy(db->address, address, n);
  int rc = sqlite3_initialize() ? no_memory(err) : open_it(db, how, err);
  if(!rc && how == DB_CREATE)
    rc = must_be_new(db, err);
  if(rc)
    db_close(db);
  else
    *out = db;
  return rc;
}

void db_close(ls_db *db)
{
  if(!db)
    return;
  for(size_t i = 0; i < db->n; i++) {
    sqlite3_finalize(db->stmt[i]->s);
    ls_free(db->stmt[i]);
  }
  ls_free(db->stmt);
  sqlite3_close(db->h);
  ls_free(db->address);
  ls_free(db);
}

const char *db_address(const ls_db *db)
{
  return db->address;
}

bool db_writable(const ls_db *db)
{
  return db->writable;
}

const char *db_engine(void)
{
  return "SQLite " SQLITE_VERSION;
}

/* --- statements ---------------------------------------------------------- */

static const char *const types[][2] = {
  { "{int}", "integer" }, { "{text}", "text" }, { "{blob}", "blob" },
  { "{keyed}", "strict, without rowid" },
  { "{search}", "using fts5(words, tokenize = 'unicode61')" },
};

/* $1 becomes ?1, because SQLite numbers $2, $1 by where they stand first;
 * {int} becomes the engine's word.  Not within quotes. */
static void rewrite(const char *sql, ls_buf *b)
{
  bool quoted = false;
  while(*sql) {
    size_t k = sizeof(types) / sizeof(types[0]);
    quoted ^= *sql == '\'';
    if(!quoted && *sql == '{')
      for(k = 0; k < sizeof(types) / sizeof(types[0]); k++)
        if(!strncmp(sql, types[k][0], strlen(types[k][0])))
          break;
    if(k < sizeof(types) / sizeof(types[0])) {
      buf_puts(b, types[k][1]);
      sql += strlen(types[k][0]);
    }
    else {
      buf_putc(b, !quoted && *sql == '$' ? '?' : *sql);
      sql++;
    }
  }
}

static db_stmt *kept(ls_db *db, const char *sql)
{
  if(db->last < db->n && !db->stmt[db->last]->busy &&
     db->stmt[db->last]->sql == sql)
    return db->stmt[db->last];
  for(size_t i = 0; i < db->n; i++)
    if(!db->stmt[i]->busy && db->stmt[i]->sql == sql)
      return db->stmt[db->last = i];
  for(size_t i = 0; i < db->n; i++)
    if(!db->stmt[i]->busy && !strcmp(db->stmt[i]->sql, sql))
      return db->stmt[i];
  return NULL;
}

/* A place in the list, so that nothing can be lost once it is prepared. */
static db_stmt *room(ls_db *db)
{
  if(db->n == db->cap) {
    size_t cap = db->cap ? db->cap * 2 : 64;
    /* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are kept */
    db_stmt **more = ls_realloc(db->stmt, cap * sizeof(*more));
    if(!more)
      return NULL;
    db->stmt = more;
    db->cap = cap;
  }
  return ls_malloc(sizeof(db_stmt));
}

static db_stmt *prepare(ls_db *db, const char *sql, ls_err *err)
{
  ls_buf b;
  db_stmt *s = room(db);
  buf_init(&b, SQL_MAX);
  rewrite(sql, &b);
  if(!s || buf_failed(&b)) {
    buf_free(&b);
    ls_free(s);
    no_memory(err);
    return NULL;
  }
  *s = (db_stmt){ .db = db, .sql = sql };
  int rc = sqlite3_prepare_v3(db->h, buf_cstr(&b), (int)b.n + 1,
                              SQLITE_PREPARE_PERSISTENT, &s->s, NULL);
  buf_free(&b);
  if(rc) {
    fail(db, rc, err);
    ls_free(s);
    return NULL;
  }
  db->stmt[db->n++] = s;
  return s;
}

db_stmt *db_query(ls_db *db, const char *sql, ls_err *err)
{
  db_stmt *s = kept(db, sql);
  if(!s)
    s = prepare(db, sql, err);
  if(s) {
    s->busy = true;
    s->bad = 0;
  }
  return s;
}

static void bound(db_stmt *s, int rc)
{
  if(rc && !s->bad)
    s->bad = rc;
}

void db_int(db_stmt *s, int at, int64_t v)
{
  if(s)
    bound(s, sqlite3_bind_int64(s->s, at, v));
}

void db_text(db_stmt *s, int at, ls_slice v)
{
  if(s)
    bound(s, sqlite3_bind_text64(s->s, at, v.s ? v.s : "", v.n,
                                 SQLITE_STATIC, SQLITE_UTF8));
}

void db_str(db_stmt *s, int at, const char *v)
{
  db_text(s, at, slice_of(v));
}

void db_blob(db_stmt *s, int at, ls_slice v)
{
  if(s)
    bound(s, v.n ? sqlite3_bind_blob64(s->s, at, v.s, v.n, SQLITE_STATIC)
                 : sqlite3_bind_zeroblob(s->s, at, 0));
}

void db_null(db_stmt *s, int at)
{
  if(s)
    bound(s, sqlite3_bind_null(s->s, at));
}

int db_step(db_stmt *s, ls_err *err)
{
  if(!s)
    return err->code;
  int rc = s->bad ? s->bad : sqlite3_step(s->s);
  if(rc == SQLITE_ROW)
    return 1;
  return rc == SQLITE_DONE ? 0 : fail(s->db, rc, err);
}

int64_t db_get_int(db_stmt *s, int at)
{
  return sqlite3_column_int64(s->s, at);
}

ls_slice db_get_text(db_stmt *s, int at)
{
  const char *p = (const char *)sqlite3_column_text(s->s, at);
  return (ls_slice){ p ? p : "", (size_t)sqlite3_column_bytes(s->s, at) };
}

ls_slice db_get_blob(db_stmt *s, int at)
{
  const char *p = sqlite3_column_blob(s->s, at);
  return (ls_slice){ p ? p : "", (size_t)sqlite3_column_bytes(s->s, at) };
}

bool db_is_null(db_stmt *s, int at)
{
  return sqlite3_column_type(s->s, at) == SQLITE_NULL;
}

void db_end(db_stmt *s)
{
  if(!s)
    return;
  sqlite3_reset(s->s);
  sqlite3_clear_bindings(s->s);
  s->busy = false;
}

int db_run(db_stmt *s, ls_err *err)
{
  int rc = db_step(s, err);
  db_end(s);
  return rc > 0 ? 0 : rc;
}

int db_number(db_stmt *s, int64_t none, int64_t *out, ls_err *err)
{
  int rc = db_step(s, err);
  *out = rc > 0 && !db_is_null(s, 0) ? db_get_int(s, 0) : none;
  db_end(s);
  return rc > 0 ? 0 : rc;
}

int db_exec(ls_db *db, const char *sql, ls_err *err)
{
  ls_buf b;
  buf_init(&b, SQL_MAX);
  rewrite(sql, &b);
  int rc = buf_failed(&b) ? SQLITE_NOMEM
                          : sqlite3_exec(db->h, buf_cstr(&b), NULL, NULL,
                                         NULL);
  buf_free(&b);
  return rc ? fail(db, rc, err) : LS_OK;
}

/* --- transactions -------------------------------------------------------- */

int db_begin(ls_db *db, bool write, ls_err *err)
{
  return db_run(db_query(db, write ? "begin immediate" : "begin", err), err);
}

int db_commit(ls_db *db, ls_err *err)
{
  return db_run(db_query(db, "commit", err), err);
}

void db_rollback(ls_db *db)
{
  for(size_t i = 0; i < db->n; i++)
    db_end(db->stmt[i]);
  if(!sqlite3_get_autocommit(db->h))
    sqlite3_exec(db->h, "rollback", NULL, NULL, NULL);
}

/* --- the file ------------------------------------------------------------ */

int db_identity(ls_db *db, int64_t *whose, int64_t *version, ls_err *err)
{
  int rc = db_number(db_query(db, "pragma application_id", err), 0, whose,
                     err);
  if(!rc)
    rc = db_number(db_query(db, "pragma user_version", err), 0, version,
                   err);
  return rc;
}

int db_set_identity(ls_db *db, int64_t whose, int64_t version, ls_err *err)
{
  char sql[96];
  snprintf(sql, sizeof(sql), "pragma application_id = %d;"
           "pragma user_version = %d", (int)whose, (int)version);
  return db_exec(db, sql, err);
}

/* What others may not read they may not read in a copy either.  The file is
 * made before anything is in it; what is wrong with that db_open tells. */
static void make_alike(const char *from, const char *to)
{
  struct stat st;
  if(stat(from, &st) || !S_ISREG(st.st_mode))
    return;
  int fd = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if(fd < 0)
    return;
  (void)!fchmod(fd, (st.st_mode & 0777) | S_IRUSR | S_IWUSR);
  close(fd);
}

int db_copy(ls_db *db, const char *to, ls_err *err)
{
  ls_db *other = NULL;
  make_alike(db->address, to);
  int rc = db_open(to, DB_CREATE, &other, err);
  if(rc || !other)
    return rc;
  sqlite3_backup *b = sqlite3_backup_init(other->h, "main", db->h, "main");
  int s = b ? sqlite3_backup_step(b, -1) : sqlite3_errcode(other->h);
  for(int i = 0; b && i < 50 && (s == SQLITE_BUSY || s == SQLITE_LOCKED);
      i++) {
    sqlite3_sleep(100);
    s = sqlite3_backup_step(b, -1);
  }
  int end = sqlite3_backup_finish(b);
  if(s != SQLITE_DONE || end)
    rc = fail(other, end ? end : s, err);
  db_close(other);
  return rc;
}

/* The engine tells of a page it had no memory for, or could not read, as it
 * tells of a broken one: "unable to get the page. error code=7"; of one that
 * continues another only "failed to get page 71", after it has seen that the
 * number can be, so that was memory (reading fails with a code elsewhere). */
static int cause_of(ls_slice words)
{
  static const char sign[] = "error code=";
  const char *at = strstr(words.s, sign);
  if(strstr(words.s, sqlite3_errstr(SQLITE_NOMEM)))
    return SQLITE_NOMEM; /* FTS5, from 3.44 on */
  if(strstr(words.s, sqlite3_errstr(SQLITE_IOERR)))
    return SQLITE_IOERR;
  int code = at ? atoi(at + sizeof(sign) - 1) : 0;
  return (code & 0xFF) == SQLITE_NOMEM || (code & 0xFF) == SQLITE_IOERR
           ? code : 0;
}

int db_check(ls_db *db, void (*each)(void *arg, const char *words),
             void *arg, ls_err *err)
{
  db_stmt *s = db_query(db, "pragma integrity_check", err);
  int rc, n = 0, lost = 0;
  while((rc = db_step(s, err)) > 0) {
    ls_slice words = db_get_text(s, 0);
    if(words.n == 2 && !memcmp(words.s, "ok", 2))
      continue;
    int code = cause_of(words);
    if(code) {
      db_end(s);
      return fail(db, code, err);
    }
    if(strstr(words.s, "failed to get page")) {
      lost++;
      continue;
    }
    n++;
    each(arg, words.s);
  }
  db_end(s);
  return rc ? rc : lost ? fail(db, SQLITE_NOMEM, err) : n;
}
