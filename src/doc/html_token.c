/* The tokenizer. */
#include "doc/html_token.h"

#include "doc/html_chars.h"

static bool letter(char c)
{
  c = html_low(c);
  return c >= 'a' && c <= 'z';
}

static const char *find(const char *p, const char *end, char c)
{
  const char *q = memchr(p, c, (size_t)(end - p));
  return q ? q : end;
}

/* The end of the attribute value that begins at p. */
static const char *value_end(const char *p, const char *end, ls_slice *value)
{
  if(p < end && (*p == '"' || *p == '\'')) {
    const char *q = find(p + 1, end, *p);
    *value = (ls_slice){ p + 1, (size_t)(q - p - 1) };
    return q < end ? q + 1 : end;
  }
  const char *q = p;
  while(q < end && !html_blank(*q) && *q != '>')
    q++;
  *value = (ls_slice){ p, (size_t)(q - p) };
  return q;
}

bool html_next_attr(const char **at, const char *end, ls_slice *name,
                    ls_slice *value)
{
  const char *p = *at;
  while(p < end && (html_blank(*p) || *p == '/'))
    p++;
  const char *from = p;
  if(p < end && *p == '=')
    p++; /* a name may begin so, says the standard */
  while(p < end && !html_blank(*p) && *p != '/' && *p != '>' && *p != '=')
    p++;
  *name = (ls_slice){ from, (size_t)(p - from) };
  *value = (ls_slice){ p, 0 };
  const char *q = p;
  while(q < end && html_blank(*q))
    q++;
  if(q < end && *q == '=' && p > from) {
    q++;
    while(q < end && html_blank(*q))
      q++;
    p = value_end(q, end, value);
  }
  *at = p;
  return p > from;
}

/* Behind the tag whose name ends at p, or NULL where the page ends in it;
 * *attrs gets its attributes. */
static const char *tag_end(const char *p, const char *end, ls_slice *attrs)
{
  ls_slice name, value;
  const char *from = p;
  while(html_next_attr(&p, end, &name, &value))
    ;
  *attrs = (ls_slice){ from, (size_t)(p - from) };
  return p < end ? p + 1 : NULL;
}

/* NULL where it has no end. */
static const char *comment_end(const char *p, const char *end)
{
  if(p < end && *p == '>')
    return p + 1;
  if(end - p > 1 && p[0] == '-' && p[1] == '>')
    return p + 2;
  for(; (p = find(p, end, '>')) < end; p++)
    if((p[-1] == '-' && p[-2] == '-') ||
       (p[-1] == '!' && p[-2] == '-' && p[-3] == '-'))
      return p + 1;
  return NULL;
}

/* Behind what begins with < and is no tag; NULL where it has no end. */
static const char *declaration_end(const char *p, const char *end)
{
  if(end - p >= 4 && !memcmp(p, "<!--", 4))
    return comment_end(p + 4, end);
  p = find(p, end, '>');
  return p < end ? p + 1 : NULL;
}

/* Where text that begins at p ends: at the next < that begins a tag or a
 * declaration. */
static const char *text_end(const char *p, const char *end)
{
  while((p = find(p, end, '<')) < end) {
    char c = p + 1 < end ? p[1] : ' ';
    if(letter(c) || c == '!' || c == '?')
      return p;
    if(c == '/' && p + 2 < end)
      return p;
    p++;
  }
  return end;
}

static const char *name_end(const char *p, const char *end)
{
  while(p < end && !html_blank(*p) && *p != '/' && *p != '>')
    p++;
  return p;
}

/* The text of an element whose content is no markup, up to its end tag. */
static html_token raw_text(html_lexer *x)
{
  const char *p = x->p, *q = p;
  for(; (q = find(q, x->end, '<')) < x->end; q++) {
    if(q + 2 >= x->end || q[1] != '/' || !letter(q[2]))
      continue;
    /* no name that matters is longer, and each is looked at again */
    const char *stop = x->end - q > 32 ? q + 32 : x->end;
    const char *e = name_end(q + 2, stop);
    if(html_tag_of((ls_slice){ q + 2, (size_t)(e - q - 2) }) == x->raw)
      break;
  }
  x->p = q;
  x->cut |= q == x->end;
  x->raw = 0;
  return (html_token){ HT_TEXT, 0, { p, (size_t)(q - p) } };
}

/* The tag at x->p: `skip` bytes, then its name. */
static bool tag(html_lexer *x, html_token *t, html_token_kind kind, int skip)
{
  const char *from = x->p + skip, *e = name_end(from, x->end);
  t->kind = kind;
  t->tag = html_tag_of((ls_slice){ from, (size_t)(e - from) });
  const char *next = tag_end(e, x->end, &t->text);
  x->p = next ? next : x->end;
  x->cut |= !next;
  if(next && kind == HT_OPEN && html_is(t->tag, TP_RAW))
    x->raw = t->tag;
  return next != NULL;
}

html_token html_next(html_lexer *x)
{
  html_token t = { HT_END, 0, { x->p, 0 } };
  if(x->raw)
    return raw_text(x);
  while(x->p < x->end) {
    const char *p = x->p, *e = text_end(p, x->end);
    if(e > p) {
      x->p = e;
      return (html_token){ HT_TEXT, 0, { p, (size_t)(e - p) } };
    }
    if(letter(p[1])) {
      if(tag(x, &t, HT_OPEN, 1))
        return t;
    } else if(p[1] == '/' && letter(p[2])) {
      if(tag(x, &t, HT_CLOSE, 2))
        return t;
    } else {
      e = declaration_end(p, x->end);
      x->cut |= !e;
      x->p = e ? e : x->end;
    }
  }
  return (html_token){ HT_END, 0, { x->end, 0 } };
}
