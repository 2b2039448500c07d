/* Words of the command line against a command's table of options. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/cli.h"

const cli_option cli_everywhere[] = {
  { "help", 'h', OPT_FLAG, NULL, "opt-help", NULL, 0, 0 },
  { "lang", 0, OPT_CHOICE, "arg-lang", "opt-lang",
    (const char *const[]){ "zh", "en", NULL }, 0, 0 },
  { NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 }
};

#define HELP (&cli_everywhere[0])

static int usage(ls_err *err, const char *key, const char *a, const char *b)
{
  return err_set(err, LS_EUSAGE, key, a, b);
}

bool cli_english(int argc, char **argv)
{
  static const char *const from[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
  for(int i = 1; i < argc && strcmp(argv[i], "--"); i++) {
    const char *v = NULL;
    if(!strncmp(argv[i], "--lang=", 7))
      v = argv[i] + 7;
    else if(!strcmp(argv[i], "--lang") && i + 1 < argc)
      v = argv[++i];
    if(v && !strcmp(v, "zh"))
      return false;
    if(v && !strcmp(v, "en"))
      return true;
  }
  for(size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
    const char *v = getenv(from[i]);
    if(v && *v)
      return strncmp(v, "zh", 2) != 0;
  }
  return true;
}

/* --- near words ---------------------------------------------------------- */

/* Edits from a to b, words up to 31 characters. */
static int distance(const char *a, const char *b)
{
  int row[32], n = (int)strlen(b);
  if(n > 31 || strlen(a) > 31)
    return 99;
  for(int j = 0; j <= n; j++)
    row[j] = j;
  for(int i = 1; a[i - 1]; i++) {
    int corner = row[0];
    row[0] = i;
    for(int j = 1; j <= n; j++) {
      int best = corner + (a[i - 1] != b[j - 1]);
      corner = row[j];
      if(row[j] + 1 < best)
        best = row[j] + 1;
      if(row[j - 1] + 1 < best)
        best = row[j - 1] + 1;
      row[j] = best;
    }
  }
  return row[n];
}

const char *cli_nearest(const char *word, const char *const *of)
{
  const char *best = NULL;
  int least = (int)strlen(word) / 3 + 2;
  for(; *of; of++) {
    int d = distance(word, *of);
    if(d < least) {
      least = d;
      best = *of;
    }
  }
  return best;
}

/* --- options ------------------------------------------------------------- */

static const cli_option *in_table(const cli_option *t, const char *name,
                                  size_t n, char letter)
{
  for(; t && t->name; t++)
    if(n ? strlen(t->name) == n && !memcmp(t->name, name, n)
         : letter && t->letter == letter)
      return t;
  return NULL;
}

static const cli_option *find(const cli_command *c, const char *name,
                              size_t n, char letter)
{
  const cli_option *o = in_table(c->options, name, n, letter);
  return o ? o : in_table(cli_everywhere, name, n, letter);
}

static int unknown(const cli_command *c, const char *word, ls_err *err)
{
  const char *names[CLI_OPTIONS + 4];
  char name[40];
  int n = 0;
  if(word[1] == '-') {
    snprintf(name, sizeof(name), "%.*s", (int)strcspn(word + 2, "="),
             word + 2);
    for(const cli_option *o = c->options; o && o->name; o++)
      names[n++] = o->name;
    for(const cli_option *o = cli_everywhere; o->name; o++)
      names[n++] = o->name;
    names[n] = NULL;
    const char *near = cli_nearest(name, names);
    if(near) {
      snprintf(name, sizeof(name), "--%s", near);
      return usage(err, "usage-option-near", word, name);
    }
  }
  return usage(err, "usage-option", word, c->name);
}

static void list_of(const char *const *words, char *out, size_t size)
{
  size_t n = 0;
  out[0] = 0;
  for(; *words && n < size; words++)
    n += (size_t)snprintf(out + n, size - n, "%s%s", n ? ", " : "", *words);
}

static int choice(const cli_option *o, const char *v, size_t n)
{
  for(int i = 0; o->choices[i]; i++)
    if(strlen(o->choices[i]) == n && !memcmp(o->choices[i], v, n))
      return i;
  return -1;
}

static int bad_choice(const cli_option *o, const char *v, ls_err *err)
{
  char what[120], words[120];
  snprintf(what, sizeof(what), "--%s %.60s", o->name, v);
  list_of(o->choices, words, sizeof(words));
  return usage(err, "usage-choice", what, words);
}

static int set_of(const cli_option *o, const char *v, uint64_t *mask,
                  ls_err *err)
{
  *mask = 0;
  for(const char *p = v;; p++) {
    size_t n = strcspn(p, ",");
    int i = choice(o, p, n);
    if(i < 0)
      return bad_choice(o, v, err);
    *mask |= UINT64_C(1) << i;
    p += n;
    if(!*p)
      return 0;
  }
}

