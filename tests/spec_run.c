/* The specification is the suite: every example of tests/spec.
 *
 *   spec_run FOLDER|FILE|FILE:LINE...
 *
 * An example is a fenced block of Markdown:
 *
 *     ~~~ example plan
 *     text, one line or several
 *     --
 *     {"type":"figure","value":3000,"unit":"个"}
 *     none milestone
 *     ~~~
 *
 * The word after `example` is the role of the section the text stands in: a
 * title, the year 2024 and a heading of that role go before it, and only
 * records inside the text count, with `start` and `end` counted from its
 * first character.  `whole`: the text is the document.
 *
 * Behind `--` stand the records wanted.  Each is compared as a subset with
 * the record of its type at the same place among its like: only the keys
 * given, null for a key that must be absent.  Of every type that is named
 * there must be no more and no fewer; `none TYPE` says that there is none.
 * FILE:LINE runs the example that holds the line. */
#include <dirent.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "emit/emit.h"
#include "extract/reader.h"

#define TEXT_MAX ((size_t)64 << 20)
#define TITLE "清禾市2024年政府工作报告\n各位代表：\n"

static const struct {
  const char *name, *heading;
} roles[] = {
  { "whole", NULL },
  { "review", TITLE "一、2023年工作回顾\n" },
  { "targets", TITLE "二、2024年主要预期目标\n" },
  { "plan", TITLE "三、2024年重点工作\n" },
  { "livelihood", TITLE "四、2024年民生实事\n" },
  { "governance", TITLE "五、加强政府自身建设\n" },
};

typedef struct {
  const char *file;
  unsigned line; /* of the fence */
  int role;      /* index in roles, -1: no such word */
  ls_buf text, wanted;
} example;

static const ls_lex *lex;
static unsigned passed, failed;

/* The buffer's bytes, ended by a NUL, to be cut into lines. */
static char *lines_of(ls_buf *b)
{
  buf_putc(b, 0);
  return b->p;
}

/* ---- what the reader says ---- */

static int put(void *arg, const char *p, size_t n)
{
  buf_put(arg, p, n);
  return buf_failed(arg);
}

static long code_points(const char *p, size_t n)
{
  long count = 0;
  for(size_t i = 0; i < n; i++)
    count += ((unsigned char)p[i] & 0xC0) != 0x80;
  return count;
}

static void move(json_t *record, const char *key, long by)
{
  json_t *v = json_object_get(record, key);
  if(json_is_integer(v))
    json_integer_set(v, json_integer_value(v) - by);
}

/* The records of the text behind the first `skip` code points, as objects.
 * NULL where the reader or the emitter failed, which *why says. */
static json_t *records(const ls_buf *doc, long skip, const char **why)
{
  ls_report *r;
  ls_err err = { 0 };
  ls_buf out;
  json_t *all = json_array();
  if(reader_read(lex, (const uint8_t *)doc->p, doc->n, NULL, &r, &err)) {
    *why = err_name(err.code);
    json_decref(all);
    return NULL;
  }
  buf_init(&out, TEXT_MAX);
  ls_emit to = { .write = put, .arg = &out, .source = "-", .sha256 = "" };
  int rc = emit_jsonl(r, &to);
  reader_free(r);
  for(char *save, *l = rc ? NULL : strtok_r(lines_of(&out), "\n", &save);
      l; l = strtok_r(NULL, "\n", &save)) {
    json_error_t e;
    json_t *record = json_loads(l, 0, &e);
    json_t *start = json_object_get(record, "start");
    if(!record) {
      printf("not JSON: %s: %s\n", e.text, l);
      rc = 1;
    } else if(start && json_integer_value(start) < skip)
      json_decref(record);
    else {
      move(record, "start", skip);
      move(record, "end", skip);
      json_array_append_new(all, record);
    }
  }
  buf_free(&out);
  *why = rc ? "the records are no JSON lines" : NULL;
  if(rc) {
    json_decref(all);
    return NULL;
  }
  return all;
}

/* ---- comparing ---- */

static int agrees(json_t *want, const json_t *got);

static int object_agrees(json_t *want, const json_t *got)
{
  const char *key;
  json_t *v;
  json_object_foreach(want, key, v) {
    const json_t *g = json_object_get(got, key);
    if(json_is_null(v) ? g && !json_is_null(g) : !g || !agrees(v, g))
      return 0;
  }
  return 1;
}

