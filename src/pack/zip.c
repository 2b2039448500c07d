#include "pack/zip.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zip.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/convert.h"

#define NAME 1024 /* bytes of a member's name, fewer than */
#define SMALL ((uint64_t)64 << 10) /* from here on the ratio counts */

typedef struct {
  char *name;
  uint64_t size, packed;
  uint16_t method;
  bool locked;
} member;

struct pack_zip {
  zip_t *zip;
  pack_limits limits;
  member *v;
  size_t n;
  uint64_t out; /* what has been read of all members */
};

static int fail(ls_err *err, ls_code code, const char *key, const char *arg)
{
  return err_set(err, code, key, arg, NULL);
}

/* --- names -------------------------------------------------------------- */

static bool is_utf8(const char *z)
{
  const uint8_t *p = (const uint8_t *)z, *end = p + strlen(z);
  uint32_t cp;
  for(int k; p < end; p += k)
    if(!(k = utf8_next(p, end, &cp)))
      return false;
  return true;
}

/* The member's own name, with / for \ as Windows programs write it;
 * GB18030 is what those of China write. */
static char *name_of(const char *raw)
{
  ls_buf b;
  buf_init(&b, (size_t)1 << 20);
  if(is_utf8(raw))
    buf_puts(&b, raw);
  else
    sys_gb18030(slice_of(raw), &b);
  buf_putc(&b, '\0');
  char *name = b.p; /* NULL where there was no memory */
  for(char *p = name; p && *p; p++)
    if(*p == '\\')
      *p = '/';
  return name;
}

