#include "scene.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/msg.h"
#include "extract/reader.h"

static char folder[256];
static ls_lex *lex;
static ls_report *report;
static ls_slice report_bytes;

static const char text[] =
  "清禾市2024年政府工作报告\n各位代表：\n"
  "一、2023年工作回顾\n全市生产总值达到1286.5亿元，增长5.6%。\n"
  "二、2024年主要目标\n地区生产总值增长6%左右；城镇新增就业3万人以上；"
  "城镇调查失业率控制在5.5%以内。\n"
  "三、2024年重点工作\n（一）扩大投资。新建学校3所，年底前建成临溪大桥。"
  "6月底前改造老旧泵站12座，力争白石隧道开工。\n";

void scene_must(int rc, const ls_err *err, const char *what)
{
  ls_buf b;
  if(rc >= 0)
    return;
  buf_init(&b, 4096);
  msg_error(&b, err, true);
  fprintf(stderr, "%s: %d %s\n", what, rc, buf_cstr(&b));
  buf_free(&b);
  exit(1);
}

static char *content(const char *path, size_t *n)
{
  FILE *f = fopen(path, "rb");
  struct stat st;
  if(!f || fstat(fileno(f), &st)) {
    perror(path);
    exit(1);
  }
  char *p = malloc((size_t)st.st_size + 1);
  *n = p ? fread(p, 1, (size_t)st.st_size, f) : 0;
  fclose(f);
  return p;
}

static void read_report(ls_slice bytes)
{
  ls_err err = { 0 };
  report_bytes = bytes;
  scene_must(reader_read(lex, (const uint8_t *)bytes.s, bytes.n, NULL,
                         &report, &err), &err, "read");
}

void scene_read(const char *path)
{
  static char *held;
  size_t n;
  free(held);
  held = content(path, &n);
  reader_free(report);
  read_report((ls_slice){ held, n });
}

void scene_begin(void)
{
  const char *tmp = getenv("TMPDIR");
  ls_err err = { 0 };
  /* memory where there is some: nothing here depends on a real disk, and
   * there are thousands of syncs */
  if(!tmp)
    tmp = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
  snprintf(folder, sizeof(folder), "%s/luoshi-test-XXXXXX", tmp);
  if(!mkdtemp(folder)) {
    perror(folder);
    exit(1);
  }
  setenv("LUOSHI_NOW", "2024-01-15T09:00:00", 1);
  lex = lex_load(NULL, NULL, NULL, &err);
  scene_must(lex ? 0 : -1, &err, "lists");
  read_report((ls_slice){ text, sizeof(text) - 1 });
}

