#include "cli/json.h"

#include <stdio.h>

static void text(ls_slice v)
{
  putchar('"');
  for(size_t i = 0; i < v.n; i++) {
    unsigned char c = (unsigned char)v.s[i];
    if(c == '"' || c == '\\')
      printf("\\%c", c);
    else if(c == '\n')
      fputs("\\n", stdout);
    else if(c < 0x20 || c == 0x7F)
      printf("\\u%04x", c);
    else
      putchar(c);
  }
  putchar('"');
}

static void begin(cli_json *j, const char *key)
{
  if(j->comma)
    putchar(',');
  j->comma = true;
  if(key) {
    text(slice_of(key));
    putchar(':');
  }
}

void json_open(cli_json *j, const char *key, char bracket)
{
  begin(j, key);
  putchar(bracket);
  j->comma = false;
}

void json_close(cli_json *j, char bracket)
{
  putchar(bracket);
  j->comma = true;
}

void json_end(cli_json *j)
{
  putchar('\n');
  j->comma = false;
}

void json_slice(cli_json *j, const char *key, ls_slice v)
{
  begin(j, key);
  text(v);
}

void json_str(cli_json *j, const char *key, const char *v)
{
  json_slice(j, key, slice_of(v));
}

void json_int(cli_json *j, const char *key, int64_t v)
{
  begin(j, key);
  printf("%lld", (long long)v);
}

void json_bool(cli_json *j, const char *key, bool v)
{
  begin(j, key);
  fputs(v ? "true" : "false", stdout);
}

void json_some(cli_json *j, const char *key, const char *v)
{
  if(v && v[0])
    json_str(j, key, v);
}

void json_day(cli_json *j, const char *key, ls_day d)
{
  char day[DAY_TEXT];
  day_write(d, day);
  json_some(j, key, day);
}

void json_when(cli_json *j, const char *key, ls_when w)
{
  char when[WHEN_TEXT];
  when_write(w, when);
  json_some(j, key, when);
}

void json_dec(cli_json *j, const char *key, ls_dec d, bool has)
{
  char number[DEC_TEXT];
  if(!has)
    return;
  dec_text(d, number);
  begin(j, key);
  fputs(number, stdout);
}

void json_id(cli_json *j, const char *key, int64_t id)
{
  if(id)
    json_int(j, key, id);
}
