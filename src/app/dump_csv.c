#include "app/dump_csv.h"

#include <string.h>
#include <unistd.h>

#include "sys/file.h"

/* --- out ----------------------------------------------------------------- */

static bool plain(ls_slice s)
{
  for(size_t i = 0; i < s.n; i++)
    if(s.s[i] == '"' || s.s[i] == ',' || s.s[i] == '\n' || s.s[i] == '\r')
      return false;
  return true;
}

void dump_put(FILE *f, ls_slice s, bool first)
{
  if(!first)
    putc_unlocked(',', f);
  if(plain(s)) {
    fwrite(s.s, 1, s.n, f);
    return;
  }
  putc_unlocked('"', f);
  for(size_t i = 0; i < s.n; i++) {
    if(s.s[i] == '"')
      putc_unlocked('"', f);
    putc_unlocked(s.s[i], f);
  }
  putc_unlocked('"', f);
}

void dump_put_int(FILE *f, int64_t v, bool first)
{
  char text[24];
  int n = snprintf(text, sizeof(text), "%lld", (long long)v);
  dump_put(f, (ls_slice){ text, (size_t)n }, first);
}

/* --- in ------------------------------------------------------------------ */

int dump_open(dump_reader *r, const char *path, ls_err *err)
{
  memset(r, 0, sizeof(*r));
  buf_init(&r->text, DUMP_FIELD_MAX);
  r->path = path;
  int fd = sys_open_regular(path, err);
  if(fd < 0)
    return err->code;
  r->f = fdopen(fd, "rb");
  if(!r->f)
    close(fd);
  return r->f ? LS_OK : sys_error(err, path);
}

void dump_close(dump_reader *r)
{
  if(r->f)
    fclose(r->f);
  buf_free(&r->text);
}

int dump_bad(const dump_reader *r, const char *key, const char *arg,
            ls_err *err)
{
  err_set(err, LS_EFORMAT, key, arg, NULL);
  snprintf(err->file, sizeof(err->file), "%s", r->path);
  err->line = r->line;
  return LS_EFORMAT;
}

/* Inside quotes: up to the closing one.  False where there is none. */
static bool quoted(dump_reader *r)
{
  for(int c; (c = getc_unlocked(r->f)) != EOF;) {
    if(c == '\n')
      r->seen++;
    if(c == '"') {
      c = getc_unlocked(r->f);
      if(c != '"') {
        if(c != EOF)
          ungetc(c, r->f);
        return true;
      }
    }
    buf_putc(&r->text, (char)c);
  }
  return false;
}

/* One field: ',' or '\n' behind it, EOF at the end, 0 where it is wrong. */
static int field(dump_reader *r)
{
  int c = getc_unlocked(r->f);
  if(c == '"') {
    if(!quoted(r))
      return 0;
    c = getc_unlocked(r->f);
    if(c == '\r')
      c = getc_unlocked(r->f);
    return c == ',' || c == '\n' || c == EOF ? c : 0;
  }
  for(; c != ',' && c != '\n' && c != EOF; c = getc_unlocked(r->f))
    buf_putc(&r->text, (char)c);
  if(c == '\n' && r->text.n > r->at[r->n] &&
     r->text.p[r->text.n - 1] == '\r')
    r->text.n--;
  return c;
}

int dump_next(dump_reader *r, ls_err *err)
{
  int c = getc_unlocked(r->f);
  if(c == EOF)
    return ferror(r->f) ? sys_error(err, r->path) : 0;
  ungetc(c, r->f);
  buf_clear(&r->text);
  r->line = r->seen + 1;
  r->n = 0;
  do {
    if(r->n == DUMP_FIELDS)
      return dump_bad(r, "csv-fields", NULL, err);
    r->at[r->n] = r->text.n;
    c = field(r);
    if(!c)
      return dump_bad(r, "csv-quotes", NULL, err);
    buf_putc(&r->text, 0);
    r->n++;
  } while(c == ',');
  r->seen += c == '\n';
  r->at[r->n] = r->text.n;
  if(buf_failed(&r->text))
    return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
  for(int i = 0; i < r->n; i++)
    r->field[i] = (ls_slice){ r->text.p + r->at[i],
                              r->at[i + 1] - r->at[i] - 1 };
  return 1;
}
