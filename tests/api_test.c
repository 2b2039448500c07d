/* The public library by its header alone, as a stranger would use it. */
#include <luoshi.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures;

static void expect(int ok, const char *what)
{
  if(!ok) {
    printf("not so: %s\n", what);
    failures++;
  }
}

static const char report_text[] =
  "政府工作报告\n各位代表：\n现在，我代表清禾市人民政府，向大会报告工作。\n"
  "一、2023年工作回顾\n全市地区生产总值增长5.8%。\n"
  "二、2024年工作安排\n新建5G基站3000个，建成临溪大桥。\n";

static int is(luoshi_string s, const char *z)
{
  return s.n == strlen(z) && !memcmp(s.s, z, s.n);
}

static void reads_a_report(const luoshi_reader *reader)
{
  luoshi_error err;
  luoshi_info info;
  luoshi_figure f;
  char indicator[64];
  luoshi_report *r = luoshi_read(reader, report_text,
                                 sizeof(report_text) - 1, NULL, &err);
  expect(r != NULL, "a report is read");
  if(!r)
    return;
  expect(!luoshi_get_info(r, &info, sizeof(info)), "info");
  expect(is(info.place, "清禾市"), "the place is read");
  expect(info.year == 2024, "the year is read");
  expect(luoshi_count(r, LUOSHI_FIGURE) == 2, "two figures");
  expect(!luoshi_get_figure(r, 1, &f, sizeof(f)), "the second figure");
  expect(is(luoshi_text(r, f.span), "3000个"), "its text");
  expect(f.value.mantissa == 3000 && f.value.scale == 0, "its value");
  expect(is(f.unit, "个"), "its unit");
  expect(!strcmp(f.mood, "target"), "its mood");
  luoshi_phrase_text(r, &f.indicator, indicator, sizeof(indicator));
  expect(strstr(indicator, "5G基站") != NULL, "its indicator");
  expect(luoshi_get_figure(r, 2, &f, sizeof(f)) == LUOSHI_EUSAGE,
         "no third figure");
  expect(luoshi_phrase_text(r, &f.indicator, indicator, 5) > 4 &&
           strlen(indicator) <= 4, "a phrase is cut at a character");
  luoshi_report_free(r);
}

static void walks_all_records(const luoshi_reader *reader)
{
  uint64_t cursor = 0;
  luoshi_kind kind;
  size_t index, seen = 0, all = 0;
  luoshi_report *r = luoshi_read(reader, report_text,
                                 sizeof(report_text) - 1, NULL, NULL);
  if(!r)
    return;
  while(luoshi_next(r, &cursor, &kind, &index))
    seen++;
  for(int k = LUOSHI_SECTION; k <= LUOSHI_ASIDE; k++)
    all += luoshi_count(r, (luoshi_kind)k);
  expect(seen == all && seen > 4, "the walk meets every record once");
  luoshi_report_free(r);
}

static int count_bytes(void *arg, const char *p, size_t n)
{
  (void)p;
  *(size_t *)arg += n;
  return 0;
}

static int refuse(void *arg, const char *p, size_t n)
{
  (void)arg;
  (void)p;
  (void)n;
  return 1;
}

static void writes(const luoshi_reader *reader)
{
  size_t n = 0;
  luoshi_report *r = luoshi_read(reader, report_text,
                                 sizeof(report_text) - 1, NULL, NULL);
  if(!r)
    return;
  expect(!luoshi_write(r, LUOSHI_JSONL, "a", count_bytes, &n) && n > 500,
         "jsonl is written");
  n = 0;
  expect(!luoshi_write(r, LUOSHI_CSV, "a", count_bytes, &n) && n > 100,
         "csv is written");
  expect(luoshi_write(r, LUOSHI_CSV, "a", refuse, NULL) == LUOSHI_EIO,
         "a refusing writer stops it");
  luoshi_report_free(r);
}

static int broken_units(void *arg, const char *name, const char **content,
                        size_t *n)
{
  (void)arg;
  if(strcmp(name, "units"))
    return 0;
  *content = "word\tunit\tkind\n个\t\tnonsense\n";
  *n = strlen(*content);
  return 1;
}

static void tells_errors(const luoshi_reader *reader)
{
  luoshi_error err;
  luoshi_lists lists = { broken_units, NULL };
  expect(!luoshi_read(reader, "", 0, NULL, &err), "an empty text");
  expect(err.code == LUOSHI_EEMPTY, "is LUOSHI_EEMPTY");
  expect(err.zh[0] && err.en[0], "and has words in both languages");
  expect(!luoshi_read(reader, "各位代表\0清禾", 19, NULL, &err),
         "a binary file");
  expect(err.code == LUOSHI_EBINARY && err.has_byte && err.byte == 12,
         "is LUOSHI_EBINARY and tells the byte");
  expect(!luoshi_reader_new(&lists, &err), "a broken list");
  expect(err.code == LUOSHI_ELEXICON && err.line == 2 &&
           strstr(err.file, "units"), "is told with list and line");
}

int main(void)
{
  luoshi_error err;
  luoshi_reader *reader = luoshi_reader_new(NULL, &err);
  expect(!strcmp(luoshi_version(), LUOSHI_VERSION), "one version");
  if(!reader) {
    printf("%s:%u: %s\n", err.file, (unsigned)err.line, err.en);
    return 1;
  }
  reads_a_report(reader);
  walks_all_records(reader);
  writes(reader);
  tells_errors(reader);
  luoshi_reader_free(reader);
  printf("%d failed\n", failures);
  return failures != 0;
}
