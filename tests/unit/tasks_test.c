/* The task table: what goes out comes back unchanged, edits are seen as
 * differences, and everything wrong is told at once with its cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "pack/zip_write.h"
#include "port/tasks.h"

static const ls_unit units[] = {
  { 1, 1, "清禾市发展和改革委员会", "市发改委,发改委", 0 },
  { 2, 1, "清禾市教育局", "市教育局", 0 },
  { 3, 1, "清禾市住房和城乡建设局", "市住建局,住建局", 0 },
};
static const ls_post posts[] = {
  { 1, 1, 1, "主任", "" }, { 2, 1, 2, "局长", "" }, { 3, 1, 3, "局长", "" },
  { 4, 1, 1, "常务副市长", "林一" },
};
static const ls_indicator indicators[] = {
  { 1, 1, "地区生产总值增速", "%", 1, FR_QUARTER, NAT_EXPECTED, ME_RATE, 1 },
  { 2, 1, "固定资产投资额", "元", 1, FR_MONTH, NAT_EXPECTED, ME_CUMULATIVE,
    1 },
  { 3, 1, "新增学位", "个", 1, FR_QUARTER, NAT_BINDING, ME_CUMULATIVE, 2 },
};
static const char *const extra_names[] = { "备注", NULL };
static port_names names = { .unit = units, .units = 3, .post = posts,
                            .posts = 4, .indicator = indicators,
                            .indicators = 3, .extra = extra_names,
                            .english = true };

#define ROWS 4
static port_task old[ROWS];

static void samples(void)
{
  names.item = old;
  names.items = ROWS;
  for(int i = 0; i < ROWS; i++) {
    task_init(&old[i]);
    old[i].id = i + 1;
    old[i].version = 2;
    old[i].state = ST_ISSUED;
    old[i].light = LIGHT_GREEN;
  }
  port_task *t = &old[0];
  t->number = "2024-001";
  t->task = "推动经济稳定增长";
  t->quote = "地区生产总值增长5%-5.5%";
  t->source = "二、主要目标（第 1203 字）";
  t->kind = "target";
  t->indicator = 1;
  t->indicator_name = "地区生产总值增速";
  t->unit = "%";
  t->cmp = C_GE;
  t->has_value = t->has_hi = t->has_baseline = true;
  t->value = DEC_INT(5);
  t->value_hi = (ls_dec){ 55, 1 };
  t->baseline = (ls_dec){ 48, 1 };
  t->nature = NAT_EXPECTED;
  t->lead_post = 4;
  t->post_name = "常务副市长";
  t->lead_unit = 1;
  t->unit_name = units[0].name;
  t->deadline = day_make(2024, 12, 31);
  t->node[0] = (task_node){ "", { 45, 1 }, true };
  t->node[1] = (task_node){ "力争过半", { 5, 0 }, true };
  t->progress = "一季度增长4.9%，\n好于预期";
  t->light = LIGHT_YELLOW;
  t = &old[1];
  t->number = "2024-002";
  t->task = "扩大有效投资";
  t->kind = "target";
  t->indicator = 2;
  t->indicator_name = "固定资产投资额";
  t->unit = "元";
  t->cmp = C_GE;
  t->has_value = true;
  t->value = DEC_INT(INT64_C(30000000000));
  t->lead_unit = 1;
  t->unit_name = units[0].name;
  t->unit_suggested = true;
  static int64_t others[] = { 3, 2 };
  static const char *other_names[] = { "清禾市住房和城乡建设局",
                                       "清禾市教育局" };
  t->other = others;
  t->other_name = other_names;
  t->others = 2;
  t->light = LIGHT_RED;
  t = &old[2];
  t->number = "2024-003";
  t->task = "=临溪港二期建成投用"; /* not a formula */
  t->kind = "milestone";
  t->node[2] = (task_node){ "完成主体工程", { 0, 0 }, false };
  t->node[3] = (task_node){ "", { 100, 0 }, true };
  t->area = t->area_name = "临溪区"; /* of no list any more: it may stay */
  old[3].task = "'-推进改革";
  old[3].kind = "action";
  old[3].state = ST_CANDIDATE;
  old[3].light = -1;
}

