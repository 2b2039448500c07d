/* What strangers' documents meet first: the builder, archives, XML, and the
 * child process with its limits. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "doc/doc.h"
#include "doc/wire.h"
#include "pack/xml.h"
#include "pack/zip.h"
#include "package.h"
#include "sys/child.h"

#define N(a) (sizeof(a) / sizeof((a)[0]))

static ls_slice bytes_of(const ls_buf *b)
{
  return (ls_slice){ b->p, b->n };
}

/* --- the builder --------------------------------------------------------- */

static void put(doc_text *d, const char *z)
{
  doc_put(d, slice_of(z));
}

static void has_mark(const doc_text *d, size_t i, uint32_t at,
                     doc_mark_kind kind, uint32_t n)
{
  assert_true(i < d->marks);
  assert_int_equal(d->mark[i].at, at);
  assert_int_equal(d->mark[i].kind, kind);
  assert_int_equal(d->mark[i].n, n);
}

static void builder_lines(void **state)
{
  (void)state;
  doc_text d;
  ls_err err;
  doc_init(&d, DOC_DOCX, 1000);
  doc_page(&d);
  doc_paragraph(&d);
  doc_heading(&d, 1);
  put(&d, "\xE3\x80\x80 A\r\nB \xEF\xBB\xBF");
  doc_paragraph(&d);
  put(&d, " \t");
  doc_paragraph(&d);
  put(&d, "C");
  doc_page(&d);
  put(&d, "D\xFF");
  doc_break(&d);
  put(&d, " E");
  doc_paragraph(&d);
  doc_row(&d);
  doc_cell(&d);
  put(&d, "x");
  doc_cell(&d);
  put(&d, "y");
  doc_break(&d);
  put(&d, "z");
  doc_cell(&d);
  doc_paragraph(&d);
  doc_note(&d);
  put(&d, "note");
  assert_int_equal(doc_finish(&d, &err), 0);
  assert_string_equal(buf_cstr(&d.text), "A  B\nCD\xEF\xBF\xBD\nE\nx\ty z\n"
                                         "note\n");
  has_mark(&d, 0, 0, DOC_PARAGRAPH, 1);
  has_mark(&d, 1, 0, DOC_PAGE, 1);
  has_mark(&d, 2, 0, DOC_HEADING, 1);
  has_mark(&d, 3, 5, DOC_PARAGRAPH, 2);
  has_mark(&d, 4, 6, DOC_PAGE, 2);
  has_mark(&d, 5, 13, DOC_PARAGRAPH, 3);
  has_mark(&d, 6, 13, DOC_TABLE, 1);
  has_mark(&d, 7, 19, DOC_PARAGRAPH, 4);
  has_mark(&d, 8, 19, DOC_NOTE, 1);
  assert_int_equal(d.marks, 9);
  doc_free(&d);
}

static void builder_limits(void **state)
{
  (void)state;
  doc_text d;
  ls_err err;
  doc_init(&d, DOC_DOCX, 8);
  put(&d, "12345678");
  assert_int_equal(doc_finish(&d, &err), LS_ETOOBIG);
  doc_free(&d);
  doc_init(&d, DOC_DOCX, 8);
  put(&d, " \xC2\xA0 ");
  assert_int_equal(doc_finish(&d, &err), LS_EEMPTY);
  doc_free(&d);
  doc_init(&d, DOC_DOCX, 8);
  ls_alloc_fail_at(1, 1);
  put(&d, "1");
  assert_int_equal(doc_finish(&d, &err), LS_ENOMEM);
  ls_alloc_fail_at(0, 0);
  doc_free(&d);
}

/* --- formats ------------------------------------------------------------- */

static doc_format of(const char *p, size_t n)
{
  return doc_detect((ls_slice){ p, n });
}

#define OF(lit) of((lit), sizeof(lit) - 1)

