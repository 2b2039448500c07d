/* Title, publisher and date of a page: what its meta elements say, as the
 * sites of governments must have them, and else its visible lines. */
#define _GNU_SOURCE /* memmem */
#include <stdio.h>

#include "doc/html_chars.h"
#include "doc/html_page.h"

#define LONG 600 /* bytes of a title; longer is none */
#define SHORTEST 6 /* characters of a title */

/* `s` with references resolved and runs of white space as one space. */
static ls_slice clean(html_page *p, ls_slice s)
{
  char b[LONG + 8];
  size_t n = 0;
  bool space = false;
  for(const char *at = s.s, *end = s.s + s.n; at < end && n < LONG;) {
    uint32_t c = html_text_char(&at, end);
    int kind = html_kind(c);
    if(kind == HC_SPACE || kind == HC_WIDE_SPACE)
      space = n > 0;
    else if(kind != HC_NONE) {
      if(space)
        b[n++] = ' ';
      space = false;
      n += (size_t)utf8_put(c, b + n);
    }
  }
  char *made = arena_alloc(p->arena, n + 1);
  memcpy(made, b, n);
  return (ls_slice){ made, n < LONG ? n : 0 }; /* too long for a fact */
}

/* The words of nodes [from, to), as far as a title may be long. */
static ls_slice words_in(html_page *p, uint32_t from, uint32_t to)
{
  char b[3 * LONG + 1];
  size_t k = 0;
  for(uint32_t i = from; i < to; i++) {
    const html_node *n = &p->node[i];
    if(i > from && html_unseen(p, i))
      i = n->end - 1;
    else if(n->tag == HTML_TEXT && k + n->n < 3 * LONG) {
      memcpy(b + k, p->text.s + n->at, n->n);
      k += n->n;
    } else if(n->tag == TAG_BR && k < 3 * LONG)
      b[k++] = ' ';
  }
  return clean(p, (ls_slice){ b, k });
}

static ls_slice words_of(html_page *p, uint32_t node)
{
  return words_in(p, node, p->node[node].end);
}

static bool is(ls_slice s, const char *lower)
{
  size_t n = strlen(lower);
  for(size_t i = 0; i < n; i++)
    if(i >= s.n || html_low(s.s[i]) != lower[i])
      return false;
  return s.n == n;
}

/* The number at *at of at most `most` digits; -1 if there is none. */
static int digits(ls_slice s, size_t *at, size_t most)
{
  int v = 0;
  size_t from = *at;
  while(*at < s.n && *at - from < most && s.s[*at] >= '0' && s.s[*at] <= '9')
    v = v * 10 + s.s[(*at)++] - '0';
  return *at > from ? v : -1;
}

/* Passes over what stands between the numbers of a date: at most one sign
 * and blanks. */
static bool between(ls_slice s, size_t *at, const char *word)
{
  size_t n = strlen(word), from = *at;
  while(*at < s.n && s.s[*at] == ' ')
    ++*at;
  if(s.n - *at >= n && !memcmp(s.s + *at, word, n))
    *at += n;
  else if(*at < s.n && strchr("-/.", s.s[*at]))
    ++*at;
  while(*at < s.n && s.s[*at] == ' ')
    ++*at;
  return *at > from;
}

/* The first day in `s` as 2024-01-09; empty if there is none. */
static ls_slice day_in(html_page *p, ls_slice s)
{
  for(size_t i = 0; i < s.n; i++) {
    size_t at = i;
    if((s.s[i] != '1' && s.s[i] != '2') ||
       (i && s.s[i - 1] >= '0' && s.s[i - 1] <= '9'))
      continue;
    int y = digits(s, &at, 4), m = -1, d = -1;
    if(y >= 1949 && y < 2200 && between(s, &at, "年"))
      m = digits(s, &at, 2);
    if(m >= 1 && m <= 12 && between(s, &at, "月"))
      d = digits(s, &at, 2);
    if(d > 31) /* the hour follows without a space */
      d /= 10;
    if(d < 1 || d > 31)
      continue;
    char *made = arena_alloc(p->arena, 16);
    return (ls_slice){ made, (size_t)snprintf(made, 16, "%04d-%02d-%02d", y,
                                              m, d) };
  }
  return SLICE("");
}

/* --- meta --------------------------------------------------------------- */

typedef struct facts {
  ls_slice article, og, tag; /* titles */
} facts;

static void keep(ls_slice *to, ls_slice s)
{
  if(!to->n)
    *to = s;
}

static void meta(html_page *p, facts *f, uint32_t node)
{
  ls_slice name, content;
  if((!html_attr(p, node, "name", &name) &&
      !html_attr(p, node, "property", &name)) ||
     !html_attr(p, node, "content", &content))
    return;
  content = clean(p, content);
  if(is(name, "articletitle"))
    keep(&f->article, content);
  else if(is(name, "og:title"))
    keep(&f->og, content);
  else if(is(name, "contentsource") || is(name, "publisher"))
    keep(&p->publisher, content);
  else if(is(name, "sitename") || is(name, "og:site_name"))
    keep(&p->site, content);
  else if(is(name, "pubdate") || is(name, "publishdate") ||
          is(name, "article:published_time"))
    keep(&p->date, day_in(p, content));
}

