/* Looking up the words of pages. */
#include "doc/html_words.h"

#include "base/tsv.h"
#include "base/vec.h"
#include "doc/html_chars.h"

#define SHORT 60   /* characters of a line that may be furniture */
#define BUCKETS 256

typedef struct word {
  ls_slice s;
  unsigned kind;
  uint32_t next;   /* in its bucket, from 1 */
  bool open;       /* goes on: written with a star */
} word;

struct html_words {
  VEC(word) words;
  uint32_t first[BUCKETS];
};

static const struct {
  const char *name;
  unsigned kind;
} kinds[] = {
  { "frame", HW_FRAME }, { "article", HW_BODY }, { "line", HW_LINE },
  { "begin", HW_BEGIN }, { "end", HW_END }, { "source", HW_SOURCE },
  { "date", HW_DATE }, { "site", HW_SITE }, { "inside", HW_INSIDE },
};

/* By its first three bytes, one character of Chinese. */
static unsigned bucket(const char *s, size_t n)
{
  unsigned h = 0;
  for(size_t i = 0; i < 3; i++)
    h = h * 31 + (i < n ? (uint8_t)s[i] : 0);
  return h % BUCKETS;
}

static void add(ls_arena *a, html_words *w, ls_slice s, ls_slice kind)
{
  for(size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
    if(!slice_eq(kind, slice_of(kinds[i].name)) || s.n < 2)
      continue;
    bool open = s.s[s.n - 1] == '*';
    unsigned b = bucket(s.s, s.n - open);
    *vec_push(a, &w->words) = (word){ { s.s, s.n - open }, kinds[i].kind,
                                      w->first[b], open };
    w->first[b] = w->words.n;
  }
}

const html_words *words_load(ls_arena *a)
{
  html_words *w = arena_zalloc(a, sizeof(*w));
  for(const ls_file *f = html_files; f->name; f++) {
    ls_tsv t;
    tsv_open(&t, (ls_slice){ f->content, f->size });
    tsv_next(&t); /* the header */
    while(tsv_next(&t))
      if(t.n >= 2)
        add(a, w, t.field[0], t.field[1]);
  }
  return w;
}

/* Kinds of the words that are `s`, or begin it and go on. */
static unsigned whole(const html_words *w, ls_slice s, unsigned of)
{
  unsigned found = 0;
  for(uint32_t i = w->first[bucket(s.s, s.n)]; i;
      i = w->words.v[i - 1].next) {
    const word *x = &w->words.v[i - 1];
    if(x->kind & of && (x->open ? s.n > x->s.n : s.n == x->s.n) &&
       !memcmp(x->s.s, s.s, x->s.n))
      found |= x->kind;
  }
  return found;
}

size_t words_at(const html_words *w, ls_slice s, unsigned of)
{
  size_t longest = 0;
  if(s.n < 3)
    return 0;
  for(uint32_t i = w->first[bucket(s.s, s.n)]; i;
      i = w->words.v[i - 1].next) {
    const word *x = &w->words.v[i - 1];
    if(x->kind & of && s.n >= x->s.n && x->s.n > longest &&
       !memcmp(x->s.s, s.s, x->s.n))
      longest = x->s.n;
  }
  return longest;
}

bool words_end(const html_words *w, ls_slice s, unsigned of)
{
  for(uint32_t i = 0; i < w->words.n; i++) {
    const word *x = &w->words.v[i];
    if(x->kind & of && s.n >= x->s.n &&
       !memcmp(s.s + s.n - x->s.n, x->s.s, x->s.n))
      return true;
  }
  return false;
}

/* One class: its name, then its parts between - and _. */
static unsigned one_class(const html_words *w, ls_slice name)
{
  char low[64];
  size_t n = name.n < sizeof(low) ? name.n : sizeof(low), from = 0;
  for(size_t i = 0; i < n; i++)
    low[i] = html_low(name.s[i]);
  unsigned found = whole(w, (ls_slice){ low, n }, HW_FRAME | HW_BODY);
  for(size_t i = 0; i <= n && !found; i++) {
    if(i < n && low[i] != '-' && low[i] != '_')
      continue;
    if(i > from && i - from < n &&
       whole(w, (ls_slice){ low + from, i - from }, HW_FRAME))
      found = HW_PART;
    from = i + 1;
  }
  return found;
}

unsigned words_class(const html_words *w, ls_slice value)
{
  unsigned found = 0;
  for(size_t i = 0; i < value.n;) {
    size_t from = i;
    while(i < value.n && !html_blank(value.s[i]))
      i++;
    if(i > from)
      found |= one_class(w, (ls_slice){ value.s + from, i - from });
    i++;
  }
  return found & HW_BODY ? HW_BODY : found;
}

#define LABELS (HW_BEGIN | HW_END | HW_SOURCE | HW_DATE)

/* How many labels a short line holds; *rest gets the bytes of Chinese and
 * letters outside of all words. */
static unsigned count_words(const html_words *w, ls_slice s, size_t *rest)
{
  unsigned found = 0;
  *rest = 0;
  for(size_t i = 0; i < s.n;) {
    ls_slice at = { s.s + i, s.n - i };
    size_t k = words_at(w, at, LABELS);
    found += k > 0;
    if(!k && (k = words_at(w, at, HW_INSIDE)) > 0)
      found += 2;
    if(!k)
      k = words_at(w, at, HW_LINE);
    if(!k) {
      uint8_t c = (uint8_t)s.s[i];
      k = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
      /* U+3000 to U+303F and U+FF00 to U+FFFF are signs */
      *rest += k == 3 && memcmp(s.s + i, "\xE3\x80", 2) &&
               memcmp(s.s + i, "\xEF\xBC", 2) ? k : 0;
      *rest += k == 1 && (uint8_t)((c | 0x20) - 'a') < 26;
    }
    i += k;
  }
  return found;
}

/* Whether a line begins with a day, and then an hour or a label. */
static bool is_dated(const html_words *w, ls_slice s)
{
  size_t i = 0;
  bool hour = false;
  while(i < s.n) {
    ls_slice at = { s.s + i, s.n - i };
    if(words_at(w, at, LABELS))
      return i > 7;
    hour |= i > 7 && s.n - i > 3 && !memcmp(at.s, "：", 3);
    if((s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '-' || s.s[i] == '/' ||
       s.s[i] == '.')
      i++;
    else if(s.n - i >= 3 && (!memcmp(at.s, "年", 3) ||
                             !memcmp(at.s, "月", 3) ||
                             !memcmp(at.s, "日", 3) ||
                             !memcmp(at.s, "：", 3)))
      i += 3;
    else
      break;
  }
  return hour;
}

unsigned words_line(const html_words *w, ls_slice line, size_t chars)
{
  size_t rest;
  if(chars > SHORT || !line.n)
    return 0;
  if(words_at(w, line, HW_END))
    return HW_END;
  if(words_at(w, line, HW_BEGIN | HW_SOURCE | HW_DATE))
    return HW_BEGIN;
  unsigned found = count_words(w, line, &rest);
  if(!rest && line.n > 2)
    return HW_LINE; /* words and signs alone */
  return found > 1 || is_dated(w, line) ? HW_BEGIN : 0;
}
