/* The columns of data/schema; a test compares them. */
#include "store/tables.h"

#include <string.h>

#define I(name) { name, 'i' }
#define T(name) { name, 't' }
#define B(name) { name, 'b' }

const store_table store_tables[STORE_TABLES] = {
  [T_SETTING] = {
    "setting", 2, {
      T("name"), T("value")
    },
    "insert into setting (place, entry, n, name, value) values ($1, $2, $3, "
    "$4, $5)",
    "select entry, n, name, value from setting where place = $1 and entry >= "
    "$2 order by entry, n",
    "select count(*) from setting where place <> $1"
  },
  [T_UNIT] = {
    "unit", 5, {
      I("unit"), I("version"), T("name"), T("aliases"), I("parent")
    },
    "insert into unit (place, entry, n, unit, version, name, aliases, "
    "parent) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    "select entry, n, unit, version, name, aliases, parent from unit where "
    "place = $1 and entry >= $2 order by entry, n",
    "select count(*) from unit where place <> $1"
  },
  [T_POST] = {
    "post", 5, {
      I("post"), I("version"), I("unit"), T("name"), T("holder")
    },
    "insert into post (place, entry, n, post, version, unit, name, holder) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8)",
    "select entry, n, post, version, unit, name, holder from post where "
    "place = $1 and entry >= $2 order by entry, n",
    "select count(*) from post where place <> $1"
  },
  [T_ACCOUNT] = {
    "account", 7, {
      I("account"), I("version"), T("name"), T("shown"), T("role"), I("unit"),
      I("gone")
    },
    "insert into account (place, entry, n, account, version, name, shown, "
    "role, unit, gone) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    "select entry, n, account, version, name, shown, role, unit, gone from "
    "account where place = $1 and entry >= $2 order by entry, n",
    "select count(*) from account where place <> $1"
  },
  [T_CONTENT] = {
    "content", 4, {
      T("sha256"), T("sm3"), I("size"), B("bytes")
    },
    "insert into content (place, entry, n, sha256, sm3, size, bytes) values "
    "($1, $2, $3, $4, $5, $6, $7)",
    "select entry, n, sha256, sm3, size, bytes from content where place = $1 "
    "and entry >= $2 order by entry, n",
    "select count(*) from content where place <> $1"
  },
  [T_REPORT] = {
    "report", 11, {
      I("report"), T("name"), I("year"), T("about"), T("sha256"),
      T("encoding"), T("reader"), T("text_sha256"), I("chars"), T("words"),
      I("replaces")
    },
    "insert into report (place, entry, n, report, name, year, about, sha256, "
    "encoding, reader, text_sha256, chars, words, replaces) values ($1, $2, "
    "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    "select entry, n, report, name, year, about, sha256, encoding, reader, "
    "text_sha256, chars, words, replaces from report where place = $1 and "
    "entry >= $2 order by entry, n",
    "select count(*) from report where place <> $1"
  },
  [T_INDICATOR] = {
    "indicator", 9, {
      I("indicator"), I("version"), T("name"), T("unit"), I("direction"),
      T("frequency"), T("nature"), T("measure"), I("source_unit")
    },
    "insert into indicator (place, entry, n, indicator, version, name, unit, "
    "direction, frequency, nature, measure, source_unit) values ($1, $2, $3, "
    "$4, $5, $6, $7, $8, $9, $10, $11, $12)",
    "select entry, n, indicator, version, name, unit, direction, frequency, "
    "nature, measure, source_unit from indicator where place = $1 and entry "
    ">= $2 order by entry, n",
    "select count(*) from indicator where place <> $1"
  },
  [T_ITEM] = {
    "item", 25, {
      I("item"), I("version"), T("state"), T("number"), I("year"),
      I("report"), I("span_start"), I("span_end"), T("quote"), T("source"),
      T("section"), T("task"), T("kind"), T("missing"), I("lead_unit"),
      I("lead_post"), T("others"), I("unit_suggested"), T("deadline"),
      T("deadline_how"), T("started"), I("indicator"), I("published"),
      I("parent"), I("merged_into")
    },
    "insert into item (place, entry, n, item, version, state, number, year, "
    "report, span_start, span_end, quote, source, section, task, kind, "
    "missing, lead_unit, lead_post, others, unit_suggested, deadline, "
    "deadline_how, started, indicator, published, parent, merged_into) "
    "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
    "$15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)",
    "select entry, n, item, version, state, number, year, report, "
    "span_start, span_end, quote, source, section, task, kind, missing, "
    "lead_unit, lead_post, others, unit_suggested, deadline, deadline_how, "
    "started, indicator, published, parent, merged_into from item where "
    "place = $1 and entry >= $2 order by entry, n",
    "select count(*) from item where place <> $1"
  },
  [T_TARGET] = {
    "target", 11, {
      I("target"), I("version"), I("item"), I("indicator"), T("area"),
      T("period"), T("cmp"), T("value"), T("value_hi"), T("baseline"),
      T("nature")
    },
    "insert into target (place, entry, n, target, version, item, indicator, "
    "area, period, cmp, value, value_hi, baseline, nature) values ($1, $2, "
    "$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    "select entry, n, target, version, item, indicator, area, period, cmp, "
    "value, value_hi, baseline, nature from target where place = $1 and "
    "entry >= $2 order by entry, n",
    "select count(*) from target where place <> $1"
  },
  [T_NODE] = {
    "node", 4, {
      I("item"), T("by_day"), T("words"), T("value")
    },
    "insert into node (place, entry, n, item, by_day, words, value) values "
    "($1, $2, $3, $4, $5, $6, $7)",
    "select entry, n, item, by_day, words, value from node where place = $1 "
    "and entry >= $2 order by entry, n",
    "select count(*) from node where place <> $1"
  },
  [T_OBSERVATION] = {
    "observation", 7, {
      I("indicator"), T("area"), T("period"), I("month_only"), T("value"),
      I("revision"), I("unit")
    },
    "insert into observation (place, entry, n, indicator, area, period, "
    "month_only, value, revision, unit) values ($1, $2, $3, $4, $5, $6, $7, "
    "$8, $9, $10)",
    "select entry, n, indicator, area, period, month_only, value, revision, "
    "unit from observation where place = $1 and entry >= $2 order by "
    "entry, n",
    "select count(*) from observation where place <> $1"
  },
  [T_PROGRESS] = {
    "progress", 8, {
      I("item"), T("period"), T("stage"), T("percent"), T("words"),
      T("problem"), T("next_step"), I("unit")
    },
    "insert into progress (place, entry, n, item, period, stage, percent, "
    "words, problem, next_step, unit) values ($1, $2, $3, $4, $5, $6, $7, "
    "$8, $9, $10, $11)",
    "select entry, n, item, period, stage, percent, words, problem, "
    "next_step, unit from progress where place = $1 and entry >= $2 order by "
    "place, entry, n",
    "select count(*) from progress where place <> $1"
  },
  [T_EVIDENCE] = {
    "evidence", 5, {
      I("evidence"), I("item"), T("name"), T("sha256"), I("size")
    },
    "insert into evidence (place, entry, n, evidence, item, name, sha256, "
    "size) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    "select entry, n, evidence, item, name, sha256, size from evidence where "
    "place = $1 and entry >= $2 order by entry, n",
    "select count(*) from evidence where place <> $1"
  },
  [T_DECISION] = {
    "decision", 5, {
      I("item"), T("act"), T("from_state"), T("to_state"), T("why")
    },
    "insert into decision (place, entry, n, item, act, from_state, to_state, "
    "why) values ($1, $2, $3, $4, $5, $6, $7, $8)",
    "select entry, n, item, act, from_state, to_state, why from decision "
    "where place = $1 and entry >= $2 order by entry, n",
    "select count(*) from decision where place <> $1"
  },
  [T_AMENDMENT] = {
    "amendment", 7, {
      I("item"), T("field"), T("was"), T("became"), T("why"),
      T("approved_by"), I("weaker")
    },
    "insert into amendment (place, entry, n, item, field, was, became, why, "
    "approved_by, weaker) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    "select entry, n, item, field, was, became, why, approved_by, weaker "
    "from amendment where place = $1 and entry >= $2 order by entry, n",
    "select count(*) from amendment where place <> $1"
  },
  [T_LOCK] = {
    "period_lock", 3, {
      T("period"), I("locked"), T("why")
    },
    "insert into period_lock (place, entry, n, period, locked, why) values "
    "($1, $2, $3, $4, $5, $6)",
    "select entry, n, period, locked, why from period_lock where place = $1 "
    "and entry >= $2 order by entry, n",
    "select count(*) from period_lock where place <> $1"
  },
  [T_EXTRA] = {
    "extra", 3, {
      I("item"), T("name"), T("value")
    },
    "insert into extra (place, entry, n, item, name, value) values ($1, $2, "
    "$3, $4, $5, $6)",
    "select entry, n, item, name, value from extra where place = $1 and "
    "entry >= $2 order by entry, n",
    "select count(*) from extra where place <> $1"
  },
  [T_AREA] = {
    "area", 6, {
      T("area"), I("version"), T("name"), T("aliases"), T("parent"), I("gone")
    },
    "insert into area (place, entry, n, area, version, name, aliases, "
    "parent, gone) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    "select entry, n, area, version, name, aliases, parent, gone from area "
    "where place = $1 and entry >= $2 order by entry, n",
    "select count(*) from area where place <> $1", 2
  },
  [T_UNIT_END] = {
    "unit_end", 3, {
      I("unit"), I("successor"), T("why")
    },
    "insert into unit_end (place, entry, n, unit, successor, why) values "
    "($1, $2, $3, $4, $5, $6)",
    "select entry, n, unit, successor, why from unit_end where place = $1 "
    "and entry >= $2 order by entry, n",
    "select count(*) from unit_end where place <> $1", 2
  },
  [T_NOTE] = {
    "observation_note", 6, {
      I("indicator"), T("area"), T("period"), I("month_only"), I("revision"),
      T("words")
    },
    "insert into observation_note (place, entry, n, indicator, area, "
    "period, month_only, revision, words) values ($1, $2, $3, $4, $5, $6, "
    "$7, $8, $9)",
    "select entry, n, indicator, area, period, month_only, revision, words "
    "from observation_note where place = $1 and entry >= $2 order by "
    "entry, n",
    "select count(*) from observation_note where place <> $1", 2
  },
  [T_RULE_FILE] = {
    "rule_file", 2, {
      T("name"), T("sha256")
    },
    "insert into rule_file (place, entry, n, name, sha256) values ($1, $2, "
    "$3, $4, $5)",
    "select entry, n, name, sha256 from rule_file where place = $1 and "
    "entry >= $2 order by entry, n",
    "select count(*) from rule_file where place <> $1", 2
  },
};

int store_table_of(ls_slice name)
{
  for(int i = 0; i < STORE_TABLES; i++)
    if(slice_eq(name, slice_of(store_tables[i].name)))
      return i;
  return -1;
}