void scene_end(void)
{
  DIR *d = opendir(folder);
  for(struct dirent *e; d && (e = readdir(d));) {
    char path[600];
    if(!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
      continue;
    snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
    scene_remove(path);
  }
  if(d)
    closedir(d);
  rmdir(folder);
  reader_free(report);
  lex_free(lex);
}

const char *scene_path(const char *name)
{
  static char path[8][600];
  static int next;
  char *out = path[next++ % 8];
  snprintf(out, sizeof(path[0]), "%s/%s", folder, name);
  return out;
}

/* --- files --------------------------------------------------------------- */

void scene_copy(const char *from, const char *to)
{
  size_t n;
  char *p = content(from, &n);
  FILE *f = fopen(to, "wb");
  if(!f || fwrite(p, 1, n, f) != n || fclose(f)) {
    perror(to);
    exit(1);
  }
  free(p);
}

void scene_remove(const char *path)
{
  DIR *d = unlink(path) ? opendir(path) : NULL;
  for(struct dirent *e; d && (e = readdir(d));) {
    char sub[1200];
    if(!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
      continue;
    snprintf(sub, sizeof(sub), "%s/%s", path, e->d_name);
    scene_remove(sub);
  }
  if(d) {
    closedir(d);
    rmdir(path);
  }
}

static bool same_file(const char *a, const char *b)
{
  size_t n, m;
  char *p = content(a, &n), *q = content(b, &m);
  bool same = n == m && !memcmp(p, q, n);
  free(p);
  free(q);
  return same;
}

bool scene_same(const char *a, const char *b)
{
  struct stat x, y;
  if(stat(a, &x) || stat(b, &y))
    return false;
  if(!S_ISDIR(x.st_mode))
    return same_file(a, b);
  DIR *d = opendir(a);
  bool same = d != NULL;
  int here = 0, there = 0;
  for(struct dirent *e; same && (e = readdir(d));) {
    char p[1200], q[1200];
    here++;
    if(!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
      continue;
    snprintf(p, sizeof(p), "%s/%s", a, e->d_name);
    snprintf(q, sizeof(q), "%s/%s", b, e->d_name);
    same = scene_same(p, q);
  }
  if(d)
    closedir(d);
  d = opendir(b);
  while(d && readdir(d))
    there++;
  if(d)
    closedir(d);
  return same && here == there;
}

/* --- the work ------------------------------------------------------------ */

int scene_create(const char *path, ls_err *err)
{
  const app_place place = { "330100", "清禾市" };
  return ledger_create(path, &place, "zhang", err);
}

ls_ledger *scene_open(const char *path, const char *as)
{
  ls_ledger *l = NULL;
  ls_err err = { 0 };
  scene_must(ledger_open(path, as, &l, &err), &err, "open");
  return l;
}

static int people(ls_ledger *l, void *arg, ls_err *err)
{
  ls_unit u = { .name = "清禾市发展和改革委员会", .aliases = "市发改委" };
  ls_user li = { .name = "li", .shown = "李", .role = U_UNIT, .unit = 1 };
  ls_user wang = { .name = "wang", .shown = "王", .role = U_LEADER };
  (void)arg;
  int rc = app_save_unit(l, &u, err);
  if(!rc)
    rc = app_save_user(l, &li, err);
  return rc ? rc : app_save_user(l, &wang, err);
}

int scene_people(ls_ledger *l, ls_err *err)
{
  const app_change what = { "users", "people", "", false };
  return app_write(l, &what, people, NULL, err);
}

static int ingest(ls_ledger *l, void *arg, ls_err *err)
{
  const app_document d = { "report.txt", report_bytes, report };
  app_ingested out;
  (void)arg;
  return app_ingest(l, &d, INGEST_NEW, NULL, NULL, &out, err);
}

int scene_ingest(ls_ledger *l, ls_err *err)
{
  const app_change what = { "ingest", "report.txt", "", true };
  return app_write(l, &what, ingest, NULL, err);
}

static int issue(ls_ledger *l, void *arg, ls_err *err)
{
  int rc = LS_OK;
  (void)arg;
  for(int i = 1; !rc && i <= 2; i++) {
    ls_item_row row;
    const app_with with = { .why = "", .unit = 1,
                            .deadline = day_make(2024, 12, 31) };
    rc = app_item(l, i == 1 ? "1" : "2", STORE_NOW, &row, err);
    if(!rc)
      rc = app_do(l, ACT_ISSUE, &row, &with, err);
  }
  return rc;
}

int scene_issue(ls_ledger *l, ls_err *err)
{
  const app_change what = { "issue", "#1 #2", "", false };
  return app_write(l, &what, issue, NULL, err);
}

static int update(ls_ledger *l, void *arg, ls_err *err)
{
  ls_item_row row;
  const ls_update u = { .period = { 2024, 0, 1 }, .stage = "",
                        .percent = DEC_INT(25), .has_percent = true,
                        .words = "稳步推进", .problem = "", .next_step = "" };
  const app_with with = { .why = "", .deadline = DAY_NONE, .update = &u };
  ls_observation o = { .indicator = 1, .area = "", .period = { 2024, 0, 1 },
                       .value = { 58, 1 } };
  (void)arg;
  int rc = app_item(l, "2024-001", STORE_NOW, &row, err);
  if(!rc)
    rc = app_do(l, ACT_UPDATE, &row, &with, err);
  if(!rc)
    rc = app_evidence(l, row.id, "photo.jpg", SLICE("not really a photo"),
                      err);
  return rc ? rc : app_observe(l, &o, err);
}

int scene_report(ls_ledger *l, ls_err *err)
{
  const app_change what = { "update", "2024-001", "", false };
  int rc = app_write(l, &what, update, NULL, err);
  return rc > 0 ? LS_OK : rc;
}

static int amend(ls_ledger *l, void *arg, ls_err *err)
{
  ls_item_row row;
  const app_with with = { .why = "外部环境变化", .approved_by = "常务会议",
                          .deadline = day_make(2025, 3, 31),
                          .has_target = true, .value = { 55, 1 } };
  (void)arg;
  int rc = app_item(l, "2024-001", STORE_NOW, &row, err);
  return rc ? rc : app_do(l, ACT_AMEND, &row, &with, err);
}

int scene_amend(ls_ledger *l, ls_err *err)
{
  const app_change what = { "amend", "2024-001", "外部环境变化", false };
  return app_write(l, &what, amend, NULL, err);
}

static int observe(ls_ledger *l, void *arg, ls_err *err)
{
  int rc = app_observe(l, arg, err);
  return rc > 0 ? LS_OK : rc;
}

int scene_observe(ls_ledger *l, int month, int value, ls_err *err)
{
  const app_change what = { "observe", "1", "", true };
  ls_observation o = { .indicator = 1, .area = "",
                       .period = { 2024, 0, (uint8_t)month },
                       .value = DEC_INT(value) };
  return app_write(l, &what, observe, &o, err);
}

void scene_make(const char *path)
{
  ls_err err = { 0 };
  scene_must(scene_create(path, &err), &err, "create");
  ls_ledger *l = scene_open(path, "zhang");
  scene_must(scene_people(l, &err), &err, "people");
  scene_must(scene_ingest(l, &err), &err, "ingest");
  scene_must(scene_issue(l, &err), &err, "issue");
  scene_must(scene_report(l, &err), &err, "report");
  scene_must(scene_amend(l, &err), &err, "amend");
  ledger_close(l);
}

void scene_ignore(void *arg, const store_finding *f)
{
  const char *show = getenv("SCENE_SHOW");
  (void)arg;
  if(show)
    fprintf(stderr, "%s entry %lld %s %lld %s\n", f->key,
            (long long)f->entry, f->table, (long long)f->n, f->words);
}

int scene_verify(const char *path, ls_err *err)
{
  ls_ledger *l = NULL;
  app_verified out;
  int rc = ledger_open(path, NULL, &l, err);
  if(rc)
    return rc;
  rc = ledger_verify(l, NULL, scene_ignore, NULL, &out, err);
  ledger_close(l);
  return rc;
}