static void formats(void **state)
{
  (void)state;
  assert_int_equal(OF(""), DOC_TEXT);
  assert_int_equal(OF("各位代表"), DOC_TEXT);
  assert_int_equal(OF("<<清禾市>>"), DOC_TEXT);
  assert_int_equal(OF("<p>x"), DOC_HTML);
  assert_int_equal(OF("<pre>x"), DOC_TEXT);
  assert_int_equal(OF("\xEF\xBB\xBF \n<!-- a --><!DOCTYPE HTML>"), DOC_HTML);
  assert_int_equal(OF("\xFF\xFE<\0h\0t\0m\0l\0>\0"), DOC_HTML);
  assert_int_equal(OF("<?xml version=\"1.0\"?>\r\n<html xmlns='x'>"),
                   DOC_HTML);
  assert_int_equal(OF("<?xml version='1.0'?><w:wordDocument>"), DOC_XML);
  assert_int_equal(OF("%PDF-1.7"), DOC_PDF);
  assert_int_equal(OF("{\\rtf1"), DOC_RTF);
  assert_int_equal(OF("\xFF\xD8\xFF\xE0"), DOC_IMAGE);
  assert_int_equal(OF("BMW 3000辆"), DOC_TEXT);
  assert_int_equal(OF("Rar!\x1A\x07\1"), DOC_ARCHIVE);
  assert_int_equal(OF("PK\3\4"), DOC_ZIP);
}

static doc_format of_members(const char *const *names, size_t n)
{
  member m[8] = { { 0 } };
  ls_buf b;
  for(size_t i = 0; i < n; i++)
    m[i] = (member){ .name = names[i], .content = "x" };
  package(&b, m, n);
  doc_format f = doc_detect(bytes_of(&b));
  /* what is cut is still known by its first members */
  if(n > 1)
    assert_int_equal(doc_detect((ls_slice){ b.p, b.n / 2 }), f);
  buf_free(&b);
  return f;
}

#define OF_MEMBERS(...) \
  of_members((const char *const[]){ __VA_ARGS__ }, \
             N(((const char *const[]){ __VA_ARGS__ })))

static void archive_formats(void **state)
{
  (void)state;
  assert_int_equal(OF_MEMBERS("[Content_Types].xml", "word/document.xml"),
                   DOC_DOCX);
  assert_int_equal(OF_MEMBERS("OFD.xml", "Doc_0/Document.xml"), DOC_OFD);
  assert_int_equal(OF_MEMBERS("word/a.docx", "word/b.docx"), DOC_ZIP);
  assert_int_equal(OF_MEMBERS("a.txt"), DOC_ZIP);
  assert_int_equal(OF_MEMBERS("mimetype", "META-INF/container.xml", "b"),
                   DOC_EPUB);
}

static void le_at(char *p, uint32_t v, int n)
{
  for(int i = 0; i < n; i++)
    p[i] = (char)(v >> 8 * i);
}

/* A directory entry: its name, its siblings and its child. */
static void ole_entry(char *p, const char *name, uint32_t left,
                      uint32_t right, uint32_t child)
{
  for(size_t i = 0; name[i]; i++)
    p[2 * i] = name[i];
  le_at(p + 68, left, 4);
  le_at(p + 72, right, 4);
  le_at(p + 76, child, 4);
}

/* An OLE file whose root holds `a` and a storage with `b` in it. */
static doc_format of_streams(const char *a, const char *b)
{
  const uint32_t none = 0xFFFFFFFFu;
  char p[512 * 3] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  p[30] = 9;
  le_at(p + 48, 1, 4);  /* the directory's first sector */
  le_at(p + 76, 0, 4);  /* the table's */
  le_at(p + 512 + 4, 0xFFFFFFFEu, 4);
  char *dir = p + 1024;
  ole_entry(dir, "Root Entry", none, none, 1);
  ole_entry(dir + 128, a, none, 2, none);
  ole_entry(dir + 256, "Storage", none, none, 3);
  ole_entry(dir + 384, b, none, none, none);
  return of(p, sizeof(p));
}

