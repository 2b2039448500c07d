"""The year of the sample city, as its supervision office lives it.

  year.py LUOSHI SAMPLES

January: the report is taken in, the task table goes out, is edited and comes
back; items are issued and signed for.  Twelve months: twenty units get a form
each, fill it in and send it back; a deadline is extended, a target lowered, a
figure corrected, a finished item returned and then verified.  Every month end
the lights are noted, and at the end of the year all of them are replayed.
Then the ledger is verified, copied, carried over as files, and takes in next
year's report.  What must hold is asserted on the way; the last line counts.
"""
import csv
import json
import os
import subprocess
import sys
import tempfile

from form import Form

UNITS = [
    "发展和改革委员会", "工业和信息化局", "财政局", "住房和城乡建设局",
    "农业农村局", "教育局", "卫生健康委员会", "人力资源和社会保障局",
    "生态环境局", "交通运输局", "水利局", "商务局", "文化广电和旅游局",
    "科学技术局", "自然资源和规划局", "民政局", "应急管理局",
    "市场监督管理局", "统计局", "行政审批服务管理局",
]
LUOSHI, SAMPLES = map(os.path.abspath, sys.argv[1:3])
checks = failed = 0


def check(what, ok, more=""):
    global checks, failed
    checks += 1
    if not ok:
        failed += 1
        print("FAIL ", what, more)


class Office:
    """A ledger, and the day it is there."""

    def __init__(self, folder):
        self.folder = folder
        self.day = "2024-01-15"

    def run(self, *words, who=None, fails=False):
        env = dict(os.environ, LUOSHI_NOW=self.day + "T09:00:00",
                   LUOSHI_LEDGER=os.path.join(self.folder, "luoshi.db"))
        line = [LUOSHI, *map(str, words), "--lang", "zh"]
        if who:
            line += ["--as", who]
        r = subprocess.run(line, cwd=self.folder, env=env, text=True,
                           capture_output=True)
        if (r.returncode != 0) != fails:
            check(" ".join(line[1:]), False,
                  "status %d: %s" % (r.returncode, r.stderr))
        return r.stderr if fails else r.stdout

    def records(self, *words, **how):
        return [json.loads(x) for x in
                self.run(*words, "--json", **how).splitlines()]

    def path(self, name):
        return os.path.join(self.folder, name)


def people(o):
    o.run("init", "--place", "清禾市", "--as", "李办")
    for name in UNITS:
        o.run("units", "add", "清禾市" + name, who="李办")
        o.run("users", "add", "联络员-" + name, "--role", "unit", "--unit",
              "清禾市" + name, who="李办")
    o.run("users", "add", "王科", "--role", "supervisor", who="李办")
    o.run("users", "add", "赵副市长", "--role", "leader", who="李办")
    o.run("users", "add", "记者", "--role", "reader", who="李办")


def january(o):
    """The report, and the table that makes tasks of it."""
    o.run("ingest", os.path.join(SAMPLES, "qinghe-2024.txt"), who="王科")
    items = o.records("items")
    check("every item is there", len(items) > 400, len(items))
    again = o.run("ingest", os.path.join(SAMPLES, "qinghe-2024.txt"),
                  who="王科")
    check("the same bytes change nothing",
          len(o.records("items")) == len(items), again)
    refused = o.run("issue", items[0]["id"], who="记者", fails=True)
    check("a reader may not issue", "记者" in refused or "不" in refused,
          refused)
    table = o.path("任务分解表.csv")
    o.run("export", "tasks", "--format", "csv", "--out", table)
    with open(table, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.DictReader(f))
    check("one row an item", len(rows) == len(items), len(rows))
    kept = {}
    for i, row in enumerate(rows):
        if row["类型"] in ("指标", "节点"):
            unit = (row["牵头单位"].replace("（建议）", "") or
                    "清禾市" + UNITS[i % len(UNITS)])
            row["牵头单位"] = unit
            row["完成时限"] = row["完成时限"] or "2024-12-31"
            kept[row["系统号"]] = unit
    with open(table, "w", encoding="utf-8-sig", newline="") as f:
        w = csv.DictWriter(f, rows[0].keys())
        w.writeheader()
        w.writerows(rows)
    told = o.run("import", "tasks", table, "--dry-run", who="王科")
    check("a dry run writes nothing",
          not any(x.get("lead") for x in o.records("items", "--state",
                                                   "issued")), told)
    o.run("import", "tasks", table, who="王科")
    o.run("import", "tasks", table, "--dry-run", who="王科")
    for name in UNITS:
        mine = [k for k, u in kept.items() if u.endswith(name)]
        check(name + " has something to do", bool(mine))
        o.run("issue", *mine, who="王科")
        o.run("sign", "--all", "--led-by", "清禾市" + name, "--state",
              "issued", who="联络员-" + name)
    signed = o.records("items", "--state", "signed")
    check("all that was given is signed for", len(signed) == len(kept),
          "%d of %d" % (len(signed), len(kept)))
    stranger = o.run("update", signed[0]["id"], "--period", "2024-01",
                     "--words", "无", who="记者", fails=True)
    check("a reader may not report", bool(stranger))
    return kept


