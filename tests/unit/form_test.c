/* A unit's form: what was filled in is read, what is wrong is told with its
 * cell.  A form is filled in here by writing one with values in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "port/form.h"

static const ls_unit units[] = {
  { 1, 1, "清禾市发展和改革委员会", "市发改委", 0 },
  { 2, 1, "清禾市教育局", "市教育局", 0 },
};
static const port_names names = { .unit = units, .units = 2,
                                  .english = true };

static ls_arena arena;
static jmp_buf oom;

static form_value value(int64_t id, const char *name, const char *unit)
{
  return (form_value){ .indicator = id, .name = name, .unit = unit,
                       .area = "", .area_name = "",
                       .serves = "2024-002、2024-003",
                       .goal = "≥300", .before = "2024-02：51.3" };
}

static form_item item(int64_t id, const char *task, const char *words)
{
  return (form_item){ .item = id, .number = "2024-002", .task = task,
                      .goal = "", .deadline = day_make(2024, 12, 31),
                      .node = "开工", .stage = "start", .words = words,
                      .problem = "", .next_step = "" };
}

/* Two figures and two items, nothing filled in. */
static port_form *blank(void)
{
  port_form *f = arena_zalloc(&arena, sizeof(*f));
  f->title = "2024-03 填报表";
  f->unit = 1;
  f->unit_name = units[0].name;
  f->place = "330199";
  f->period = (ls_when){ 2024, 0, 3 };
  f->day = day_make(2024, 4, 1);
  *vec_push(&arena, &f->values) = value(7, "固定资产投资额", "亿元");
  *vec_push(&arena, &f->values) = value(8, "新增学位", "个");
  *vec_push(&arena, &f->items) = item(3, "临溪港二期", "已开工");
  *vec_push(&arena, &f->items) = item(4, "低空产业园", "");
  return f;
}

static int collect(void *arg, const void *p, size_t n, ls_err *err)
{
  (void)err;
  buf_put(arg, p, n);
  return 0;
}

static void put_dec(ls_buf *b, const char *what, bool has, ls_dec d)
{
  if(!has)
    return;
  buf_fmt(b, " %s ", what);
  dec_write(b, d);
}

/* What `filled` says when `asked` is what was asked for. */
static void back(const port_form *filled, const port_form *asked, ls_buf *w)
{
  ls_err err = { 0 };
  ls_buf b;
  port_sink sink = { collect, &b };
  port_form *got = arena_zalloc(&arena, sizeof(*got));
  port_problems *p = arena_alloc(&arena, sizeof(*p));
  problems_init(p, &arena);
  buf_init(&b, (size_t)8 << 20);
  buf_init(w, (size_t)8 << 20);
  assert_int_equal(form_write(filled, &sink, false, &err), 0);
  ls_slice bytes = { b.p, b.n };
  assert_int_equal(form_head(sheet_own(bytes), &names, &arena, got, p,
                             &err), 0);
  if(!p->errors)
    assert_int_equal(form_read(sheet_own(bytes), asked, &arena, got, p,
                               true, &err), 0);
  for(uint32_t i = 0; i < got->values.n; i++) {
    buf_fmt(w, "%d:", (int)got->values.v[i].indicator);
    put_dec(w, "ytd", got->values.v[i].has_ytd, got->values.v[i].ytd);
    put_dec(w, "month", got->values.v[i].has_month, got->values.v[i].month);
    buf_putc(w, '\n');
  }
  for(uint32_t i = 0; i < got->items.n; i++) {
    const form_item *t = &got->items.v[i];
    buf_fmt(w, "%d: %s", (int)t->item, t->stage);
    put_dec(w, "percent", t->has_percent, t->percent);
    buf_fmt(w, " %s|%s|%s\n", t->words, t->problem, t->next_step);
  }
  for(uint32_t i = 0; i < p->list.n; i++) {
    problem_write(w, &p->list.v[i], true);
    buf_putc(w, '\n');
  }
  buf_free(&b);
}