static int collect(void *arg, const void *p, size_t n, ls_err *err)
{
  (void)err;
  buf_put(arg, p, n);
  return 0;
}

static const char *const unit_names[] = {
  "清禾市发展和改革委员会", "清禾市教育局", "清禾市住房和城乡建设局", NULL
};
static void out(const table_format *f, bool english, ls_buf *b)
{
  ls_err err = { 0 };
  port_sink sink = { collect, b };
  tasks_head h = { "清禾市2024年政府工作报告重点任务分解表",
                   "2024年3月31日", day_make(2024, 3, 31), english,
                   unit_names, extra_names };
  static task_extra note = { "备注", "请抓紧" };
  old[0].extra = &note;
  old[0].extras = 1;
  buf_init(b, (size_t)16 << 20);
  tasks_out *o = tasks_open(f, &h, &sink, &err);
  assert_non_null(o);
  for(int i = 0; i < ROWS; i++)
    assert_int_equal(tasks_put(o, &old[i], &err), 0);
  assert_int_equal(tasks_close(o, true, &err), 0);
}

/* What importing `bytes` says: problems, then changes. */
static void in(ls_slice bytes, ls_buf *words)
{
  static ls_arena a;
  static jmp_buf oom;
  ls_err err = { 0 };
  arena_init(&a, &oom);
  buf_init(words, (size_t)64 << 20);
  if(setjmp(oom))
    fail();
  port_tasks *rows = arena_zalloc(&a, sizeof(*rows));
  task_changes *changes = arena_zalloc(&a, sizeof(*changes));
  port_problems *p = arena_alloc(&a, sizeof(*p));
  problems_init(p, &a);
  if(tasks_read(sheet_own(bytes), &names, &a, rows, p, &err))
    buf_fmt(words, "[%s]", err.key);
  else
    tasks_compare(&names, rows, &a, changes, p);
  for(uint32_t i = 0; i < p->list.n; i++) {
    buf_puts(words, p->list.v[i].note ? "note " : "");
    problem_write(words, &p->list.v[i], true);
    buf_putc(words, '\n');
  }
  for(uint32_t i = 0; i < changes->n; i++)
    task_change_words(words, &changes->v[i], true);
  arena_free(&a);
}

static void unchanged(void **state)
{
  const table_format *const f[] = { &table_xlsx, &table_csv };
  const char *folder = getenv("TASKS_OUT"); /* to look at them */
  (void)state;
  for(int i = 0; i < 4; i++) {
    ls_buf b, w;
    out(f[i % 2], i / 2, &b);
    in((ls_slice){ b.p, b.n }, &w);
    assert_string_equal(buf_cstr(&w), "");
    buf_free(&w);
    buf_free(&b);
  }
  if(folder)
    for(int i = 0; i < 3; i++) {
      const table_format *const k[] = { &table_xlsx, &table_csv,
                                        &table_docx };
      char path[300];
      ls_buf b;
      snprintf(path, sizeof(path), "%s/tasks.%s", folder, k[i]->name);
      out(k[i], false, &b);
      FILE *file = fopen(path, "wb");
      assert_non_null(file);
      fwrite(b.p, 1, b.n, file);
      fclose(file);
      buf_free(&b);
    }
}

static void csv(const char *table, const char *want)
{
  ls_buf w;
  in(slice_of(table), &w);
  if(strcmp(buf_cstr(&w), want) != 0) /* cmocka cuts long ones */
    fprintf(stderr, "wanted:\n%s\ngot:\n%s\n", want, buf_cstr(&w));
  assert_string_equal(buf_cstr(&w), want);
  buf_free(&w);
}