static int shift_of(const char *unit)
{
  static const char *const units[] = { "", "K", "M", "G", "k", "m", "g" };
  for(int i = 0; i < 7; i++) {
    size_t n = strlen(units[i]);
    if(!strncmp(unit, units[i], n) &&
       (!unit[n] || (n && (!strcmp(unit + n, "B") ||
                           !strcmp(unit + n, "iB")))))
      return i > 3 ? 10 * (i - 3) : 10 * i;
  }
  return -1;
}

static int number_of(const cli_option *o, const char *v, uint64_t *out,
                     ls_err *err)
{
  char what[120], range[80];
  uint64_t n = 0;
  const char *p = v;
  for(; *p >= '0' && *p <= '9' && n < UINT64_C(1) << 40; p++)
    n = n * 10 + (uint64_t)(*p - '0');
  int shift = o->type == OPT_SIZE ? shift_of(p) : *p ? -1 : 0;
  if(p > v && shift >= 0) {
    *out = n << shift;
    if(*out >= o->min && *out <= o->max)
      return 0;
  }
  snprintf(what, sizeof(what), "--%s %.60s", o->name, v);
  if(o->type == OPT_SIZE)
    return usage(err, "usage-size", what, NULL);
  snprintf(range, sizeof(range), "%llu-%llu", (unsigned long long)o->min,
           (unsigned long long)o->max);
  return usage(err, "usage-number", what, range);
}

/* UTF-8 without control characters (lines and tabs are fine): anything else
 * would stand in tables and JSON that nobody can read back. */
static int check_words(const char *s, ls_err *err)
{
  const uint8_t *p = (const uint8_t *)s, *end = p + strlen(s);
  uint32_t c;
  for(int k; p < end; p += k) {
    k = utf8_next(p, end, &c);
    if(!k)
      return usage(err, "usage-utf8", s, NULL);
    if((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0))
      return usage(err, "usage-control", s, NULL);
  }
  return 0;
}

/* An option's value, into its place in args. */
static int take(const cli_option *o, const cli_option *table, const char *v,
                cli_args *args, ls_err *err)
{
  uint64_t number = 0;
  int rc = 0, i;
  if(o->type == OPT_CHOICE) {
    i = choice(o, v, strlen(v));
    if(i < 0)
      return bad_choice(o, v, err);
    number = (uint64_t)i;
  }
  else if(o->type == OPT_SET)
    rc = set_of(o, v, &number, err);
  else if(o->type == OPT_COUNT || o->type == OPT_SIZE)
    rc = number_of(o, v, &number, err);
  else if(o->type != OPT_FLAG && !*v)
    rc = usage(err, "usage-value", o->name, NULL);
  else if(o->type == OPT_TEXT)
    rc = check_words(v, err);
  if(rc || !in_table(table, o->name, strlen(o->name), 0))
    return rc;
  args->text[o - table] = v;
  args->number[o - table] = number;
  return 0;
}

/* One option at argv[*i]; moves *i over the value it takes.  1: --help. */
static int option(const cli_command *c, int argc, char **argv, int *i,
                  cli_args *args, ls_err *err)
{
  const char *word = argv[*i], *v = NULL;
  const cli_option *o;
  if(word[1] == '-') {
    size_t n = strcspn(word + 2, "=");
    o = n ? find(c, word + 2, n, 0) : NULL;
    v = word[2 + n] == '=' ? word + 3 + n : NULL;
  }
  else {
    o = find(c, NULL, 0, word[1]);
    v = word[2] ? word + 2 : NULL;
  }
  if(!o)
    return unknown(c, word, err);
  if(o == HELP)
    return 1;
  if(o->type == OPT_FLAG) {
    if(v)
      return usage(err, "usage-no-value", o->name, NULL);
    return take(o, c->options, "", args, err);
  }
  if(!v && *i + 1 >= argc)
    return usage(err, "usage-value", o->name, NULL);
  if(!v)
    v = argv[++*i];
  return take(o, c->options, v, args, err);
}

int cli_parse(const cli_command *c, int argc, char **argv, cli_args *args,
              ls_err *err)
{
  bool only_operands = false;
  int n = 0;
  for(int i = 0; i < argc; i++) {
    char *word = argv[i];
    if(only_operands || word[0] != '-' || !word[1])
      argv[n++] = word; /* at or before i: nothing unread is lost */
    else if(!strcmp(word, "--"))
      only_operands = true;
    else {
      int rc = option(c, argc, argv, &i, args, err);
      if(rc)
        return rc;
    }
  }
  args->n = n;
  args->operand = argv;
  if(n < c->min)
    return usage(err, "usage-operand", c->name, NULL);
  if(c->max >= 0 && n > c->max)
    return usage(err, "usage-extra", argv[c->max], c->name);
  /* The ledger keeps names of files too. */
  for(int i = 0; i < n && in_table(c->options, "ledger", 6, 0); i++)
    if(check_words(argv[i], err))
      return err->code;
  return 0;
}