def value(goal, month, unit, behind):
    """A plausible year to date for a goal such as ≥8% or 210亿元."""
    digits = "".join(c for c in goal if c.isdigit() or c in ".-")
    try:
        n = float(digits.split("-")[0] or 0)
    except ValueError:
        return None
    for word, scale in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if word in goal:
            n *= scale
            break
    if "%" in unit or "点" in unit:
        return round(n * (0.6 if behind else 1.02), 2)
    return round(n * month / 12 * (0.5 if behind else 1.05), 2)


def fill_figure(form, head, row, cells, month, behind):
    v = value(cells.get(head["目标"], ""), month,
              cells.get(head["计量单位"], ""), behind)
    if v is not None:
        form.put(row, head["本期累计"], v)


def fill(o, name, month, blob):
    period = "2024-%02d" % month
    path = o.path("%s-%s.xlsx" % (name, period))
    o.run("export", "form", "清禾市" + name, "--period", period, "--out",
          path)
    form = Form(path)
    asked = 0
    late = UNITS.index(name) % 7 == 3 and month in (4, 5)
    for sheet in range(len(form.sheets)):
        head, body = form.table(sheet)
        figures = "本期累计" in head
        asked += len(body) if figures else 0
        for n, (row, cells) in enumerate([] if late else body):
            if figures:
                fill_figure(form, head, row, cells, month,
                            n % 5 == 0 and month < 10)
                continue
            form.put(row, head["完成百分比"], min(100, 8 * month + n % 3))
            form.put(row, head["进展情况"], "%d 月按计划推进，%s" % (month,
                                                                    blob))
    form.save()
    o.run("import", "form", path, who="联络员-" + name)
    os.unlink(path)
    return asked


def note_lights(o, day):
    return [(x["id"], x["judgement"]["light"], x["judgement"].get("rule"))
            for x in o.records("status", "--light",
                               "red,yellow,grey,green,closed", "--at", day)
            if x["type"] == "item"]


