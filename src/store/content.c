/* Bytes by their hash, and reports. */
#include "store/part.h"

int store_content_put(ls_store *st, ls_slice bytes, char sha256[SHA256_HEX],
                      ls_err *err)
{
  char sm3[SM3_HEX];
  int64_t there;
  hash_sha256(bytes.s, bytes.n, sha256);
  hash_sm3(bytes.s, bytes.n, sm3);
  if(!sha256[0] || !sm3[0])
    return err_set(err, LS_EIO, "hash-missing", "SM3, SHA-256", NULL);
  db_stmt *s = db_query(st->db, "select count(*) from content "
                        "where place = $1 and sha256 = $2", err);
  db_str(s, 1, st->place);
  db_str(s, 2, sha256);
  int rc = db_number(s, 0, &there, err);
  if(rc || there)
    return rc;
  const store_value v[] = { V_STR(sha256), V_STR(sm3),
                            V_INT((int64_t)bytes.n), V_TEXT(bytes) };
  return store_insert(st, T_CONTENT, v, err);
}

static void take_bytes(ls_store *st, db_stmt *s, void *arg)
{
  ls_slice b = db_get_blob(s, 0);
  *(ls_slice *)arg = (ls_slice){ part_str(st, b), b.n };
}

int store_content_get(ls_store *st, const char *sha256, ls_slice *bytes,
                      ls_err *err)
{
  db_stmt *s = db_query(st->db, "select bytes from content "
                        "where place = $1 and sha256 = $2", err);
  db_str(s, 1, st->place);
  db_str(s, 2, sha256);
  return part_row(st, s, take_bytes, bytes, err);
}

/* --- reports ------------------------------------------------------------- */

int report_index(ls_store *st, const ls_report_row *r, ls_err *err)
{
  return store_search_put(st, "report", r->id, r->name, err);
}

int store_report_put(ls_store *st, const ls_report_row *r, ls_err *err)
{
  const store_value v[] = {
    V_INT(r->id), V_STR(r->name), V_INT(r->year), V_STR(r->about),
    V_STR(r->sha256), V_STR(r->encoding), V_STR(r->reader),
    V_STR(r->text_sha256), V_INT(r->chars), V_TEXT(r->words),
    V_INT(r->replaces)
  };
  int rc = store_insert(st, T_REPORT, v, err);
  return rc ? rc : report_index(st, r, err);
}

#define REPORT "report, name, year, about, sha256, encoding, reader, " \
  "text_sha256, chars, replaces"

static void take_report(ls_store *st, db_stmt *s, void *arg)
{
  *(ls_report_row *)arg = (ls_report_row){
    .id = db_get_int(s, 0), .name = part_col(st, s, 1),
    .year = (int)db_get_int(s, 2), .about = part_col(st, s, 3),
    .sha256 = part_col(st, s, 4), .encoding = part_col(st, s, 5),
    .reader = part_col(st, s, 6), .text_sha256 = part_col(st, s, 7),
    .chars = db_get_int(s, 8), .replaces = db_get_int(s, 9),
    .words = { "", 0 }
  };
}

static void take_words(ls_store *st, db_stmt *s, void *arg)
{
  ls_slice w = db_get_text(s, 10);
  take_report(st, s, arg);
  ((ls_report_row *)arg)->words = (ls_slice){ part_str(st, w), w.n };
}

static void push_report(ls_store *st, db_stmt *s, void *arg)
{
  ls_report_rows *v = arg;
  take_report(st, s, vec_push(st->arena, v));
}

int store_report_get(ls_store *st, int64_t id, bool words, ls_report_row *r,
                     ls_err *err)
{
  db_stmt *s = db_query(st->db, words
    ? "select " REPORT ", words from report "
      "where place = $1 and report = $2"
    : "select " REPORT " from report where place = $1 and report = $2", err);
  db_str(s, 1, st->place);
  db_int(s, 2, id);
  return part_row(st, s, words ? take_words : take_report, r, err);
}

int store_report_of_bytes(ls_store *st, const char *sha256, int64_t *id,
                          ls_err *err)
{
  db_stmt *s = db_query(st->db, "select max(report) from report "
                        "where place = $1 and sha256 = $2", err);
  db_str(s, 1, st->place);
  db_str(s, 2, sha256);
  int rc = db_number(s, 0, id, err);
  return rc ? rc : *id > 0;
}

int store_report_of(ls_store *st, const char *about, int year, int64_t *id,
                    ls_err *err)
{
  db_stmt *s = db_query(st->db, "select max(report) from report "
                        "where place = $1 and about = $2 and year = $3",
                        err);
  db_str(s, 1, st->place);
  db_str(s, 2, about);
  db_int(s, 3, year);
  int rc = db_number(s, 0, id, err);
  return rc ? rc : *id > 0;
}

int store_reports(ls_store *st, int64_t bound, ls_report_rows *v,
                  ls_err *err)
{
  db_stmt *s = db_query(st->db, "select " REPORT " from report "
    "where place = $1 and entry <= $2 order by report", err);
  db_str(s, 1, st->place);
  db_int(s, 2, bound);
  return part_rows(st, s, push_report, v, err);
}

int report_rebuild(ls_store *st, ls_err *err)
{
  ls_report_rows v = { 0 };
  int rc = store_reports(st, STORE_NOW, &v, err);
  for(uint32_t i = 0; !rc && i < v.n; i++)
    rc = report_index(st, &v.v[i], err);
  return rc;
}