static void read_head(html_page *p, facts *f)
{
  for(uint32_t i = 0; i < p->nodes; i++) {
    if(p->node[i].tag == TAG_META)
      meta(p, f, i);
    else if(p->node[i].tag == TAG_TITLE && !f->tag.n)
      f->tag = words_of(p, i);
  }
}

/* --- <title> ------------------------------------------------------------ */

/* Where a title may be cut at byte i: the length of the sign, 0 if not. */
static size_t cut_at(ls_slice s, size_t i)
{
  static const char *const signs[] = { "_", "|", "｜", " - ", " – ", " — ",
                                       "-", "—", "–", "――", "--" };
  for(size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++) {
    size_t n = strlen(signs[k]);
    if(s.n - i > n && !memcmp(s.s + i, signs[k], n))
      return n;
  }
  return 0;
}

static ls_slice trim(ls_slice s)
{
  while(s.n && s.s[0] == ' ')
    s.s++, s.n--;
  while(s.n && s.s[s.n - 1] == ' ')
    s.n--;
  return s;
}

static bool is_site(const html_page *p, ls_slice s)
{
  return slice_eq(s, p->site) || words_end(p->words, s, HW_SITE);
}

/* A name of the site before a title, with a space between. */
static ls_slice behind_site(const html_page *p, ls_slice s)
{
  for(size_t i = 1; i < s.n; i++)
    if(s.s[i] == ' ' && is_site(p, (ls_slice){ s.s, i }))
      return trim((ls_slice){ s.s + i, s.n - i });
  return s;
}

/* "Title_Column_Site" without what is the site's.  A dash inside a title is
 * told by what follows it, which is no site. */
static ls_slice without_site(const html_page *p, ls_slice s)
{
  for(size_t i = 0; i < s.n; i++) {
    size_t n = i ? cut_at(s, i) : 0;
    if(!n)
      continue;
    ls_slice before = trim((ls_slice){ s.s, i });
    ls_slice after = trim((ls_slice){ s.s + i + n, s.n - i - n });
    bool always = s.s[i] == '_' || s.s[i] == '|' || s.s[i] == ' ' || n > 1;
    if(is_site(p, before) && !is_site(p, after))
      return without_site(p, after);
    if((always && n < 6) || is_site(p, after))
      return before;
    i += n - 1;
  }
  return s;
}

/* --- lines -------------------------------------------------------------- */

/* The title's words as html_squeeze has them, for comparing. */
static bool says(ls_slice line, ls_slice title)
{
  size_t i = 0, j = 0;
  while(j < title.n) {
    if(title.s[j] == ' ') {
      j++;
      continue;
    }
    if(title.s[j] == ':') {
      if(line.n - i < 3 || memcmp(line.s + i, "\xEF\xBC\x9A", 3))
        return false;
      i += 3;
      j++;
      continue;
    }
    if(i >= line.n || line.s[i] != title.s[j])
      return false;
    i++, j++;
  }
  return i == line.n && i > 0;
}

/* The heading that is the title: h1 best, one that agrees with what the
 * head says best of all. */
static uint32_t title_heading(html_page *p, const facts *f)
{
  uint32_t found = 0;
  for(uint32_t i = 1; i < p->nodes; i++) {
    if(html_unseen(p, i)) {
      i = p->node[i].end - 1;
      continue;
    }
    if(p->node[i].tag != TAG_H1)
      continue;
    ls_slice s = words_of(p, i);
    if(!s.n || s.n >= LONG || is_site(p, s))
      continue;
    if(slice_eq(s, f->article) || slice_eq(s, f->tag))
      return i;
    found = found ? found : i;
  }
  return found;
}

static bool in_data(const html_page *p, uint32_t node)
{
  while(node && p->node[node].tag != TAG_TABLE)
    node = p->node[node].parent;
  return p->node[node].flags & HF_DATA;
}

/* The line or heading that says `title`, the last one before the prose: it
 * may stand in a table about the page too.  0 if there is none. */
static uint32_t title_line(html_page *p, ls_slice title)
{
  uint32_t found = 0;
  char b[LONG];
  for(uint32_t i = 0; i < p->lines; i++) {
    const html_line *l = &p->line[i];
    uint32_t block = l->block, end = p->node[block].end;
    if(found && l->prose)
      break;
    if(l->linked * 2 > l->chars || l->chars > LONG / 3 ||
       in_data(p, block))
      continue;
    if(says(html_squeeze(p, l->from, l->to, b, LONG), title) ||
       (end - block < 64 &&
        says(html_squeeze(p, block, end, b, LONG), title)))
      found = l->from;
  }
  return found;
}

/* The longest line of the page that stands in its <title>, among other
 * words there. */
