#include "base/msg.h"

#include <stdlib.h>
#include <string.h>

static int by_key(const void *key, const void *row)
{
  return strcmp(key, ((const ls_msg *)row)->key);
}

const char *msg_text(const char *key, bool english)
{
  const ls_msg *m = bsearch(key, msg_table, msg_count, sizeof(ls_msg),
                            by_key);
  return !m ? key : english ? m->en : m->zh;
}

/* {1:entry|entries} at `p`: one of the words; where it ends, NULL if it is
 * none. */
static const char *one_or_more(ls_buf *b, const char *p, const char *a1,
                               const char *a2)
{
  const char *bar, *end;
  if((p[1] != '1' && p[1] != '2') || p[2] != ':' ||
     !(end = strchr(p, '}')) ||
     !(bar = memchr(p, '|', (size_t)(end - p))))
    return NULL;
  const char *a = p[1] == '1' ? a1 : a2;
  if(a && !strcmp(a, "1"))
    buf_put(b, p + 3, (size_t)(bar - p - 3));
  else
    buf_put(b, bar + 1, (size_t)(end - bar - 1));
  return end + 1;
}

void msg_put(ls_buf *b, const char *text, const char *a1, const char *a2)
{
  const char *p, *after;
  while((p = strpbrk(text, "%{"))) {
    buf_put(b, text, (size_t)(p - text));
    if(*p == '{') {
      after = one_or_more(b, p, a1, a2);
      if(!after)
        buf_putc(b, '{');
      text = after ? after : p + 1;
    }
    else if(p[1] == '1' || p[1] == '2') {
      const char *a = p[1] == '1' ? a1 : a2;
      buf_puts(b, a ? a : "");
      text = p + 2;
    }
    else {
      buf_putc(b, '%');
      text = p + 1;
    }
  }
  buf_puts(b, text);
}

void msg_error_words(ls_buf *b, const ls_err *e, bool english)
{
  msg_put(b, msg_text(e->key, english), e->arg[0], e->arg[1]);
}

void msg_error(ls_buf *b, const ls_err *e, bool english)
{
  if(e->file[0])
    buf_puts(b, e->file);
  if(e->file[0] && e->line)
    buf_fmt(b, ":%u", e->line);
  if(e->file[0])
    buf_puts(b, ": ");
  if(e->has_byte) {
    char at[24];
    ls_buf n;
    buf_init(&n, sizeof(at));
    buf_int(&n, (long long)e->byte);
    msg_put(b, msg_text("error-byte", english), buf_cstr(&n), NULL);
    buf_free(&n);
  }
  msg_error_words(b, e, english);
}

bool msg_is_error(const ls_err *e, int rc)
{
  return rc < 0 && rc >= LS_ENEWER && e->code == rc &&
         memchr(e->key, 0, sizeof(e->key)) &&
         msg_text(e->key, true) != e->key &&
         memchr(e->file, 0, sizeof(e->file)) &&
         memchr(e->arg[0], 0, sizeof(e->arg[0])) &&
         memchr(e->arg[1], 0, sizeof(e->arg[1]));
}