static void says(const port_form *filled, const port_form *asked,
                 const char *want)
{
  ls_buf w;
  back(filled, asked, &w);
  if(strcmp(buf_cstr(&w), want) != 0)
    fprintf(stderr, "wanted:\n%s\ngot:\n%s\n", want, buf_cstr(&w));
  assert_string_equal(buf_cstr(&w), want);
  buf_free(&w);
}

static void filled_in(void **state)
{
  port_form *f = blank();
  (void)state;
  /* nothing: the words that stand there are last period's */
  says(f, blank(), "进展!I5: 2024-002: the same as last period, not taken as "
                   "a report\n");
  f->values.v[0].has_ytd = f->values.v[0].has_month = true;
  f->values.v[0].ytd = (ls_dec){ 785, 1 };
  f->values.v[0].month = (ls_dec){ 272, 1 };
  f->items.v[0].stage = "build";
  f->items.v[0].has_percent = true;
  f->items.v[0].percent = DEC_INT(40);
  f->items.v[0].words = "主体施工\n第二行";
  f->items.v[0].problem = "用地";
  says(f, blank(), "7: ytd 78.5 month 27.2\n"
                   "3: build percent 40 主体施工\n第二行|用地|\n");
  /* the same figures once more change nothing */
  says(f, f, "进展!I5: 2024-002: the same as last period, not taken as a "
             "report\n");
}

static void refused(void **state)
{
  port_form *f = blank();
  (void)state;
  f->values.v[0].name = "工业增加值"; /* a row that was moved */
  f->values.v[1].indicator = 99;
  f->items.v[0].has_percent = true;
  f->items.v[0].percent = DEC_INT(140);
  f->items.v[1].item = 3;
  says(f, blank(),
       "'固定资产投资额' is not in the form and was not reported\n"
       "'新增学位' is not in the form and was not reported\n"
       "'低空产业园' is not in the form and was not reported\n"
       "指标!B5: the id is that of '固定资产投资额', not of '工业增加值'; "
       "check whether the row was moved\n"
       "指标!A6: '新增学位' is not asked for in this period; remove the "
       "row\n"
       "进展!H5: the percentage '140' should be from 0 to 100; mend it\n"
       "进展!I5: 2024-002: the same as last period, not taken as a report\n"
       "进展!A6: the id of this row was there before; remove one of them\n");
  f = blank();
  f->unit_name = "清禾市教育厅";
  says(f, blank(), "指标!B3: there is no unit '清禾市教育厅'; did you mean "
                   "'清禾市教育局'?\n");
}

static void no_form(void **state)
{
  port_form got;
  port_problems p;
  ls_err err = { 0 };
  (void)state;
  problems_init(&p, &arena);
  assert_int_equal(form_head(sheet_own(SLICE("a,b\n1,2\n")), &names, &arena,
                             &got, &p, &err), 0);
  assert_int_equal(p.errors, 3);
  assert_int_equal(form_head(sheet_own(SLICE("PK")), &names, &arena, &got,
                             &p, &err), LS_ECUT);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(filled_in),
    cmocka_unit_test(refused),
    cmocka_unit_test(no_form),
  };
  arena_init(&arena, &oom);
  if(setjmp(oom))
    abort();
  const char *folder = getenv("TASKS_OUT"); /* to look at it */
  if(folder) {
    char path[300];
    ls_buf b;
    ls_err err = { 0 };
    port_sink sink = { collect, &b };
    buf_init(&b, (size_t)8 << 20);
    snprintf(path, sizeof(path), "%s/form.xlsx", folder);
    form_write(blank(), &sink, false, &err);
    FILE *f = fopen(path, "wb");
    if(f) {
      fwrite(b.p, 1, b.n, f);
      fclose(f);
    }
    buf_free(&b);
  }
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  arena_free(&arena);
  return rc;
}