static uint32_t line_in_title(html_page *p, ls_slice title)
{
  uint32_t found = 0, longest = SHORTEST;
  char b[LONG], t[3 * LONG];
  size_t n = 0;
  for(size_t i = 0; i < title.n; i++)
    if(title.s[i] == ':')
      n += (size_t)utf8_put(0xFF1A, t + n);
    else if(title.s[i] != ' ')
      t[n++] = title.s[i];
  for(uint32_t i = 0; i < p->lines && n; i++) {
    const html_line *l = &p->line[i];
    if(found && l->prose)
      break;
    if(l->linked * 2 > l->chars || l->chars > LONG / 3 ||
       l->chars < longest || in_data(p, l->block))
      continue;
    ls_slice s = html_squeeze(p, l->from, l->to, b, LONG);
    if(s.n && memmem(t, n, s.s, s.n) && !is_site(p, s)) {
      found = l->from;
      longest = l->chars;
    }
  }
  return found;
}

static bool starts(ls_slice s, size_t at, const char *z)
{
  size_t n = strlen(z);
  return s.n - at >= n && !memcmp(s.s + at, z, n);
}

/* What follows a label in a line, as far as a space, a bracket or the next
 * label; false where there is no such label. */
static bool after_label(const html_page *p, ls_slice line, unsigned kind,
                        ls_slice *value)
{
  for(size_t i = 0; i < line.n; i++) {
    size_t k = words_at(p->words, (ls_slice){ line.s + i, line.n - i },
                        kind);
    if(!k)
      continue;
    size_t from = i + k;
    while(from < line.n && line.s[from] == ' ')
      from++;
    size_t e = from;
    while(e < line.n && !strchr(" |[<", line.s[e]) &&
          !starts(line, e, "【") && !starts(line, e, "）") &&
          !words_at(p->words, (ls_slice){ line.s + e, line.n - e },
                    HW_BEGIN | HW_END | HW_SOURCE | HW_DATE))
      e++;
    *value = (ls_slice){ line.s + from, e - from };
    return true;
  }
  return false;
}

/* The words of a line, spaces kept, colons written wide; in `b`. */
static ls_slice spaced(html_page *p, const html_line *l, char b[3 * LONG])
{
  ls_slice s = words_in(p, l->from, l->to);
  size_t n = 0;
  for(size_t i = 0; i < s.n; i++)
    if(s.s[i] == ':')
      n += (size_t)utf8_put(0xFF1A, b + n);
    else
      b[n++] = s.s[i];
  return (ls_slice){ b, n };
}

/* The value of a label in line i, or alone in the next where the label
 * fills a cell of its own; "" if there is none. */
static ls_slice labelled(html_page *p, uint32_t i, unsigned kind)
{
  char b[LONG], c[3 * LONG];
  const html_line *l = &p->line[i];
  ls_slice s = html_squeeze(p, l->from, l->to, b, LONG), v;
  if(!after_label(p, s, kind, &v))
    return SLICE("");
  if(v.n && after_label(p, spaced(p, l, c), kind, &s))
    v = s;
  if(v.n || i + 1 == p->lines || l[1].word || l[1].prose || l[1].chars > 60)
    return clean(p, v);
  return words_in(p, l[1].from, l[1].to);
}

/* 来源：, 发布时间： and their like, where the head says nothing. */
static void read_lines(html_page *p)
{
  for(uint32_t i = 0; i < p->lines; i++) {
    if(p->line[i].chars > 120 || p->line[i].prose ||
       (p->publisher.n && p->date.n))
      continue;
    if(!p->publisher.n)
      p->publisher = labelled(p, i, HW_SOURCE);
    if(!p->date.n)
      p->date = day_in(p, labelled(p, i, HW_DATE));
  }
}

static void read_time(html_page *p)
{
  for(uint32_t i = 0; i < p->nodes && !p->date.n; i++) {
    ls_slice s;
    if(p->node[i].tag != TAG_TIME)
      continue;
    if(html_attr(p, i, "datetime", &s))
      p->date = day_in(p, s);
    if(!p->date.n)
      p->date = day_in(p, words_of(p, i));
  }
}

static void guess_title(html_page *p, ls_slice tag)
{
  uint32_t at = line_in_title(p, tag);
  if(!at)
    return;
  const html_line *l = &p->line[p->line_of[at]];
  p->title_node = at;
  p->title = words_in(p, l->from, l->to);
}

void html_name_article(html_page *p)
{
  uint32_t i = p->line_of[p->from], end = p->line_of[p->to];
  while(i < end && p->line[i].drop)
    i++;
  if(p->title.n || i == end || p->line[i].prose || p->line[i].chars > 60)
    return;
  p->title = words_in(p, p->line[i].from, p->line[i].to);
}

void html_find_meta(html_page *p)
{
  facts f = { 0 };
  read_head(p, &f);
  uint32_t h = title_heading(p, &f);
  ls_slice tag = behind_site(p, without_site(p, f.tag));
  ls_slice og = without_site(p, f.og);
  p->title = f.article.n ? f.article : h ? words_of(p, h) : og.n ? og : tag;
  p->title_node = f.article.n || !h ? title_line(p, p->title) : h;
  if(!p->title_node && h && f.article.n) /* worded otherwise */
    p->title_node = h;
  if(!p->title_node && !f.article.n && !h)
    guess_title(p, f.tag);
  if(is_site(p, p->title))
    p->title = SLICE("");
  read_lines(p);
  read_time(p);
}