static void edits(void **state)
{
  (void)state;
  csv("系统号,版本,工作任务,目标值,计量单位,指标,牵头单位,完成时限\n"
      "2,2,扩大有效投资,320,亿元,固定资产投资额,发改委,2024年12月\n",
      "note H2: '2024年12月' was taken as 2024-12-31; check that it is "
      "right\n"
      "changed: 2024-002 扩大有效投资\n"
      "  Target: 300亿元 → 320亿元\n"
      "  Lead unit: 清禾市发展和改革委员会（建议） → "
      "清禾市发展和改革委员会\n"
      "  Deadline: (empty) → 2024-12-31\n");
  csv("id,version,task,Supporting units,Q3,说明\n"
      "2,2,扩大有效投资,\"市教育局、住建局\",100,x\n"
      "3,2,=临溪港二期建成投用,,完成主体工程,\n",
      "note F1: there is no column '说明'; what it holds is kept as it is\n"
      "changed: 2024-002 扩大有效投资\n"
      "  Other units: 清禾市住房和城乡建设局、清禾市教育局 → "
      "清禾市教育局、清禾市住房和城乡建设局\n"
      "  Node Q3: (empty) → 100\n"
      "  说明: (empty) → x\n");
  /* a table without our own columns: by its number */
  csv("编号,工作任务,牵头单位\n2024-003,临溪港二期建成投用,市住建局\n",
      "changed: 2024-003 =临溪港二期建成投用\n"
      "  Task: =临溪港二期建成投用 → 临溪港二期建成投用\n"
      "  Lead unit: (empty) → 清禾市住房和城乡建设局\n");
  /* new rows */
  csv("系统号,版本,工作任务,牵头单位,目标值,指标,计量单位\n"
      ",,新建学校3所,教育局,3,新建学校,所\n",
      "D2: there is no unit '教育局'; did you mean '清禾市教育局'?\n"
      "new: 新建学校3所\n  Indicator: 新建学校\n  Comparator: =\n"
      "  Target: 3\n  Unit: 所\n");
  csv("清禾市任务分解表,,\n,,\n任务,责任单位,时限\n新建公园,,2024-10-1\n",
      "new: 新建公园\n  Deadline: 2024-10-01\n");
}

static const port_task *before(void *arg, int64_t id, int64_t version)
{
  static port_task was;
  (void)arg;
  assert_int_equal(version, 1);
  was = old[id - 1];
  was.version = 1;
  was.task = "推动经济增长";
  return &was;
}

static void conflicts(void **state)
{
  (void)state;
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济稳定增长,2024-11-30\n",
      "conflict: 2024-001 推动经济稳定增长 (the ledger changed after the "
      "export)\n"
      "  Deadline: the ledger now says 2024-12-31, the table 2024-11-30\n");
  /* older, and nothing edited: no conflict, no change */
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济稳定增长,2024-12-31\n",
      "");
  /* with the row as it was, both sides' changes are told apart */
  names.before = before;
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济增长,2024-11-30\n",
      "conflict: 2024-001 推动经济稳定增长 (the ledger changed after the "
      "export)\n"
      "  Task: changed in the ledger from 推动经济增长 to 推动经济稳定增长, "
      "not in the table\n"
      "  Deadline: 2024-12-31 → 2024-11-30\n");
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济,2024-12-31\n",
      "conflict: 2024-001 推动经济稳定增长 (the ledger changed after the "
      "export)\n"
      "  Task: the ledger now says 推动经济稳定增长, the table 推动经济\n");
  /* what the table has is old, and nobody touched it */
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济增长,2024-12-31\n", "");
  /* both made the same change */
  csv("系统号,版本,工作任务,完成时限\n1,1,推动经济稳定增长,2024-12-31\n",
      "");
  names.before = NULL;
}

