/* Full text: every Chinese character is a word of its own, so that a search
 * for two of them (就业) finds what a word list would not cut so. */
#include "base/utf8.h"
#include "store/part.h"

#define LONGEST 8192 /* bytes of what is looked for */
#define WORDS_MAX ((size_t)64 << 20)

/* Characters that stand for themselves: the CJK blocks. */
static bool alone(uint32_t c)
{
  return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) ||
         (c >= 0x20000 && c < 0x32000);
}

/* Letters and digits of other scripts; full-width ones are narrowed. */
static bool lettered(uint32_t c)
{
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
}

static uint32_t narrow(uint32_t c)
{
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

void search_split(ls_slice words, ls_buf *out)
{
  const uint8_t *p = (const uint8_t *)words.s, *end = p + words.n;
  bool word = false;
  while(p < end) {
    uint32_t c;
    char text[4];
    int k = utf8_next(p, end, &c);
    p += k ? k : 1;
    c = k ? narrow(c) : ' ';
    bool single = alone(c) && !(c >= 0x3000 && c < 0x3004) &&
                  !(c >= 0x3008 && c <= 0x3020);
    if(!single && !lettered(c)) {
      word = false;
      continue;
    }
    if(out->n && (single || !word))
      buf_putc(out, ' ');
    buf_put(out, text, (size_t)utf8_put(c, text));
    word = !single;
  }
}

/* --- putting in ---------------------------------------------------------- */

static int new_row(ls_store *st, const char *kind, int64_t id, int64_t *row,
                   ls_err *err)
{
  int rc = db_number(db_query(st->db, "select max(row_id) from search_row",
                              err), 0, row, err);
  if(rc)
    return rc;
  ++*row;
  db_stmt *s = db_query(st->db, "insert into search_row values "
                        "($1, $2, $3, $4)", err);
  db_str(s, 1, st->place);
  db_str(s, 2, kind);
  db_int(s, 3, id);
  db_int(s, 4, *row);
  return db_run(s, err);
}

static int save(ls_store *st, const char *sql, int64_t row, ls_slice words,
                ls_err *err)
{
  db_stmt *s = db_query(st->db, sql, err);
  db_text(s, 1, words);
  db_int(s, 2, row);
  return db_run(s, err);
}

/* 1 where the index holds these words already. */
static int holds(ls_store *st, int64_t row, ls_slice words, ls_err *err)
{
  db_stmt *s = db_query(st->db, "select words from search_text "
                        "where rowid = $1", err);
  db_int(s, 1, row);
  int rc = db_step(s, err);
  if(rc > 0)
    rc = slice_eq(db_get_text(s, 0), words);
  db_end(s);
  return rc;
}

static int put(ls_store *st, const char *kind, int64_t id, ls_slice words,
               ls_err *err)
{
  int64_t row;
  db_stmt *s = db_query(st->db, "select row_id from search_row where "
                        "place = $1 and kind = $2 and id = $3", err);
  db_str(s, 1, st->place);
  db_str(s, 2, kind);
  db_int(s, 3, id);
  int rc = db_number(s, 0, &row, err);
  if(!rc && row) {
    rc = holds(st, row, words, err);
    return rc ? rc < 0 ? rc : LS_OK
              : save(st, "update search_text set words = $1 "
                     "where rowid = $2", row, words, err);
  }
  if(!rc)
    rc = new_row(st, kind, id, &row, err);
  return rc ? rc : save(st, "insert into search_text (words, rowid) "
                        "values ($1, $2)", row, words, err);
}

int store_search_put(ls_store *st, const char *kind, int64_t id,
                     const char *words, ls_err *err)
{
  ls_buf b;
  buf_init(&b, WORDS_MAX);
  search_split(slice_of(words), &b);
  int rc = buf_failed(&b) ? err_set(err, LS_ENOMEM, "no-memory", NULL, NULL)
                          : put(st, kind, id, (ls_slice){ b.p, b.n }, err);
  buf_free(&b);
  return rc;
}

/* --- looking up ---------------------------------------------------------- */

/* "就 业" "5g": each word a phrase, all of them wanted. */
static void phrases(const char *words, ls_buf *out)
{
  while(*words) {
    ls_buf one;
    size_t n = strcspn(words, " \t\n");
    buf_init(&one, 65536);
    search_split((ls_slice){ words, n }, &one);
    if(buf_failed(&one))
      out->failed = true;
    if(one.n) {
      buf_puts(out, out->n ? " \"" : "\"");
      buf_put(out, one.p, one.n);
      buf_putc(out, '"');
    }
    buf_free(&one);
    words += n;
    words += strspn(words, " \t\n");
  }
}

static int each_hit(db_stmt *s, store_each_hit each, void *arg, ls_err *err)
{
  int rc;
  while((rc = db_step(s, err)) > 0) {
    rc = each(arg, db_get_text(s, 0).s, db_get_int(s, 1), err);
    if(rc)
      break;
  }
  db_end(s);
  return rc;
}

int store_search(ls_store *st, const char *words, const char *kind,
                 int64_t many, store_each_hit each, void *arg, ls_err *err)
{
  ls_buf b;
  buf_init(&b, 65536);
  phrases(words, &b);
  if(buf_failed(&b))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  size_t n = b.n < LONGEST ? b.n : LONGEST;
  char match[LONGEST];
  memcpy(match, buf_cstr(&b), n);
  buf_free(&b);
  if(!n || n == LONGEST)
    return err_set(err, LS_EUSAGE, "search-nothing", words, NULL);
  db_stmt *s = db_query(st->db, "select r.kind, r.id from search_text t "
    "join search_row r on r.row_id = t.rowid where search_text match $1 "
    "and r.place = $2 and ($3 = '' or r.kind = $3) "
    "order by r.kind desc, r.id limit $4", err);
  db_text(s, 1, (ls_slice){ match, n });
  db_str(s, 2, st->place);
  db_str(s, 3, kind ? kind : "");
  db_int(s, 4, many);
  return each_hit(s, each, arg, err);
}
