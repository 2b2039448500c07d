/* The table of elements. */
#include "doc/html_tags.h"

static const struct {
  const char *name;
  uint8_t n, props;
} tags[] = {
#define X(id, name, props) { name, sizeof(name) - 1, props },
  HTML_TAGS(X)
#undef X
};

#define TAGS (int)(sizeof(tags) / sizeof(tags[0]))
#define LONGEST 10 /* blockquote, figcaption */

static int compare(const char *name, size_t n, int i)
{
  size_t k = tags[i].n;
  int d = memcmp(name, tags[i].name, n < k ? n : k);
  return d ? d : n < k ? -1 : n > k;
}

/* Any hash does: a collision only lets the end tag of one unknown element
 * close another. */
static uint16_t other(ls_slice name)
{
  uint32_t h = 2166136261u;
  for(size_t i = 0; i < name.n && i < 64; i++)
    h = (h ^ (uint8_t)(name.s[i] | 0x20)) * 16777619u;
  return (uint16_t)(TAG_OTHER + h % (0xFFFFu - TAG_OTHER));
}

uint16_t html_tag_of(ls_slice name)
{
  char low[LONGEST];
  if(name.n > LONGEST)
    return other(name);
  for(size_t i = 0; i < name.n; i++)
    low[i] = name.s[i] >= 'A' && name.s[i] <= 'Z' ? (char)(name.s[i] | 0x20)
                                                 : name.s[i];
  int a = 0, b = TAGS;
  while(a < b) {
    int mid = (a + b) / 2, d = compare(low, name.n, mid);
    if(!d)
      return (uint16_t)(mid + 1);
    if(d < 0)
      b = mid;
    else
      a = mid + 1;
  }
  return other(name);
}

unsigned html_props(uint16_t tag)
{
  return tag > HTML_TEXT && tag < TAG_OTHER ? tags[tag - 1].props : 0;
}