static void refused(void **state)
{
  (void)state;
  csv("系统号,版本,工作任务,目标值,指标,计量单位,完成时限,牵头单位,类型\n"
      "1,2,推动经济稳定增长,五,地区生产总值增速,%,2024-2-30,市教育厅,指标\n"
      "2,2,扩大有效投资,\"30,00\",固定资产投资额,亿元,6月底,,大事\n"
      "3,2,=临溪港二期建成投用,\"１，２００\",新增学位,公里,2024.6.30,,\n"
      "3,2,=临溪港二期建成投用,,,,,,\n"
      "9,1,没有,,,,,,\n2,7,扩大有效投资,,,,,,\nx,1,没有,,,,,,\n"
      ",,扩大有效投资,,,,,,\n,,新事,,,,,,\n,,新事,,,,,,\n,,,5,,,,,\n"
      "4,,'-推进改革,,,,,,\n",
      "D2: '五' is no number; write digits only, such as 3.5\n"
      "G2: there is no such day as '2024-2-30'; check year, month and day\n"
      "H2: there is no unit '市教育厅'; did you mean '清禾市教育局'?\n"
      "D3: the commas of '30,00' do not stand at thousands; leave them out\n"
      "G3: '6月底' is no date; write it as 2024-06-30\n"
      "I3: '大事' is not one of the words for it; use one of: target, "
      "milestone, action\n"
      "D4: the unit of '１，２００' cannot be converted to the indicator's "
      "'个'; use '个'\n"
      "A5: this row repeats row 4; remove one of them\n"
      "A6: the ledger has no item with the id 9; put back what was "
      "exported, or leave it empty for a new item\n"
      "B7: version 7 is newer than the ledger's; check that the table is "
      "from this ledger\n"
      "A8: 'x' is no id; put back what was exported, or leave it empty for "
      "a new item\n"
      "C9: the task is that of 2024-002; give its id to change it, or word a "
      "new task differently\n"
      "C11: this row repeats row 10; remove one of them\n"
      "C12: there is no task; write one, or clear the whole row\n"
      "E12: there is a target and no indicator; name the indicator\n"
      "B13: the version is missing; put back what was exported, or export "
      "anew and edit that\n"
      "changed: 2024-002 扩大有效投资\n"
      "  Lead unit: 清禾市发展和改革委员会（建议） → (empty)\n"
      "changed: 2024-003 =临溪港二期建成投用\n"
      "  Kind: milestone → (empty)\n  Indicator: (empty) → 新增学位\n"
      "  Unit: (empty) → 个\n  Deadline: (empty) → 2024-06-30\n"
      "new: 新事\n");
}

/* Every one of them is told. */
static void thousand(void **state)
{
  ls_buf table, w;
  int n = 0;
  (void)state;
  buf_init(&table, (size_t)1 << 20);
  buf_puts(&table, "任务,牵头单位,时限\n");
  for(int i = 0; i < 1000; i++)
    buf_fmt(&table, "任务%d,,2024-02-3%d\n", i, i % 10);
  in((ls_slice){ table.p, table.n }, &w);
  for(const char *p = buf_cstr(&w); (p = strstr(p, "no such day")); p++)
    n++;
  assert_int_equal(n, 1000);
  assert_non_null(strstr(buf_cstr(&w), "C2: there is no such day as "
                                       "'2024-02-30'"));
  assert_non_null(strstr(buf_cstr(&w), "C1001: there is no such day as "
                                       "'2024-02-39'"));
  buf_free(&w);
  buf_free(&table);
}

/* Each allocation fails in turn while a table is read: an end without
 * memory, and nothing is lost (the sanitizers look); or all that there is. */
