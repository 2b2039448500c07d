/* Archives made in memory, over libzip. */
#include "pack/zip_write.h"

#include <zip.h>

#include "base/alloc.h"

#define FIRST_DAY 0x21 /* 1980-01-01, the first a ZIP knows */

static int failed(ls_err *err)
{
  return err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
}

static int add(zip_t *zip, const pack_member *m)
{
  zip_source_t *s = zip_source_buffer(zip, m->bytes.s, m->bytes.n, 0);
  if(!s)
    return -1;
  zip_int64_t i = zip_file_add(zip, m->name, s, ZIP_FL_ENC_UTF_8);
  if(i < 0) {
    zip_source_free(s);
    return -1;
  }
  return zip_file_set_dostime(zip, (zip_uint64_t)i, 0, FIRST_DAY, 0);
}

/* What has been written to `s`. */
static int take(zip_source_t *s, uint8_t **out, size_t *n, ls_err *err)
{
  zip_stat_t st;
  if(zip_source_stat(s, &st) || zip_source_open(s))
    return failed(err);
  *n = (size_t)st.size;
  *out = ls_malloc(*n + 1);
  zip_int64_t got = *out ? zip_source_read(s, *out, *n) : -1;
  zip_source_close(s);
  if(got == (zip_int64_t)*n)
    return 0;
  ls_free(*out);
  *out = NULL;
  return failed(err);
}

int zip_write_bytes(const pack_member *member, size_t n, uint8_t **out,
                    size_t *out_n, ls_err *err)
{
  zip_error_t why;
  *out = NULL;
  *out_n = 0;
  zip_error_init(&why);
  zip_source_t *s = zip_source_buffer_create(NULL, 0, 0, &why);
  if(!s)
    return failed(err);
  zip_source_keep(s);
  zip_t *zip = zip_open_from_source(s, ZIP_TRUNCATE, &why);
  zip_error_fini(&why);
  if(!zip) {
    zip_source_free(s);
    zip_source_free(s);
    return failed(err);
  }
  int bad = 0;
  for(size_t i = 0; i < n && !bad; i++)
    bad = add(zip, &member[i]);
  if(bad || zip_close(zip)) {
    zip_discard(zip);
    zip_source_free(s);
    return failed(err);
  }
  int rc = take(s, out, out_n, err);
  zip_source_free(s);
  return rc;
}
