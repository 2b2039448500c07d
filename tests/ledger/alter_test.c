/* Single bytes of a ledger file altered, each in turn: verify finds it, or
 * the file is refused, or it changes nothing (export all is the same to the
 * byte).  Anything else is lost data.
 *   alter_test REPORT [HOW MANY [SEED]]            500 by default */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scene.h"

enum { REFUSED, FOUND, HARMLESS, LOST };

static const char *whole, *altered, *wanted, *got;

static void keep(char *to, const char *from)
{
  snprintf(to, 600, "%s", from);
}

/* Writes one other byte at `at`. */
static unsigned char alter(off_t at, unsigned char by)
{
  unsigned char c;
  int fd = open(altered, O_RDWR);
  if(fd < 0 || pread(fd, &c, 1, at) != 1)
    abort();
  c ^= by;
  if(pwrite(fd, &c, 1, at) != 1 || close(fd))
    abort();
  return c;
}

static int judge(void)
{
  ls_err err = { 0 };
  ls_ledger *l = NULL;
  int rc = scene_verify(altered, &err);
  if(rc < 0)
    return REFUSED;
  if(rc > 0)
    return FOUND;
  if(ledger_open(altered, NULL, &l, &err))
    return REFUSED;
  scene_remove(got);
  rc = ledger_export_all(l, got, &err);
  ledger_close(l);
  return rc ? REFUSED : scene_same(wanted, got) ? HARMLESS : LOST;
}

int main(int argc, char **argv)
{
  long n = argc > 2 ? strtol(argv[2], NULL, 10) : 500;
  unsigned seed = argc > 3 ? (unsigned)strtoul(argv[3], NULL, 10) : 1;
  long count[4] = { 0 };
  char path[4][600];
  struct stat st;
  ls_err err = { 0 };
  if(argc < 2)
    return 2;
  scene_begin();
  scene_read(argv[1]);
  keep(path[0], scene_path("whole.db"));
  keep(path[1], scene_path("altered.db"));
  keep(path[2], scene_path("wanted"));
  keep(path[3], scene_path("got"));
  whole = path[0], altered = path[1], wanted = path[2], got = path[3];
  scene_make(whole);
  ls_ledger *l = scene_open(whole, NULL);
  scene_must(ledger_export_all(l, wanted, &err), &err, "export");
  ledger_close(l);
  if(stat(whole, &st) || n < 1)
    return 1;
  srandom(seed);
  scene_copy(whole, altered);
  for(long i = 0; i < n; i++) {
    off_t at = (off_t)((unsigned long)random() % (unsigned long)st.st_size);
    unsigned char by = (unsigned char)(1 + random() % 255);
    alter(at, by);
    int what = judge();
    count[what]++;
    if(what == LOST)
      printf("byte %ld ^ %02x: not found, and something else comes out\n",
             (long)at, by);
    alter(at, by); /* back again */
  }
  printf("%ld bytes altered: %ld refused at opening, %ld found, "
         "%ld harmless, %ld lost\n", n, count[REFUSED], count[FOUND],
         count[HARMLESS], count[LOST]);
  bool back = scene_same(whole, altered);
  scene_end();
  return count[LOST] || !back || !count[FOUND];
}
