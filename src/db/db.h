/* One thin driver for the ledger's database.
 *
 * SQL is the part that SQLite and PostgreSQL share: parameters are $1, $2;
 * {int}, {text}, {blob} and {keyed} stand for what the engine calls them
 * (a table's end: `create table t (...) {keyed}`).  Statements are prepared
 * once and kept by their text, which must live as long as the database. */
#ifndef LS_DB_DB_H
#define LS_DB_DB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

typedef struct ls_db ls_db;
typedef struct db_stmt db_stmt;

typedef enum db_how {
  DB_READ,  /* nothing may be written */
  DB_WRITE,
  DB_CREATE /* the file must not be there, or be empty */
} db_how;

/* Opens `address`, a file's name (":memory:" for one that is none); waits up
 * to five seconds for others.  Errors: LS_EIO where it is not there or may
 * not be read, LS_EFORMAT where it is no database, LS_ENOMEM; LS_EREFUSED
 * for DB_CREATE where something is there. */
int db_open(const char *address, db_how how, ls_db **out, ls_err *err);
void db_close(ls_db *db); /* rolls back what is open; NULL is fine */

const char *db_address(const ls_db *db);

/* False where the file or its folder may not be written. */
bool db_writable(const ls_db *db);

/* What the file says of itself: whose it is (0 for an empty one) and the
 * version of its schema. */
int db_identity(ls_db *db, int64_t *whose, int64_t *version, ls_err *err);
int db_set_identity(ls_db *db, int64_t whose, int64_t version, ls_err *err);

/* One transaction at a time.  `write` takes the right to write at once
 * (LS_EBUSY after five seconds).  db_rollback also ends every statement. */
int db_begin(ls_db *db, bool write, ls_err *err);
int db_commit(ls_db *db, ls_err *err);
void db_rollback(ls_db *db);

/* Runs statements without parameters, `;` between them. */
int db_exec(ls_db *db, const char *sql, ls_err *err);

/* A prepared statement, ready to be bound; NULL with *err set, which the
 * functions below take and hand on.  Give it back with db_end. */
db_stmt *db_query(ls_db *db, const char *sql, ls_err *err);

/* Parameters count from 1.  The bytes are borrowed until db_end. */
void db_int(db_stmt *s, int at, int64_t v);
void db_text(db_stmt *s, int at, ls_slice v);
void db_str(db_stmt *s, int at, const char *v);
void db_blob(db_stmt *s, int at, ls_slice v);
void db_null(db_stmt *s, int at);

/* 1 with a row, 0 at the end, negative with *err on errors.  LS_ECONFLICT
 * where a constraint stands against it. */
int db_step(db_stmt *s, ls_err *err);

/* Columns count from 0; bytes live until the next step. */
int64_t db_get_int(db_stmt *s, int at);
ls_slice db_get_text(db_stmt *s, int at);
ls_slice db_get_blob(db_stmt *s, int at);
bool db_is_null(db_stmt *s, int at);

/* Ready to be bound anew, and given back. */
void db_end(db_stmt *s);

/* One step that gives no row, and db_end. */
int db_run(db_stmt *s, ls_err *err);

/* The first column of the first row as a number, `none` without a row, and
 * db_end. */
int db_number(db_stmt *s, int64_t none, int64_t *out, ls_err *err);

/* Copies the whole database, as it is at one moment, to the new file `to`,
 * also while others use it.  Who may read the one may read the other. */
int db_copy(ls_db *db, const char *to, ls_err *err);

/* What the engine itself finds wrong with the file: `each` gets the words.
 * Returns the number of findings or an error. */
int db_check(ls_db *db, void (*each)(void *arg, const char *words),
             void *arg, ls_err *err);

/* The engine's name and version, for `version` and errors. */
const char *db_engine(void);

#endif
