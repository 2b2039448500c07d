#include "sys/convert.h"

#include <errno.h>
#include <iconv.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

/* Written before there are children, and in a child, which is alone. */
static iconv_t g_shared;
static bool g_child;

static void open_shared(void)
{
  g_shared = iconv_open("UTF-8", "GB18030");
}

void sys_convert_prepare(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_shared);
}

void sys_convert_in_child(void)
{
  g_child = true;
}

/* A step of the conversion; bytes of none are passed by one at a time. */
static void convert(iconv_t cd, ls_slice s, ls_buf *out)
{
  char *in = (char *)(uintptr_t)s.s;
  size_t n = s.n;
  while(n && !buf_failed(out)) {
    char piece[4096], *at = piece;
    size_t left = sizeof(piece);
    size_t r = iconv(cd, &in, &n, &at, &left);
    buf_put(out, piece, (size_t)(at - piece));
    if(r != (size_t)-1 || errno == E2BIG)
      continue;
    buf_puts(out, "\xEF\xBF\xBD");
    in++;
    n--;
    iconv(cd, NULL, NULL, NULL, NULL);
  }
}

void sys_gb18030(ls_slice s, ls_buf *out)
{
  sys_convert_prepare();
  iconv_t cd = g_child ? g_shared : iconv_open("UTF-8", "GB18030");
  if(cd == (iconv_t)-1) { /* a system without it */
    for(size_t i = 0; i < s.n; i++)
      if((uint8_t)s.s[i] < 0x80)
        buf_putc(out, s.s[i]);
      else
        buf_puts(out, "\xEF\xBF\xBD");
    return;
  }
  convert(cd, s, out);
  if(!g_child)
    iconv_close(cd);
}
