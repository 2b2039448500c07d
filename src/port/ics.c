#include "port/ics.h"

#include <stdio.h>
#include <string.h>

#define FOLD 75 /* octets of a line, RFC 5545, 3.1 */

/* A line of the file, folded before it is too long and never within a
 * character. */
static void put_line(ls_buf *b, const char *s)
{
  size_t room = FOLD;
  while(strlen(s) > room) {
    size_t n = room;
    while(n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
      n--;
    if(!n)
      n = room; /* no UTF-8: cut anywhere */
    buf_put(b, s, n);
    buf_puts(b, "\r\n ");
    s += n;
    room = FOLD - 1; /* the space counts */
  }
  buf_puts(b, s);
  buf_puts(b, "\r\n");
}

/* TEXT (3.3.11): backslash, semicolon, comma and line breaks escaped;
 * control characters have no place in it. */
static void put_text(ls_buf *b, const char *name, const char *text)
{
  ls_buf line;
  buf_init(&line, 1 << 20);
  buf_puts(&line, name);
  buf_putc(&line, ':');
  for(; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if(c == '\\' || c == ';' || c == ',')
      buf_fmt(&line, "\\%c", c);
    else if(c == '\n')
      buf_puts(&line, "\\n");
    else if(c >= 0x20 && c != 0x7F)
      buf_putc(&line, (char)c);
  }
  if(buf_failed(&line))
    b->failed = true;
  else
    put_line(b, buf_cstr(&line));
  buf_free(&line);
}

static void put_day(ls_buf *b, const char *name, ls_day d)
{
  char line[64];
  int y, m, day;
  day_parts(d, &y, &m, &day);
  snprintf(line, sizeof(line), "%s;VALUE=DATE:%04d%02d%02d", name, y, m, day);
  put_line(b, line);
}

void ics_begin(ls_buf *b, const char *name)
{
  put_line(b, "BEGIN:VCALENDAR");
  put_line(b, "VERSION:2.0");
  put_line(b, "PRODID:-//luoshi//luoshi//ZH");
  put_line(b, "CALSCALE:GREGORIAN");
  put_text(b, "X-WR-CALNAME", name);
}

/* 2025-03-31T01:00:00 is 20250331T010000Z. */
static void put_stamp(ls_buf *b, const char *now)
{
  char line[40] = "DTSTAMP:";
  size_t n = strlen(line);
  for(; *now && n < 30; now++)
    if(*now != '-' && *now != ':')
      line[n++] = *now;
  line[n++] = 'Z';
  line[n] = 0;
  put_line(b, line);
}

void ics_put(ls_buf *b, const ics_event *e, const char *now)
{
  char line[40];
  put_line(b, "BEGIN:VEVENT");
  put_text(b, "UID", e->uid);
  put_stamp(b, now);
  snprintf(line, sizeof(line), "SEQUENCE:%lld", (long long)e->sequence);
  put_line(b, line);
  put_day(b, "DTSTART", e->day);
  put_day(b, "DTEND", e->day + 1);
  put_text(b, "SUMMARY", e->summary);
  if(*e->description)
    put_text(b, "DESCRIPTION", e->description);
  put_line(b, "TRANSP:TRANSPARENT");
  put_line(b, "BEGIN:VALARM");
  put_line(b, "ACTION:DISPLAY");
  put_line(b, "TRIGGER:-PT9H"); /* three in the afternoon before */
  put_text(b, "DESCRIPTION", e->summary);
  put_line(b, "END:VALARM");
  put_line(b, "END:VEVENT");
}

void ics_end(ls_buf *b)
{
  put_line(b, "END:VCALENDAR");
}