static int array_agrees(json_t *want, const json_t *got)
{
  size_t n = json_array_size(want);
  if(!json_is_array(got) || json_array_size(got) != n)
    return 0;
  for(size_t i = 0; i < n; i++)
    if(!agrees(json_array_get(want, i), json_array_get(got, i)))
      return 0;
  return 1;
}

static int agrees(json_t *want, const json_t *got)
{
  if(json_is_object(want))
    return json_is_object(got) && object_agrees(want, got);
  if(json_is_array(want))
    return array_agrees(want, got);
  if(json_is_number(want)) {
    double a = json_number_value(want), b = json_number_value(got);
    return json_is_number(got) && fabs(a - b) <= 1e-9 * fmax(1, fabs(a));
  }
  return json_equal(want, got);
}

static int has_type(const json_t *record, const char *type)
{
  const char *t = json_string_value(json_object_get(record, "type"));
  return t && !strcmp(t, type);
}

static json_t *of_type(const json_t *all, const char *type)
{
  json_t *some = json_array();
  for(size_t i = 0; i < json_array_size(all); i++)
    if(has_type(json_array_get(all, i), type))
      json_array_append(some, json_array_get(all, i));
  return some;
}

/* ---- telling ---- */

static void show(const char *label, const json_t *list)
{
  if(!json_array_size(list))
    printf("  %s none\n", label);
  for(size_t i = 0; i < json_array_size(list); i++) {
    char *s = json_dumps(json_array_get(list, i),
                         JSON_COMPACT | JSON_PRESERVE_ORDER);
    printf("  %s %s\n", label, s ? s : "?");
    free(s);
  }
}

static int complain(const example *x, const char *what, const char *detail)
{
  printf("%s:%u: %s%s%s\n", x->file, x->line, what, detail ? ": " : "",
         detail ? detail : "");
  return 0;
}

static int type_agrees(const example *x, const json_t *wanted,
                       const json_t *all, const char *type)
{
  json_t *want = of_type(wanted, type), *got = of_type(all, type);
  int ok = array_agrees(want, got);
  if(!ok) {
    complain(x, type, NULL);
    fwrite(x->text.p, 1, x->text.n, stdout);
    show("expected", want);
    show("got     ", got);
  }
  json_decref(want);
  json_decref(got);
  return ok;
}

/* ---- one example ---- */

/* The wanted records, and the types named, each once.  0 with a complaint
 * where a line is neither. */
static int parse_wanted(example *x, json_t *wanted, json_t *types)
{
  for(char *save, *l = strtok_r(lines_of(&x->wanted), "\n", &save); l;
      l = strtok_r(NULL, "\n", &save)) {
    json_error_t e;
    const char *type;
    if(!strncmp(l, "none ", 5))
      type = l + 5;
    else {
      json_t *record = json_loads(l, JSON_REJECT_DUPLICATES, &e);
      type = json_string_value(json_object_get(record, "type"));
      if(!type) {
        complain(x, record ? "no type" : e.text, l);
        json_decref(record);
        return 0;
      }
      json_array_append_new(wanted, record);
    }
    json_object_set_new(types, type, json_true());
  }
  return json_object_size(types) ? 1 : complain(x, "asks for nothing", NULL);
}

/* True where the heading put before the text was read as its role. */
static int role_stands(const example *x, const char *heading, size_t n)
{
  ls_buf doc;
  const char *why;
  int ok = 0;
  buf_init(&doc, TEXT_MAX);
  buf_put(&doc, heading, n);
  buf_put(&doc, x->text.p, x->text.n);
  json_t *all = records(&doc, 0, &why), *sections = of_type(all, "section");
  long line = code_points(TITLE, sizeof(TITLE) - 1);
  for(size_t i = 0; i < json_array_size(sections); i++) {
    const json_t *s = json_array_get(sections, i);
    const char *role = json_string_value(json_object_get(s, "role"));
    ok |= json_integer_value(json_object_get(s, "start")) == line &&
          !strcmp(role, roles[x->role].name);
  }
  json_decref(sections);
  json_decref(all);
  buf_free(&doc);
  return ok;
}

