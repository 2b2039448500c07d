/* Suggestions: units by name and by task, measures by name and unit; and
 * how often the lead unit is right where real task lists are at hand.
 *   suggest_test [TABLES] */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/suggest.h"

static ls_rules *rules;
static const char *tables;

static void one_unit_by_many_names(void **state)
{
  static const char *const same[][2] = {
    { "市发改委", "清禾市发展和改革委员会" },
    { "发改委", "清禾市发展和改革委员会" },
    { "市工信局", "清禾市工业和信息化局" },
    { "市人社局", "清禾市人力资源和社会保障局" },
    { "市市场监管局", "清禾市市场监督管理局" },
    { "市城管局", "清禾市城市管理综合执法局" },
    { "教育局", "清禾市教育局" }, { "市住建局", "清禾市住房和城乡建设局" },
    { "市残联", "清禾市残疾人联合会" }, { "农牧厅", "清禾省农业农村厅" },
    { "临溪区教育局", "清禾市临溪区教育局" },
    { "市发展改革委", "清禾市发展和改革委员会" },
    { "省统计局", "清禾省统计局" }, { "教育厅", "清禾自治区教育厅" },
  };
  static const char *const other[][2] = {
    { "临溪区教育局", "青石县教育局" }, { "教育局", "教育考试院" },
    { "市财政局", "市审计局" }, { "市水利局", "市水利工程质量中心" },
    { "", "" }, { "临溪区教育局", "清禾市教育局" },
    /* no city has a 厅, and no province is a city */
    { "市教育厅", "清禾市教育局" }, { "教育厅", "清禾市教育局" },
    { "教育厅", "临溪区教育局" }, { "省教育厅", "清禾市教育局" },
    { "市农业农村厅", "清禾市农业农村局" }, { "县财政厅", "青石县财政局" },
    { "省发改委", "清禾市发展和改革委员会" },
  };
  (void)state;
  for(size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
    if(!unit_same(rules, same[i][0], same[i][1]) ||
       !unit_same(rules, same[i][1], same[i][0]))
      fail_msg("%s, %s", same[i][0], same[i][1]);
  for(size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
    if(unit_same(rules, other[i][0], other[i][1]))
      fail_msg("%s, %s", other[i][0], other[i][1]);
}

static void units_are_found(void **state)
{
  const ls_unit units[] = {
    { .id = 4, .name = "清禾市财政局", .aliases = "" },
    { .id = 5, .name = "清禾市发展和改革委员会", .aliases = "" },
    { .id = 6, .name = "临港开发区管委会", .aliases = "临港区,开发区" } };
  (void)state;
  assert_int_equal(unit_find(rules, "市发改委", units, 3)->id, 5);
  assert_int_equal(unit_find(rules, "开发区", units, 3)->id, 6);
  assert_int_equal(unit_find(rules, "财政", units, 3)->id, 4);
  assert_null(unit_find(rules, "市教育局", units, 3));
}

/* --- measures ------------------------------------------------------------ */

static void measures_by_name_and_unit(void **state)
{
  static const struct {
    const char *name, *unit;
    ls_aspect aspect;
    ls_measure measure;
    int direction;
  } fact[] = {
    { "地区生产总值", "%", A_GROWTH, ME_RATE, 1 },
    { "规上工业增加值增速", "%", A_GROWTH, ME_RATE, 1 },
    { "城镇调查失业率", "%", A_LEVEL, ME_CEILING, -1 },
    { "居民消费价格涨幅", "%", A_GROWTH, ME_CEILING, -1 },
    { "城镇新增就业", "人", A_LEVEL, ME_CUMULATIVE, 1 },
    { "招商引资到位资金", "亿元", A_LEVEL, ME_CUMULATIVE, 1 },
    { "森林覆盖率", "%", A_LEVEL, ME_STOCK, 1 },
    { "常住人口城镇化率", "%", A_LEVEL, ME_STOCK, 1 },
    { "PM2.5平均浓度", "微克/立方米", A_LEVEL, ME_CEILING, -1 },
    { "研发经费投入强度", "%", A_SHARE, ME_STOCK, 1 },
    { "单位地区生产总值能耗降幅", "%", A_CHANGE, ME_RATE, 1 },
    { "改造老旧小区", "个", A_LEVEL, ME_CUMULATIVE, 1 },
    { "存款余额", "亿元", A_LEVEL, ME_STOCK, 1 },
    { "粮食产量", "吨", A_LEVEL, ME_CUMULATIVE, 1 },
    { "空气质量优良天数比例", "%", A_LEVEL, ME_STOCK, 1 },
    { "投诉办结率", "%", A_LEVEL, ME_STOCK, 1 },
  };
  (void)state;
  for(size_t i = 0; i < sizeof(fact) / sizeof(fact[0]); i++) {
    ls_measured m = suggest_kind(rules, slice_of(fact[i].name),
                                 slice_of(fact[i].unit), fact[i].aspect);
    if(m.measure != fact[i].measure || m.direction != fact[i].direction)
      fail_msg("%s: %s %d", fact[i].name, measure_name[m.measure],
               m.direction);
  }
  assert_int_equal(suggest_kind(rules, slice_of("森林覆盖率"), SLICE("%"),
                                A_LEVEL).nature, NAT_BINDING);
}

/* --- lead units ---------------------------------------------------------- */

static const char *const names[] = {
  "发展和改革委员会", "教育局", "科学技术局", "工业和信息化局", "公安局",
  "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局",
  "生态环境局", "住房和城乡建设局", "交通运输局", "水利局", "农业农村局",
  "商务局", "文化和旅游局", "卫生健康委员会", "退役军人事务局",
  "应急管理局", "审计局", "国有资产监督管理委员会", "市场监督管理局",
  "体育局", "统计局", "医疗保障局", "林业和草原局", "信访局",
  "城市管理局", "政务服务局", "大数据管理局", "残疾人联合会",
  "妇女联合会", "红十字会", "民族宗教事务局", "地方金融管理局",
};
#define UNITS (sizeof(names) / sizeof(names[0]))

static uint32_t all_units(ls_unit *units)
{
  for(uint32_t i = 0; i < UNITS; i++)
    units[i] = (ls_unit){ .id = i + 1, .name = names[i], .aliases = "" };
  return UNITS;
}

static void lead_units_of_tasks(void **state)
{
  static const char *const fact[][2] = {
    { "新建中小学5所，新增学位6000个", "教育局" },
    { "改造老旧小区42个，加装电梯120部", "住房和城乡建设局" },
    { "城镇新增就业3.2万人", "人力资源和社会保障局" },
    { "新改建农村公路260公里", "交通运输局" },
    { "建设高标准农田12万亩", "农业农村局" },
    { "社会消费品零售总额增长6%", "商务局" },
    { "新增养老床位800张", "民政局" },
    { "规上工业增加值增长7%", "工业和信息化局" },
    { "空气质量优良天数比例达到86%", "生态环境局" },
    { "培育高新技术企业30家", "科学技术局" },
  };
  ls_unit units[UNITS];
  uint32_t n = all_units(units);
  (void)state;
  for(size_t i = 0; i < sizeof(fact) / sizeof(fact[0]); i++) {
    ls_lead lead;
    assert_int_equal(suggest_unit(rules, slice_of(fact[i][0]), units, n,
                                  &lead, 1), 1);
    assert_true(lead.unit > 0 && lead.word.n > 0 && lead.line > 0);
    if(strcmp(names[lead.unit - 1], fact[i][1]))
      fail_msg("%s: %s by %.*s", fact[i][0], names[lead.unit - 1],
               (int)lead.word.n, lead.word.s);
  }
  ls_lead none;
  assert_int_equal(suggest_unit(rules, SLICE("持续改进作风"), units, n, &none,
                                1), 0);
}

/* One line of a task list: "N.text（牵头单位：A、B）。" */
typedef struct hits {
  int lines, first, any;
} hits;

static void judge_line(char *line, hits *h)
{
  static const char mark[] = "（牵头单位：", stop[] = "）";
  ls_unit units[UNITS];
  ls_lead lead;
  char *open = strstr(line, mark), *end;
  if(!open || !(end = strstr(open, stop)))
    return;
  *open = *end = 0;
  h->lines++;
  int got = suggest_unit(rules, slice_of(line), units, all_units(units),
                         &lead, 1);
  bool first = true;
  for(char *name = open + sizeof(mark) - 1; *name; first = false) {
    char *sep = strstr(name, "、");
    if(sep)
      *sep = 0;
    if(got && lead.unit && unit_same(rules, names[lead.unit - 1], name)) {
      h->any++;
      h->first += first;
      return;
    }
    name = sep ? sep + sizeof("、") - 1 : name + strlen(name);
  }
  print_message("    not: %.60s -> %s\n", line,
                got && lead.unit ? names[lead.unit - 1] : "-");
}

/* Odd lines were looked at when the list was made, even ones are measured;
 * whoever wrote the list had seen both, so this is no test of strangers. */
static void lead_units_of_real_lists(void **state)
{
  char path[4096], line[4096];
  hits half[2] = { { 0, 0, 0 }, { 0, 0, 0 } };
  int n = 0;
  (void)state;
  snprintf(path, sizeof(path),
           "%s/task_lists_with_lead_units_from_reports.txt",
           tables ? tables : ".");
  FILE *f = fopen(path, "r");
  if(!f) {
    print_message("skipped: no task lists of real reports at hand\n");
    skip();
  }
  while(fgets(line, sizeof(line), f))
    if(line[0] != '#')
      judge_line(line, &half[n++ % 2]);
  fclose(f);
  for(int i = 0; i < 2; i++)
    print_message("    %s: %d tasks, one of its lead units %d, the first "
                  "%d\n", i ? "measured" : "tuned on", half[i].lines,
                  half[i].any, half[i].first);
  assert_true(half[1].any * 2 >= half[1].lines);
}

int main(int argc, char **argv)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_unit_by_many_names),
    cmocka_unit_test(units_are_found),
    cmocka_unit_test(measures_by_name_and_unit),
    cmocka_unit_test(lead_units_of_tasks),
    cmocka_unit_test(lead_units_of_real_lists),
  };
  ls_err err = { 0 };
  tables = argc > 1 ? argv[1] : NULL;
  if(!(rules = rules_load(NULL, NULL, NULL, &err)))
    return 1;
  int rc = cmocka_run_group_tests(tests, NULL, NULL);
  rules_free(rules);
  return rc;
}