static void ole_formats(void **state)
{
  (void)state;
  assert_int_equal(of_streams("WordDocument", "Workbook"), DOC_DOC);
  assert_int_equal(of_streams("Workbook", "WordDocument"), DOC_XLS);
  assert_int_equal(of_streams("PowerPoint Document", "x"), DOC_PPT);
  assert_int_equal(of_streams("EncryptedPackage", "x"), DOC_LOCKED);
  assert_int_equal(of_streams("MatOST", "x"), DOC_WPS);
  assert_int_equal(OF("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), DOC_DOC);
}

/* --- archives ------------------------------------------------------------ */

static const pack_limits small = { .inflated = 200000, .ratio = 20,
                                   .members = 3 };

static int opens(const member *m, size_t n)
{
  ls_buf b;
  ls_err err = { 0 };
  package(&b, m, n);
  pack_zip *z = zip_open_bytes(bytes_of(&b), &small, &err);
  int rc = z ? LS_OK : err.code;
  zip_close_bytes(z);
  buf_free(&b);
  return rc;
}

static int opens_one(member m)
{
  m.content = m.content ? m.content : "x";
  return opens(&m, 1);
}

static void zip_names(void **state)
{
  (void)state;
  static const char *const bad[] = { "../a", "a/../b", "/etc/a", "a\\..\\b",
                                     "C:a", "a\nb", "a/.." };
  for(size_t i = 0; i < N(bad); i++)
    assert_int_equal(opens_one((member){ .name = bad[i] }), LS_EHOSTILE);
  static const char *const good[] = { "a..b", "a/..b/c", "a", ".a",
                                      "\xB1\xA8\xB8\xE6.docx" };
  for(size_t i = 0; i < N(good); i++)
    assert_int_equal(opens_one((member){ .name = good[i] }), LS_OK);
  assert_int_equal(opens_one((member){ .name = "a\0b", .name_n = 3 }),
                   LS_EHOSTILE);
}

static void zip_guards(void **state)
{
  (void)state;
  const member twice[] = { { "a", "x", .name_n = 0 }, { "a", "y" } };
  const member many[] = { { "a", "" }, { "b", "" }, { "c", "" },
                          { "d", "" } };
  assert_int_equal(opens(twice, 2), LS_EHOSTILE);
  assert_int_equal(opens(many, 4), LS_EHOSTILE);
  assert_int_equal(opens(many, 3), LS_OK);
  assert_int_equal(opens_one((member){ .name = "l",
                                       .attributes = 0120777u << 16 }),
                   LS_EHOSTILE);
  assert_int_equal(opens_one((member){ .name = "f",
                                       .attributes = 0100644u << 16 }),
                   LS_OK);
  /* over the limit in all; over the ratio; small enough for any ratio */
  assert_int_equal(opens_one((member){ .name = "b", .declared = 200001 }),
                   LS_EHOSTILE);
  assert_int_equal(opens_one((member){ .name = "b", .declared = 100000 }),
                   LS_EHOSTILE);
  assert_int_equal(opens_one((member){ .name = "b", .declared = 60000 }),
                   LS_OK);
}

static int reads(member m, ls_buf *content)
{
  ls_buf b;
  ls_err err = { 0 };
  uint8_t *p;
  size_t n;
  package(&b, &m, 1);
  buf_init(content, 1000);
  pack_zip *z = zip_open_bytes(bytes_of(&b), &small, &err);
  assert_non_null(z);
  int rc = zip_read_member(z, 0, &p, &n, &err);
  if(!rc)
    buf_put(content, p, n);
  ls_free(p);
  zip_close_bytes(z);
  buf_free(&b);
  return rc;
}

static void zip_members_read(void **state)
{
  (void)state;
  ls_buf c;
  assert_int_equal(reads((member){ "a", "清禾市" }, &c), LS_OK);
  assert_string_equal(buf_cstr(&c), "清禾市");
  buf_free(&c);
  assert_int_equal(reads((member){ "a", "x", .crc_off = 1 }, &c), LS_ECUT);
  assert_int_equal(reads((member){ "a", "x", .flags = 1 }, &c),
                   LS_ELOCKED);
  assert_int_equal(reads((member){ "a", "x", .method = 12 }, &c),
                   LS_EFORMAT);
  assert_int_equal(reads((member){ "a", "xyz", .declared = 50 }, &c),
                   LS_ECUT);
  assert_int_equal(reads((member){ "a", "\xFF\xFF", .method = 8 }, &c),
                   LS_ECUT);
}

static void zip_cut(void **state)
{
  (void)state;
  const member m[] = { { "a", "hello" }, { "b", "world" } };
  ls_buf b;
  package(&b, m, 2);
  for(size_t n = 0; n < b.n; n++) {
    ls_err err = { 0 };
    char *copy = malloc(n ? n : 1); /* a read behind it is seen */
    if(n)
      memcpy(copy, b.p, n);
    pack_zip *z = zip_open_bytes((ls_slice){ copy, n }, &small, &err);
    assert_null(z);
    assert_int_equal(err.code, LS_ECUT);
    free(copy);
  }
  buf_free(&b);
}

/* --- XML ----------------------------------------------------------------- */

/* Events as "<name" ">" and text, or the code of an error. */
static int events(const char *xml, ls_buf *out)
{
  ls_err err = { 0 };
  pack_xml *x = xml_open_bytes(slice_of(xml), &err);
  int e;
  buf_init(out, 10000);
  while((e = xml_next(x, &err)) >= 0 && e != XML_END)
    if(e == XML_OPEN)
      buf_fmt(out, "<%s%s", xml_name(x), xml_attr(x, "v", NULL));
    else if(e == XML_CLOSE)
      buf_fmt(out, ">");
    else
      buf_slice(out, xml_text(x));
  xml_close_bytes(x);
  assert_true(e >= 0 || err.code == e);
  return e < 0 ? e : LS_OK;
}

static int events_of(const char *xml)
{
  ls_buf b;
  int rc = events(xml, &b);
  buf_free(&b);
  return rc;
}

static void xml_events(void **state)
{
  (void)state;
  ls_buf b;
  assert_int_equal(events("<a xmlns:w='u'><w:b w:v='1'/>t&amp;&#19968;<c>"
                          "<![CDATA[<d>]]></c></a>", &b), LS_OK);
  assert_string_equal(buf_cstr(&b), "<a<b1>t&一<c<d>>>");
  buf_free(&b);
}

static void xml_guards(void **state)
{
  (void)state;
  ls_buf deep;
  assert_int_equal(events_of("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
                   LS_EHOSTILE);
  assert_int_equal(events_of("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"),
                   LS_EHOSTILE);
  assert_int_equal(events_of("<a>&nothing;</a>"), LS_EFORMAT);
  assert_int_equal(events_of("<a><b></a>"), LS_EFORMAT);
  assert_int_equal(events_of("<a><b>"), LS_ECUT);
  assert_int_equal(events_of("<a><b>t"), LS_ECUT);
  assert_int_equal(events_of(""), LS_ECUT);
  buf_init(&deep, 100000);
  for(int i = 0; i < 10000; i++)
    buf_puts(&deep, "<a>");
  assert_int_equal(events_of(buf_cstr(&deep)), LS_EHOSTILE);
  buf_free(&deep);
}

/* --- child processes ----------------------------------------------------- */

static const sys_limits limits = { .memory = (size_t)256 << 20,
                                   .seconds = 1, .output = 100000,
                                   .files = 32 };

static int run(int (*work)(void *arg, int fd), void *arg, ls_buf *out,
               ls_err *err)
{
  uint8_t *p;
  size_t n;
  int status;
  int rc = sys_child(&limits, work, arg, &p, &n, &status, err);
  buf_init(out, 1 << 20);
  if(!rc)
    buf_put(out, p, n);
  ls_free(p);
  return rc ? rc : status;
}

static int writes(void *arg, int fd)
{
  size_t n = *(size_t *)arg;
  char *p = malloc(n);
  memset(p, 'a', n);
  return sys_child_write(fd, p, n) ? 1 : 7;
}

static int spins(void *arg, int fd)
{
  (void)fd;
  for(volatile int *p = arg; *p >= 0;)
    *p = (*p + 1) & 0xFFFF;
  return 0;
}

static int closes_and_spins(void *arg, int fd)
{
  close(fd);
  return spins(arg, fd);
}

static int dies(void *arg, int fd)
{
  (void)arg;
  (void)fd;
  raise(SIGSEGV);
  abort();
}

static int eats(void *arg, int fd)
{
  (void)arg;
  for(int i = 0; i < 64; i++) {
    char *p = malloc((size_t)16 << 20);
    if(!p)
      return sys_child_write(fd, "full", 4) ? 1 : 0;
    memset(p, 1, (size_t)16 << 20);
  }
  return 1;
}

static int opens_files(void *arg, int fd)
{
  int in = open("/etc/passwd", O_RDONLY), to = open(arg, O_CREAT | O_WRONLY,
                                                    0600);
  if(to >= 0 && write(to, "x", 1) == 1)
    return 1;
  return in < 0 && to < 0 && !sys_child_write(fd, "no", 2) ? 0 : 2;
}

static int connects(void *arg, int fd)
{
  (void)arg;
  (void)fd;
  return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1;
}

static void child_answers(void **state)
{
  (void)state;
  ls_buf out;
  ls_err err;
  size_t n = 100000;
  assert_int_equal(run(writes, &n, &out, &err), 7);
  assert_int_equal(out.n, n);
  buf_free(&out);
  n++;
  assert_int_equal(run(writes, &n, &out, &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-output");
}

static void child_limits(void **state)
{
  (void)state;
  ls_buf out;
  ls_err err;
  int counter = 0;
  assert_int_equal(run(spins, &counter, &out, &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-time");
  assert_int_equal(run(closes_and_spins, &counter, &out, &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-time");
}

static void child_dies(void **state)
{
  (void)state;
  ls_buf out;
  ls_err err;
  int rc = run(dies, NULL, &out, &err);
  assert_true(rc == LS_ELIMIT || rc == 1); /* a sanitizer ends with 1 */
  buf_free(&out);
}

static void child_memory(void **state)
{
  (void)state;
  ls_buf out;
  ls_err err;
#if defined(__SANITIZE_ADDRESS__)
  setenv("ASAN_OPTIONS", "allocator_may_return_null=1", 1);
  skip();
#endif
  assert_int_equal(run(eats, NULL, &out, &err), 0);
  assert_string_equal(buf_cstr(&out), "full");
  buf_free(&out);
}

static void child_is_confined(void **state)
{
  (void)state;
  ls_buf out;
  ls_err err;
  char path[] = "/tmp/luoshi-confined-XXXXXX";
  if(strcmp(sys_sandbox(), "seccomp") != 0)
    skip();
  close(mkstemp(path));
  unlink(path);
  assert_int_equal(run(opens_files, path, &out, &err), 0);
  assert_string_equal(buf_cstr(&out), "no");
  buf_free(&out);
  assert_int_equal(access(path, F_OK), -1);
  assert_int_equal(run(connects, NULL, &out, &err), LS_ELIMIT);
  assert_string_equal(err.key, "child-call");
}

static void programs(void **state)
{
  (void)state;
  static const char *const cat[] = { "cat", NULL };
  static const char *const none[] = { "no-such-program-here", NULL };
  static const char *const shell[] = { "sh", "-c",
                                       "echo oops >&2; exit 3", NULL };
  static const char *const slow[] = { "sleep", "30", NULL };
  uint8_t *p;
  size_t n;
  int status;
  char error[256];
  ls_err err;
  assert_int_equal(sys_program(cat, SLICE("清禾"), &limits, &p, &n, &status,
                               error, &err), LS_OK);
  assert_int_equal(status, 0);
  assert_int_equal(n, 6);
  assert_memory_equal(p, "清禾", 6);
  ls_free(p);
  assert_int_equal(sys_program(shell, SLICE(""), &limits, &p, &n, &status,
                               error, &err), LS_OK);
  assert_int_equal(status, 3);
  assert_string_equal(error, "oops");
  ls_free(p);
  assert_int_equal(sys_program(none, SLICE(""), &limits, &p, &n, &status,
                               error, &err), LS_EHELPER);
  assert_int_equal(sys_program(slow, SLICE(""), &limits, &p, &n, &status,
                               error, &err), LS_ELIMIT);
}

/* --- what children send -------------------------------------------------- */

static void wire_made(ls_buf *out)
{
  int fd[2];
  doc_text d;
  ls_err err = { 0 };
  char piece[4096];
  doc_init(&d, DOC_HTML, 1000);
  doc_paragraph(&d);
  put(&d, "清禾市");
  doc_paragraph(&d);
  put(&d, "2025年");
  buf_puts(&d.title, "标题");
  assert_int_equal(doc_finish(&d, &err), 0);
  assert_int_equal(pipe(fd), 0);
  assert_int_equal(wire_send(fd[1], 0, &err, &d), 0);
  close(fd[1]);
  buf_init(out, 100000);
  for(ssize_t n; (n = read(fd[0], piece, sizeof(piece))) > 0;)
    buf_put(out, piece, (size_t)n);
  close(fd[0]);
  doc_free(&d);
}

static int received(ls_slice bytes)
{
  doc_text d;
  ls_err err = { 0 };
  doc_init(&d, DOC_DOCX, 1000);
  int rc = wire_receive(bytes, &d, &err);
  if(!rc) {
    assert_int_equal(d.format, DOC_HTML);
    assert_string_equal(buf_cstr(&d.text), "清禾市\n2025年\n");
    assert_string_equal(buf_cstr(&d.title), "标题");
    assert_int_equal(d.marks, 2);
  }
  doc_free(&d);
  return rc;
}

static void wire(void **state)
{
  (void)state;
  ls_buf b;
  wire_made(&b);
  assert_int_equal(received(bytes_of(&b)), LS_OK);
  for(size_t n = 0; n < b.n; n++)
    assert_int_equal(received((ls_slice){ b.p, n }), LS_EIO);
  buf_putc(&b, 'x');
  assert_int_equal(received(bytes_of(&b)), LS_EIO);
  b.n--;
  /* half a character at the text's end; a mark inside a character */
  char *text = memmem(b.p, b.n, "清禾市", 9);
  assert_non_null(text);
  text[8] = 'x';
  assert_int_equal(received(bytes_of(&b)), LS_EIO);
  memcpy(text, "清禾市", 9);
  text[strlen("清禾市\n2025年\n")] = 1;
  assert_int_equal(received(bytes_of(&b)), LS_EIO);
  buf_free(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(builder_lines), cmocka_unit_test(builder_limits),
    cmocka_unit_test(formats), cmocka_unit_test(archive_formats),
    cmocka_unit_test(ole_formats), cmocka_unit_test(zip_names),
    cmocka_unit_test(zip_guards), cmocka_unit_test(zip_members_read),
    cmocka_unit_test(zip_cut), cmocka_unit_test(xml_events),
    cmocka_unit_test(xml_guards), cmocka_unit_test(child_answers),
    cmocka_unit_test(child_limits), cmocka_unit_test(child_dies),
    cmocka_unit_test(child_memory), cmocka_unit_test(child_is_confined),
    cmocka_unit_test(programs), cmocka_unit_test(wire),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