/* True where the name stays inside the folder it would be unpacked to. */
static bool harmless(const char *name)
{
  if(!*name || *name == '/' || name[1] == ':' || strlen(name) >= NAME)
    return false;
  for(const char *p = name; *p; p++)
    if((unsigned char)*p < 0x20 || *p == 0x7F)
      return false;
  for(const char *p = name; p; p = strchr(p, '/')) {
    p += *p == '/';
    if(p[0] == '.' && p[1] == '.' && (p[2] == '/' || !p[2]))
      return false;
  }
  return true;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static int check_twice(const pack_zip *z, ls_err *err)
{
  char **name = ls_malloc((z->n + 1) * sizeof(*name));
  int rc = LS_OK;
  if(!name)
    return fail(err, LS_ENOMEM, "no-memory", NULL);
  for(size_t i = 0; i < z->n; i++)
    name[i] = z->v[i].name;
  qsort(name, z->n, sizeof(*name), by_name);
  for(size_t i = 1; i < z->n && !rc; i++)
    if(!strcmp(name[i - 1], name[i]))
      rc = fail(err, LS_EHOSTILE, "zip-twice", name[i]);
  ls_free(name);
  return rc;
}

/* --- opening ------------------------------------------------------------ */

static bool over_ratio(const pack_zip *z, uint64_t size, uint64_t packed)
{
  return size > SMALL && size / z->limits.ratio > packed;
}

/* Links, devices and pipes have no place among documents. */
static bool odd_kind(zip_t *zip, size_t i)
{
  zip_uint8_t system;
  zip_uint32_t attr;
  if(zip_file_get_external_attributes(zip, i, 0, &system, &attr) ||
     (system != ZIP_OPSYS_UNIX && system != ZIP_OPSYS_OS_X))
    return false;
  mode_t kind = (attr >> 16) & S_IFMT;
  return kind && kind != S_IFREG && kind != S_IFDIR;
}

static int add_member(pack_zip *z, size_t i, ls_err *err)
{
  zip_stat_t st;
  const char *raw = zip_get_name(z->zip, i, ZIP_FL_ENC_RAW);
  if(!raw || zip_stat_index(z->zip, i, 0, &st))
    return fail(err, LS_ECUT, "zip-cut", NULL);
  member *m = &z->v[i];
  *m = (member){ name_of(raw), st.size, st.comp_size, st.comp_method,
                 st.encryption_method != ZIP_EM_NONE };
  if(!m->name)
    return fail(err, LS_ENOMEM, "no-memory", NULL);
  z->n = i + 1;
  if(!harmless(m->name))
    return fail(err, LS_EHOSTILE, "zip-path", m->name);
  if(odd_kind(z->zip, i))
    return fail(err, LS_EHOSTILE, "zip-link", m->name);
  return LS_OK;
}

static int add_members(pack_zip *z, ls_err *err)
{
  zip_int64_t n = zip_get_num_entries(z->zip, 0);
  uint64_t size = 0, packed = 0;
  if(n < 0 || (uint64_t)n > z->limits.members)
    return fail(err, LS_EHOSTILE, "zip-many", NULL);
  z->v = ls_malloc((size_t)(n + 1) * sizeof(*z->v));
  if(!z->v)
    return fail(err, LS_ENOMEM, "no-memory", NULL);
  for(size_t i = 0; i < (size_t)n; i++) {
    int rc = add_member(z, i, err);
    if(rc)
      return rc;
    if(z->v[i].size > z->limits.inflated - size)
      return fail(err, LS_EHOSTILE, "zip-bomb-whole", NULL);
    size += z->v[i].size;
    if(z->v[i].packed > UINT64_MAX / 2 - packed)
      return fail(err, LS_ECUT, "zip-cut", NULL);
    packed += z->v[i].packed;
  }
  if(over_ratio(z, size, packed))
    return fail(err, LS_EHOSTILE, "zip-bomb-whole", NULL);
  return check_twice(z, err);
}

/* libzip hands out names as C strings: one with a NUL inside would be taken
 * for another. */
static bool whole_name(void *arg, ls_slice name)
{
  bool *nul = arg;
  *nul = name.n && memchr(name.s, 0, name.n);
  return !*nul;
}

static int open_zip(pack_zip *z, ls_slice bytes, ls_err *err)
{
  zip_error_t why;
  bool nul = false;
  if(!bytes.n) /* to libzip that is an archive of nothing */
    return fail(err, LS_ECUT, "zip-cut", NULL);
  zip_error_init(&why);
  zip_source_t *source = zip_source_buffer_create(bytes.s, bytes.n, 0, &why);
  if(source)
    z->zip = zip_open_from_source(source, ZIP_RDONLY, &why);
  if(source && !z->zip)
    zip_source_free(source);
  int code = zip_error_code_zip(&why);
  zip_error_fini(&why);
  if(!z->zip)
    return code == ZIP_ER_MEMORY ? fail(err, LS_ENOMEM, "no-memory", NULL)
                                 : fail(err, LS_ECUT, "zip-cut", NULL);
  zip_peek(bytes, whole_name, &nul);
  if(nul)
    return fail(err, LS_EHOSTILE, "zip-path", "NUL");
  return add_members(z, err);
}

pack_zip *zip_open_bytes(ls_slice bytes, const pack_limits *limits,
                         ls_err *err)
{
  pack_zip *z = ls_malloc(sizeof(*z));
  if(!z) {
    fail(err, LS_ENOMEM, "no-memory", NULL);
    return NULL;
  }
  *z = (pack_zip){ .limits = *limits };
  if(open_zip(z, bytes, err)) {
    zip_close_bytes(z);
    return NULL;
  }
  return z;
}

void zip_close_bytes(pack_zip *z)
{
  if(!z)
    return;
  for(size_t i = 0; i < z->n; i++)
    ls_free(z->v[i].name);
  ls_free(z->v);
  if(z->zip)
    zip_discard(z->zip);
  ls_free(z);
}

size_t zip_members(const pack_zip *z)
{
  return z->n;
}

const char *zip_member_name(const pack_zip *z, size_t i)
{
  return z->v[i].name;
}

size_t zip_find(const pack_zip *z, const char *name)
{
  for(size_t i = 0; i < z->n; i++)
    if(!strcmp(z->v[i].name, name))
      return i;
  return SIZE_MAX;
}

/* --- reading ------------------------------------------------------------ */

/* More came out than was declared.  A damaged member does so too, but not by
 * much: reads on, keeping nothing, to tell the two apart. */
static int more_than_said(zip_file_t *f, const member *m, ls_err *err)
{
  char piece[4096];
  uint64_t n = 0, enough = 4 * m->size + SMALL;
  zip_int64_t got;
  while(n < enough && (got = zip_fread(f, piece, sizeof(piece))) > 0)
    n += (uint64_t)got;
  return n < enough ? fail(err, LS_ECUT, "zip-damaged", m->name)
                    : fail(err, LS_EHOSTILE, "zip-lies", m->name);
}

/* Inflates member `i` to `p`, which has room for what it declares and one
 * byte more: that one tells whether it lied. */
static int inflate_to(pack_zip *z, size_t i, uint8_t *p, ls_err *err)
{
  const member *m = &z->v[i];
  zip_file_t *f = zip_fopen_index(z->zip, i, 0);
  uint64_t n = 0;
  zip_int64_t got = 1;
  if(!f)
    return fail(err, LS_ECUT, "zip-damaged", m->name);
  while(n <= m->size && got > 0) {
    got = zip_fread(f, p + n, m->size + 1 - n);
    n += got > 0 ? (uint64_t)got : 0;
  }
  int rc = n > m->size ? more_than_said(f, m, err) : LS_OK;
  zip_fclose(f);
  if(rc)
    return rc;
  if(got < 0 || n < m->size)
    return fail(err, LS_ECUT, "zip-damaged", m->name);
  z->out += n;
  p[n] = '\0';
  return LS_OK;
}

int zip_read_member(pack_zip *z, size_t i, uint8_t **bytes, size_t *n,
                    ls_err *err)
{
  const member *m = &z->v[i];
  *bytes = NULL;
  *n = 0;
  if(m->locked)
    return fail(err, LS_ELOCKED, "zip-locked", m->name);
  if(m->method != ZIP_CM_STORE && m->method != ZIP_CM_DEFLATE)
    return fail(err, LS_EFORMAT, "zip-method", m->name);
  if(over_ratio(z, m->size, m->packed) ||
     m->size > z->limits.inflated - z->out)
    return fail(err, LS_EHOSTILE, "zip-bomb", m->name);
  uint8_t *p = ls_malloc((size_t)m->size + 1);
  if(!p)
    return fail(err, LS_ENOMEM, "no-memory", NULL);
  int rc = inflate_to(z, i, p, err);
  if(rc) {
    ls_free(p);
    return rc;
  }
  *bytes = p;
  *n = (size_t)m->size;
  return LS_OK;
}
