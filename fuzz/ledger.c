/* A ledger from strangers.  The first byte says how it is spoilt: '0' by
 * changing bytes of a whole one (four bytes each: where, and what), 'a' and
 * so on by putting the rest in the place of the first or another csv file of
 * what export all writes.
 * It is refused, or found out by verify, or it is a ledger. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/keep.h"
#include "fuzz.h"
#include "scene.h"

static char whole[600], spoilt[600], folder[600], made[600], out[600];

static void keep(char *to, const char *name)
{
  snprintf(to, 600, "%s", scene_path(name));
}

static void prepare(void)
{
  ls_err err = { 0 };
  scene_begin();
  atexit(scene_end);
  keep(whole, "whole.db");
  keep(spoilt, "spoilt.db");
  keep(folder, "folder");
  keep(made, "made.db");
  keep(out, "out");
  scene_make(whole);
  ls_ledger *l = scene_open(whole, NULL);
  FUZZ_CHECK(!ledger_export_all(l, folder, &err));
  ledger_close(l);
}

/* Whatever verify says of it, nothing that reads it may fall over. */
static void use(const char *path)
{
  ls_err err = { 0 };
  ls_ledger *l = NULL;
  int found = scene_verify(path, &err);
  if(found < 0) {
    FUZZ_CHECK(err.code == found && err.key[0]);
    return;
  }
  if(ledger_open(path, NULL, &l, &err))
    return;
  scene_remove(out);
  ledger_export_all(l, out, &err);
  ledger_close(l);
}

static void change_bytes(const uint8_t *data, size_t n)
{
  struct stat st;
  scene_copy(whole, spoilt);
  int fd = open(spoilt, O_RDWR);
  FUZZ_CHECK(fd >= 0 && !fstat(fd, &st));
  for(size_t i = 0; i + 4 <= n && i < 400; i += 4) {
    off_t at = (data[i] | data[i + 1] << 8 | data[i + 2] << 16) % st.st_size;
    FUZZ_CHECK(pwrite(fd, data + i + 3, 1, at) == 1);
  }
  close(fd);
  use(spoilt);
}

static void replace_csv(int which, const uint8_t *data, size_t n)
{
  char path[800], held[900];
  char head[HEAD_TEXT];
  ls_err err = { 0 };
  const char *name = which < STORE_TABLES ? store_tables[which].name
                     : which == STORE_TABLES ? "journal" : "ledger";
  snprintf(path, sizeof(path), "%s/%s.csv", folder, name);
  snprintf(held, sizeof(held), "%s.held", path);
  FUZZ_CHECK(!rename(path, held));
  FILE *f = fopen(path, "wb");
  FUZZ_CHECK(f && fwrite(data, 1, n, f) == n && !fclose(f));
  scene_remove(made);
  int rc = ledger_import_all(made, folder, head, &err);
  if(rc)
    FUZZ_CHECK(rc < 0 && err.key[0] && access(made, F_OK));
  else
    FUZZ_CHECK(scene_verify(made, &err) == 0);
  FUZZ_CHECK(!rename(held, path));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  if(!whole[0])
    prepare();
  if(!n)
    return 0;
  if(data[0] == '0')
    change_bytes(data + 1, n - 1);
  else
    replace_csv((data[0] >= 'a' ? data[0] - 'a' : data[0]) %
                (STORE_TABLES + 2), data + 1, n - 1);
  return 0;
}