static void starved(void **state)
{
  static ls_arena a;
  static jmp_buf oom;
  static unsigned long at, full;
  ls_buf b;
  (void)state;
  out(&table_xlsx, true, &b);
  for(at = 1; at < 3000 && !full; at++) {
    ls_err err = { 0 };
    arena_init(&a, &oom);
    ls_alloc_fail_at(at, 1);
    if(!setjmp(oom)) {
      port_tasks *rows = arena_zalloc(&a, sizeof(*rows));
      port_problems *p = arena_alloc(&a, sizeof(*p));
      task_changes *changes = arena_zalloc(&a, sizeof(*changes));
      problems_init(p, &a);
      sheet_source from = sheet_own((ls_slice){ b.p, b.n });
      int rc = tasks_read(from, &names, &a, rows, p, &err);
      if(rc)
        assert_string_equal(err.key, "no-memory");
      else {
        tasks_compare(&names, rows, &a, changes, p);
        assert_int_equal(rows->n, ROWS);
        full = ls_alloc_count() < at;
      }
    }
    ls_alloc_fail_at(0, 0);
    arena_free(&a);
  }
  assert_true(full);
  buf_free(&b);
}

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/" \
            "relationships"
#define PART(z) { z, sizeof(z) - 1 }
#define T(at, text) "<c r=\"" at "\" t=\"str\"><v>" text "</v></c>"

/* Formulas and merged cells, which csv does not have. */
static void spreadsheet_only(void **state)
{
  static const pack_member part[] = {
    { "xl/workbook.xml", PART("<workbook xmlns=\"" MAIN "\" xmlns:r=\"" REL
      "\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"r1\"/></sheets>"
      "</workbook>") },
    { "xl/_rels/workbook.xml.rels", PART("<Relationships xmlns=\"http://"
      "schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
      "Id=\"r1\" Type=\"" REL "/worksheet\" Target=\"one.xml\"/>"
      "</Relationships>") },
    { "xl/one.xml", PART("<worksheet xmlns=\"" MAIN "\"><sheetData>"
      "<row r=\"1\">" T("A1", "任务") T("B1", "牵头单位") T("C1", "目标值")
      T("D1", "季度节点") "</row><row r=\"2\">" T("D2", "一季度")
      T("E2", "二季度") "</row><row r=\"3\">" T("A3", "甲事")
      T("B3", "发改委") "<c r=\"C3\"><f>1+1</f><v>2</v></c>"
      T("D3", "开工") "</row><row r=\"4\">" T("A4", "乙事")
      "<c r=\"C4\" t=\"e\"><v>#REF!</v></c></row><row r=\"5\">"
      T("A5", "丙事") "</row></sheetData><mergeCells>"
      "<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/>"
      "<mergeCell ref=\"C1:C2\"/><mergeCell ref=\"D1:E1\"/>"
      "<mergeCell ref=\"B3:B4\"/><mergeCell ref=\"D3:D5\"/></mergeCells>"
      "</worksheet>") },
  };
  ls_err err = { 0 };
  uint8_t *bytes;
  size_t n;
  ls_buf w;
  (void)state;
  assert_int_equal(zip_write_bytes(part, 3, &bytes, &n, &err), 0);
  in((ls_slice){ (char *)bytes, n }, &w);
  assert_string_equal(buf_cstr(&w),
    "note 甲!B3: B3:B4 are merged cells; their value was taken for each of "
    "the rows\n"
    "甲!C3: '2' comes from a formula; copy it and paste it as a value\n"
    "甲!D3: D3:D5 are merged cells; unmerge them and fill in each row\n"
    "甲!C4: '#REF!' is the result of a formula that failed; write the value\n"
    "new: 甲事\n  Lead unit: 清禾市发展和改革委员会\n"
    "new: 乙事\n  Lead unit: 清禾市发展和改革委员会\n"
    "new: 丙事\n");
  buf_free(&w);
  ls_free(bytes);
}

int main(void)
{
  samples();
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(unchanged),
    cmocka_unit_test(edits),
    cmocka_unit_test(conflicts),
    cmocka_unit_test(refused),
    cmocka_unit_test(thousand),
    cmocka_unit_test(starved),
    cmocka_unit_test(spreadsheet_only),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
