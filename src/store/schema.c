/* Migrations, and the derived tables. */
#include <stdio.h>
#include <stdlib.h>

#include "store/part.h"

/* Files are named 001-record.sql, 002-...; derived.sql is none of them. */
static int number_of(const ls_file *f)
{
  return atoi(f->name);
}

int store_version(void)
{
  int last = 0;
  for(const ls_file *f = schema_files; f->name; f++)
    if(number_of(f) > last)
      last = number_of(f);
  return last;
}

static const ls_file *file_of(int number)
{
  const ls_file *f = schema_files;
  while(f->name && number_of(f) != number)
    f++;
  return f;
}

int store_check_identity(ls_store *st, int64_t *version, ls_err *err)
{
  int64_t whose;
  int rc = db_identity(st->db, &whose, version, err);
  if(rc)
    return rc;
  if(whose != LEDGER_ID || *version < 1) {
    err_set(err, LS_EFORMAT, "ledger-no-ledger", "", NULL);
    snprintf(err->file, sizeof(err->file), "%s", db_address(st->db));
    return LS_EFORMAT;
  }
  if(*version > store_version()) {
    char have[24], know[24];
    snprintf(have, sizeof(have), "%lld", (long long)*version);
    snprintf(know, sizeof(know), "%d", store_version());
    err_set(err, LS_ENEWER, "ledger-newer", have, know);
    snprintf(err->file, sizeof(err->file), "%s", db_address(st->db));
    return LS_ENEWER;
  }
  return LS_OK;
}

static int run_from(ls_store *st, int64_t version, ls_err *err)
{
  int rc = LS_OK;
  for(int v = (int)version + 1; !rc && v <= store_version(); v++)
    rc = db_exec(st->db, file_of(v)->content, err);
  if(!rc)
    rc = db_set_identity(st->db, LEDGER_ID, store_version(), err);
  return rc;
}

/* derived_as names the derived.sql its tables were made from. */
static void derived_hash(char out[SHA256_HEX])
{
  const ls_file *f = file_of(0);
  hash_sha256(f->content, f->size, out);
}

static int create_derived(ls_store *st, ls_err *err)
{
  char hash[SHA256_HEX];
  derived_hash(hash);
  int rc = db_exec(st->db, file_of(0)->content, err);
  if(!rc)
    rc = db_exec(st->db, "create table derived_as (sha256 {text} not null)",
                 err);
  if(rc)
    return rc;
  db_stmt *s = db_query(st->db, "insert into derived_as values ($1)", err);
  db_str(s, 1, hash);
  return db_run(s, err);
}

int store_derived_fits(ls_store *st, ls_err *err)
{
  char hash[SHA256_HEX];
  int64_t there;
  derived_hash(hash);
  int rc = db_number(db_query(st->db, "select count(*) from sqlite_master "
                              "where name = 'derived_as'", err), 0, &there,
                     err);
  if(rc || !there)
    return rc;
  db_stmt *s = db_query(st->db, "select count(*) from derived_as "
                        "where sha256 = $1", err);
  db_str(s, 1, hash);
  rc = db_number(s, 0, &there, err);
  return rc ? rc : there == 1;
}

int store_create(ls_store *st, ls_err *err)
{
  int rc = db_begin(st->db, true, err);
  if(!rc)
    rc = run_from(st, 0, err);
  if(!rc)
    rc = create_derived(st, err);
  if(!rc)
    rc = db_commit(st->db, err);
  if(rc)
    db_rollback(st->db);
  return rc;
}

int store_migrate(ls_store *st, store_before before, void *arg,
                  int64_t *from, ls_err *err)
{
  int rc = store_check_identity(st, from, err);
  if(rc || *from == store_version())
    return rc;
  rc = db_begin(st->db, true, err);
  if(!rc) /* somebody else may have been at it while this one waited */
    rc = store_check_identity(st, from, err);
  if(!rc && *from < store_version()) {
    rc = before ? before(arg, *from, err) : LS_OK;
    if(!rc)
      rc = run_from(st, *from, err);
  }
  if(!rc)
    rc = db_commit(st->db, err);
  if(rc)
    db_rollback(st->db);
  return rc;
}

/* Derived tables of any version: all that the record does not hold. */
static int drop_derived(ls_store *st, ls_err *err)
{
  return db_exec(st->db, "drop table if exists item_now;"
                         "drop table if exists search_row;"
                         "drop table if exists search_text;"
                         "drop table if exists derived_as", err);
}

int store_rebuild(ls_store *st, ls_err *err)
{
  int rc = drop_derived(st, err);
  if(!rc)
    rc = create_derived(st, err);
  if(!rc)
    rc = report_rebuild(st, err);
  if(!rc)
    rc = indicator_rebuild(st, err);
  if(!rc)
    rc = item_rebuild(st, err);
  return rc;
}
