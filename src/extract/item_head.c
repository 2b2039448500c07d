/* How a clause opens: with a verb of work, or with what is none. */
#include "extract/item.h"

#include "extract/milestone.h" /* ms_skip */

#define ACTIONS LEX_BIT(LEX_ACTIONS)
#define SLOGANS LEX_BIT(LEX_SLOGANS)
#define MARKS LEX_BIT(LEX_MARKS)
#define OPENERS 12 /* words passed over in front of a verb, at most */
#define REACH 60   /* how far a verb may stand behind its manner */

enum { SAY_ADDRESS, SAY_MANNER, SAY_DISPOSAL, SAY_AIM, SAY_SLOGAN,
       SAY_CONNECTIVE, SAY_STANCE, SAY_JUDGEMENT };

static bool dash(uint16_t c)
{
  return c == u'—' || c == '-' || c == u'－' || c == u'·' || c == u'●' ||
         c == u'◆' || c == u'■';
}

/* Behind numbering at `p`: （一） 1. 2、 ① 一是 三要 ——. */
static uint32_t skip_numbering(const ls_doc *d, uint32_t p, uint32_t e)
{
  uint32_t k = p;
  while(k < e && (ch_is(d->f[k], CH_SPACE) || dash(d->f[k])))
    k++;
  if(k < e && d->f[k] >= u'①' && d->f[k] <= u'⑳')
    return k + 1;
  bool bracket = k < e && d->f[k] == u'（';
  uint32_t n = k + bracket;
  while(n < e && n < k + 4 && ch_is(d->f[n], CH_DIGIT | CH_CNUM))
    n++;
  if(n == k + bracket || n >= e)
    return k;
  uint16_t c = d->f[n];
  if(bracket)
    return c == u'）' ? n + 1 : k;
  if(c == '.' || c == u'．' || c == u'、') {
    bool decimal = c == '.' && ch_is(d->f[n + 1], CH_DIGIT);
    return decimal ? k : n + 1;
  }
  return (c == u'是' || c == u'要') && ch_is(d->f[k], CH_CNUM) ? n + 1 : k;
}

static bool opens(const ls_entry *x)
{
  return x->list == LEX_ACTIONS && x->e[0] < ACT_ADVERB;
}

/* The row at `p`: where a word is in both lists, that of the slogans; a
 * verb of work before the same word as a predicate. */
static const ls_entry *row_at(const ls_doc *d, uint32_t p, uint32_t e)
{
  const ls_entry *x = doc_at(d, p, e, ACTIONS | SLOGANS);
  if(!x)
    return NULL;
  const ls_entry *say = lex_in(x, LEX_SLOGANS);
  if(say)
    return say;
  for(const ls_entry *y = x; y; y = lex_next(y))
    if(opens(y))
      return y;
  return lex_in(x, LEX_ACTIONS);
}

#define one_of(c, lit) CH_ONE_OF(c, lit)

/* A verb and nothing else: no word that is a noun as often, nor the
 * beginning of a longer noun (创新型, 供应链). */
static bool verb_only(const ls_doc *d, uint32_t p, const ls_entry *x)
{
  return opens(x) && x->e[0] != ACT_BOTH &&
         !one_of(d->f[p + x->len], u"的、，型链性化式率费力者品员权税期等和与这是");
}

const ls_entry *it_verb_at(const ls_doc *d, uint32_t p, uint32_t e,
                           uint32_t object)
{
  for(int i = 0; i < OPENERS; i++) {
    const ls_entry *x = row_at(d, p, e);
    if(!x || x->list != LEX_ACTIONS)
      return NULL;
    if(opens(x))
      return verb_only(d, p, x) && e - p >= x->len + object ? x : NULL;
    if(x->e[0] != ACT_ADVERB)
      return NULL;
    p += x->len;
  }
  return NULL;
}