def year(o, kept):
    lights = {}
    ids = [x["id"] for x in o.records("items", "--state", "signed")]
    for month in range(1, 13):
        next_month = month % 12 + 1
        o.day = "%d-%02d-05" % (2024 + month // 12, next_month)
        asked = sum(fill(o, name, month, "无异常") for name in UNITS)
        check("month %d: figures are asked for" % month, asked > 100, asked)
        if month == 3:
            extend_and_amend(o, ids)
        if month == 6:
            o.run("lock", "2024-05", "--why", "月报已上报", who="王科")
            late = o.run("update", ids[3], "--period", "2024-05", "--words",
                         "补记", who="王科", fails=True)
            check("a closed month is closed", "锁" in late, late)
            o.run("unlock", "2024-05", "--why", "更正统计口径", who="王科")
        if month == 10:
            finish(o, ids)
        lights[o.day] = note_lights(o, o.day)
        check("month %d: every item has a light" % month,
              len(lights[o.day]) >= len(kept),
              "%d of %d" % (len(lights[o.day]), len(kept)))
    return lights


def extend_and_amend(o, ids):
    refused = o.run("extend", ids[0], "--deadline", "2025-03-31", who="王科",
                    fails=True)
    check("an extension needs its reason", bool(refused))
    o.run("extend", ids[0], "--deadline", "2025-03-31", "--why",
          "雨季影响施工", "--approved-by", "赵副市长", who="王科")
    target = next(i for i in ids if "target" in o.run("item", "show", i,
                                                      "--json"))
    o.run("amend", target, "--value", "5", "--why", "外部需求低于预期",
          "--approved-by", "赵副市长", who="王科")
    shown = o.run("item", "show", target)
    check("the first target is still there", "赵副市长" in shown or "5" in
          shown, shown)


def finish(o, ids):
    """One item is reported done, sent back, done again, verified, closed."""
    item = ids[-1]
    unit = o.records("item", "show", item)[0]
    lead = next(n for n in UNITS if n in json.dumps(unit,
                                                    ensure_ascii=False))
    liaison = "联络员-" + lead
    o.run("update", item, "--period", "2024-10", "--percent", "100",
          "--words", "已完工", who=liaison)
    no = o.run("submit", item, who=liaison, fails=True)
    check("done needs evidence", bool(no))
    photo = o.path("竣工验收表.txt")
    with open(photo, "w", encoding="utf-8") as f:
        f.write("验收组一致同意通过。\n")
    o.run("update", item, photo, "--period", "2024-10", "--percent", "100",
          "--words", "已竣工验收", who=liaison)
    o.run("submit", item, who=liaison)
    same = o.run("verify", item, who=liaison, fails=True)
    check("nobody verifies his own", bool(same))
    o.run("return", item, "--why", "缺第三方检测报告", who="王科")
    no = o.run("submit", item, who=liaison, fails=True)
    check("done again needs something new", bool(no))
    test = o.path("检测报告.txt")
    with open(test, "w", encoding="utf-8") as f:
        f.write("检测合格。\n")
    o.run("update", item, test, "--period", "2024-10", "--percent", "100",
          "--words", "补交检测报告", who=liaison)
    o.run("submit", item, who=liaison)
    o.run("verify", item, who="王科")
    o.run("close", item, who="王科")
    state = o.records("item", "show", item)[0]["state"]
    check("it is closed", state == "closed", state)


def replay(o, lights):
    colours = set()
    for day, was in lights.items():
        now = note_lights(o, day)
        colours |= {x[1] for x in now}
        check("the lights of %s as they were" % day, now == was,
              next((p for p in zip(was, now) if p[0] != p[1]), ""))
    check("all colours were seen", colours >= {"red", "yellow", "green",
                                               "grey", "closed"}, colours)


def keep(o):
    told = o.run("verify")
    check("nothing was altered", bool(told))
    o.run("backup", o.path("备份.db"))
    o.run("export", "all", o.path("全部"))
    twin = Office(tempfile.mkdtemp())
    twin.day = o.day
    twin.run("import", "all", o.path("全部"))
    twin.run("export", "all", twin.path("全部"))
    same = subprocess.run(["diff", "-r", o.path("全部"), twin.path("全部")],
                          capture_output=True, text=True)
    check("carried over it is the same ledger", same.returncode == 0,
          same.stdout[:500])
    o.run("rebuild")
    o.run("export", "all", o.path("再次"))
    same = subprocess.run(["diff", "-r", o.path("全部"), o.path("再次")],
                          capture_output=True, text=True)
    check("rebuilt it exports the same", same.returncode == 0,
          same.stdout[:500])


def next_january(o):
    o.day = "2025-01-20"
    before = len(o.records("items"))
    o.run("ingest", os.path.join(SAMPLES, "qinghe-2025.txt"), who="王科")
    check("next year's items stand beside this year's",
          len(o.records("items")) > before + 300)
    check("and can be told apart",
          len(o.records("items", "--year", "2025")) > 300)


def main():
    with tempfile.TemporaryDirectory() as folder:
        o = Office(folder)
        people(o)
        kept = january(o)
        lights = year(o, kept)
        replay(o, lights)
        keep(o)
        next_january(o)
    print("%d checks, %d failed" % (checks, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