static int example_holds(example *x, json_t *wanted, json_t *types)
{
  const char *why = NULL, *type;
  const char *heading = roles[x->role].heading;
  size_t n = heading ? strlen(heading) : 0;
  json_t *unused;
  ls_buf doc;
  int ok = 1;
  if(!parse_wanted(x, wanted, types))
    return 0;
  buf_init(&doc, TEXT_MAX);
  buf_put(&doc, heading, n);
  buf_put(&doc, x->text.p, x->text.n);
  json_t *all = records(&doc, code_points(heading, n), &why);
  buf_free(&doc);
  if(!all)
    return complain(x, "not read", why);
  json_object_foreach(types, type, unused)
    ok &= type_agrees(x, wanted, all, type);
  json_decref(all);
  if(!ok && heading && !role_stands(x, heading, n))
    complain(x, "the heading before it is not read as", roles[x->role].name);
  return ok;
}

static void example_run(example *x)
{
  json_t *wanted = json_array(), *types = json_object();
  int ok = x->role < 0 ? complain(x, "no such role", NULL)
                       : example_holds(x, wanted, types);
  passed += ok != 0;
  failed += !ok;
  json_decref(wanted);
  json_decref(types);
}

/* ---- files ---- */

static int role_of(const char *word)
{
  for(size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
    if(!strcmp(word, roles[i].name))
      return (int)i;
  return -1;
}

/* Runs the examples of one file; with `only`, the one that holds it. */
static int file_run(const char *path, unsigned only)
{
  FILE *f = fopen(path, "r");
  char *line = NULL;
  size_t room = 0;
  unsigned number = 0, count = passed + failed;
  enum { PROSE, TEXT, WANTED } state = PROSE;
  example x = { .file = path };
  if(!f) {
    perror(path);
    return 0;
  }
  buf_init(&x.text, TEXT_MAX);
  buf_init(&x.wanted, TEXT_MAX);
  for(ssize_t n; (n = getline(&line, &room, f)) >= 0;) {
    char word[32] = "";
    number++;
    if(state == PROSE && !strncmp(line, "~~~ example", 11)) {
      sscanf(line + 11, "%31s", word);
      x.line = number;
      x.role = role_of(word);
      buf_clear(&x.text);
      buf_clear(&x.wanted);
      state = TEXT;
    } else if(state != PROSE && !strncmp(line, "~~~", 3)) {
      if(!only || (x.line <= only && only <= number))
        example_run(&x);
      state = PROSE;
    } else if(state == TEXT && !strcmp(line, "--\n"))
      state = WANTED;
    else if(state != PROSE)
      buf_put(state == TEXT ? &x.text : &x.wanted, line, (size_t)n);
  }
  free(line);
  buf_free(&x.text);
  buf_free(&x.wanted);
  fclose(f);
  if(state != PROSE || count == passed + failed) {
    printf("%s:%u: %s\n", path, x.line,
           state != PROSE ? "a fence is not closed" : "no example");
    failed++;
  }
  return 1;
}

static int is_spec(const struct dirent *e)
{
  size_t n = strlen(e->d_name);
  return n > 3 && !strcmp(e->d_name + n - 3, ".md");
}

static int folder_run(const char *path)
{
  struct dirent **names;
  int n = scandir(path, &names, is_spec, alphasort), ok = n >= 0;
  for(int i = 0; i < n; i++) {
    char file[4096];
    unsigned p = passed, q = failed;
    snprintf(file, sizeof(file), "%s/%s", path, names[i]->d_name);
    ok &= file_run(file, 0);
    printf("%s: %u passed, %u failed\n", names[i]->d_name, passed - p,
           failed - q);
    free(names[i]);
  }
  if(n >= 0)
    free(names);
  return ok;
}

static int path_run(char *path)
{
  struct stat st;
  char *colon = strrchr(path, ':');
  unsigned only = 0;
  if(colon && sscanf(colon + 1, "%u", &only) == 1)
    *colon = 0;
  if(stat(path, &st)) {
    perror(path);
    return 0;
  }
  return S_ISDIR(st.st_mode) ? folder_run(path) : file_run(path, only);
}

int main(int argc, char **argv)
{
  ls_err err = { 0 };
  int ok = argc > 1;
  ls_lex *lists = lex_load(NULL, NULL, NULL, &err);
  if(!lists || !ok) {
    fprintf(stderr, "spec_run: %s\n",
            ok ? err.key : "spec_run FOLDER|FILE|FILE:LINE...");
    return 2;
  }
  lex = lists;
  for(int i = 1; i < argc; i++)
    ok &= path_run(argv[i]);
  lex_free(lists);
  printf("spec: %u passed, %u failed\n", passed, failed);
  return failed || !ok;
}