/* 按照…的原则, 以…为核心, 通过…等方式: the whole clause is manner. */
static bool all_manner(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t tails[][3] = {
    u"原则", u"要求", u"思路", u"基础", u"方针", u"理念", u"契机", u"目标",
    u"重点", u"方式", u"抓手", u"导向", u"核心", u"主线", u"引领", u"机遇",
    u"方向", u"关键", u"根本", u"动力", u"载体", u"依托", u"支撑", u"途径",
    u"形式", u"办法", u"手段", u"优势", u"标准", u"牵引", u"主体", u"统领",
    u"方面", u"领域", u"同时", u"之下", u"措施", u"渠道", u"作用", u"部署",
    u"地位", u"任务", u"需要", u"形势", u"战场", u"格局", u"趋势", u"特点",
    u"突破", u"作为", u"进展", u"成效", u"担当", u"努力", u"时间", u"前提",
    u"保障", u"为先", u"为本", u"为主", u"为要", u"之上", u"精神", u"实施"
  };
  if(e < s + 3)
    return false;
  if(one_of(d->f[e - 1], u"下上中前后里时"))
    return true;
  if(!one_of(d->f[e - 1], u"则求路础针念机标点式手向心线领遇键本力体托撑径法段势"
                         u"准引面域时下施道用署位务要场局破为展效当间提障先主上"
                         u"神"))
    return false; /* what they end with */
  for(size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
    if(d->f[e - 2] == tails[i][0] && d->f[e - 1] == tails[i][1])
      return true;
  return false;
}

/* 把…作为重点, 坚持把…摆在首位: a stance. */
static bool stance(const ls_doc *d, uint32_t s, uint32_t e)
{
  static const uint16_t words[][3] = { u"作为", u"摆在", u"放在", u"贯穿",
                                       u"置于", u"挺在", u"当作", u"视为",
                                       u"看作", u"融入", u"落到" };
  for(; s + 1 < e; s++)
    for(size_t i = 0; one_of(d->f[s], u"作摆放贯置挺当视看融落") &&
                      i < sizeof(words) / sizeof(words[0]); i++)
      if(d->f[s] == words[i][0] && d->f[s + 1] == words[i][1])
        return true;
  return false;
}

/* 以产业为重点制定…: the verb right behind such words; `e` if none. */
static uint32_t verb_after_tail(const ls_doc *d, uint32_t p, uint32_t e,
                                const ls_entry **row)
{
  uint32_t end = e - p > REACH ? p + REACH : e;
  for(p += 3; p + 4 < end; p++)
    if(d->f[p - 3] == u'为' && all_manner(d, p - 3, p) &&
       (*row = it_verb_at(d, p, e, 3)))
      return p;
  return e;
}

/* The first verb with an object behind `p`, for a clause that opens with
 * its manner (依托园区建设实训基地); `e` if none. */
static uint32_t verb_behind(const ls_doc *d, uint32_t p, uint32_t e,
                            const ls_entry **row)
{
  uint32_t end = e - p > REACH ? p + REACH : e;
  uint32_t from = p;
  while((p = doc_seek(d, p, end, SIGN_ACTION | SIGN_OPEN)) < end) {
    uint32_t k = ms_skip(d, p, e);
    if(k > p + 1) {
      p = k;
      continue;
    }
    if(p > from && !one_of(d->f[p - 1], u"的、和与")) {
      const ls_entry *x = row_at(d, p, e);
      bool grows = d->f[p] == u'发' && d->f[p + 1] == u'展';
      if(x && !grows && verb_only(d, p, x) && e - p >= x->len + 3u) {
        *row = x;
        return p;
      }
    }
    p++;
  }
  return e;
}

/* 各区要推进…, 有关部门必须落实…: the verb behind a subject; `e` if none. */
static uint32_t verb_asked(const ls_doc *d, uint32_t p, uint32_t e,
                           const ls_entry **row)
{
  uint32_t end = e - p > 16 ? p + 16 : e;
  for(p = p + 1; p + 4 < end; p++) {
    uint32_t v = 0;
    if(d->f[p] == u'要' && !one_of(d->f[p - 1], u"重需主必首次纪提") &&
       !one_of(d->f[p + 1], u"素求点件道地务案"))
      v = p + 1;
    else if(d->f[p] == u'必' && d->f[p + 1] == u'须')
      v = p + 2;
    if(v && (*row = it_verb_at(d, v, e, 2)))
      return v;
  }
  return e;
}

static it_head verb_head(it_head h, uint32_t p, const ls_entry *x)
{
  h.open = IT_DO;
  h.row = x;
  h.kind = x->e[0];
  h.body = p + x->len;
  return h;
}

static it_head say_head(const ls_doc *d, it_head h, uint32_t p, uint32_t e,
                        const ls_entry *x)
{
  h.row = x;
  h.body = p + x->len;
  const ls_entry *verb = NULL;
  uint32_t v;
  switch(x->e[0]) {
  case SAY_MANNER:
  case SAY_DISPOSAL:
  case SAY_CONNECTIVE: /* 将 */
    h.open = IT_MANNER;
    h.settled = (!one_of(d->f[p], u"对为向与把将给") &&
                 all_manner(d, p, e)) ||
                (x->len > 1 && one_of(d->f[h.body], u"以把")) ||
                (e - p <= REACH && stance(d, p, e));
    if(h.settled)
      break;
    v = d->f[p] == u'以' ? verb_after_tail(d, h.body, e, &verb)
                         : verb_behind(d, h.body, e, &verb);
    if(v >= e)
      break;
    h.behind = true;
    if(x->e[0] == SAY_MANNER && (x->len > 1 || d->f[p] == u'以'))
      h.start = v;
    return verb_head(h, v, verb);
  case SAY_JUDGEMENT: /* 认为增长5%是积极稳妥的 */
    h.open = IT_MANNER;
    h.settled = true;
    break;
  case SAY_STANCE:
    h.open = IT_MANNER;
    h.settled = all_manner(d, p, e);
    break;
  case SAY_AIM: h.open = IT_AIM; break;
  case SAY_ADDRESS: h.open = IT_ADDRESS; break;
  default: h.open = IT_SLOGAN;
  }
  return h;
}

/* A clause that opens with no word of the lists: a quoted word as manner
 * (“一企一策”推进…), or a subject; 国家已设立… tells of what is done. */
static it_head other_head(const ls_doc *d, it_head h, uint32_t p, uint32_t e)
{
  const ls_entry *x = NULL;
  uint32_t v = ms_skip(d, p, e);
  h.body = p;
  for(uint32_t k = p; k < e && k < p + 10; k++)
    if(d->f[k] == u'已' && d->f[k + 1] != u'有')
      h.open = IT_DONE;
  if(h.open == IT_DONE)
    return h;
  if(v > p + 1 && v < e)
    x = it_verb_at(d, v, e, 2);
  if(!x) {
    v = verb_asked(d, p, e, &x);
    if(v >= e)
      return h;
    h.start = v;
  }
  h.behind = true;
  h = verb_head(h, v, x);
  h.body = v;
  return h;
}

/* 将 before what is no verb is 把. */
static bool takes_object(const ls_doc *d, uint32_t p, uint32_t e,
                         const ls_entry *x)
{
  return x->len == 1 && d->f[p] == u'将' && !row_at(d, p + 1, e);
}

/* 发挥…优势: what another clause is done with. */
static bool gives_advantage(const ls_doc *d, uint32_t p, uint32_t e)
{
  return d->f[p] == u'发' && d->f[p + 1] == u'挥' && e > p + 4 &&
         d->f[e - 2] == u'优' && d->f[e - 1] == u'势';
}

it_head it_head_read(const ls_doc *d, uint32_t s, uint32_t e)
{
  it_head h = { .start = s, .body = s, .open = IT_NONE };
  uint32_t p = skip_numbering(d, s, e);
  h.start = p;
  for(int i = 0; i < OPENERS && p < e; i++) {
    const ls_entry *x = row_at(d, p, e);
    if(!x)
      break;
    if(x->list == LEX_ACTIONS && opens(x)) {
      uint16_t next = d->f[p + x->len];
      if(next == u'是' ||
         (x->e[0] == ACT_BOTH && one_of(next, u"的更就也则必")))
        break; /* 创新是…, 服务更优: a subject */
      h = verb_head(h, p, x);
      if(h.body < e && one_of(d->f[h.body], u"了过"))
        h.open = IT_DONE;
      else if(gives_advantage(d, p, e))
        h.open = IT_MANNER;
      return h;
    }
    if(x->list == LEX_SLOGANS &&
       (x->e[0] != SAY_CONNECTIVE || takes_object(d, p, e, x)))
      return say_head(d, h, p, e, x);
    if(x->list == LEX_ACTIONS && x->e[0] != ACT_ADVERB)
      break;
    p += x->len;
    if(x->list == LEX_SLOGANS)
      h.start = p;
    else if(p < e && (d->f[p] == u'、' || d->f[p] == u'地'))
      p++; /* 高标准、高质量建设, 有步骤地扩大 */
  }
  return p < e ? other_head(d, h, p, e) : h;
}

uint32_t it_marks(const ls_doc *d, uint32_t s, uint32_t e, uint32_t want,
                  ls_span *where)
{
  uint32_t bits = 0;
  for(uint32_t p = s; (p = doc_seek(d, p, e, SIGN_STATE)) < e; p++) {
    const ls_entry *x = doc_at(d, p, e, MARKS);
    if(!x || one_of(d->f[p + x->len], u"专行工试活攻机"))
      continue;
    for(; x; x = lex_next(x)) {
      if(x->list != LEX_MARKS)
        continue;
      if(!(bits & want) && (MARK_BIT(x->e[0]) & want))
        *where = (ls_span){ p, p + x->len };
      bits |= MARK_BIT(x->e[0]);
    }
  }
  return bits;
}
