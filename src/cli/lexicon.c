#define _GNU_SOURCE
/* luoshi lexicon check DIR, luoshi lexicon show WORD. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "cli/lists.h"
#include "text/text.h"

/* --- check --------------------------------------------------------------- */

static void tell(void *arg, const ls_err *err)
{
  const cli_args *args = arg;
  cli_complain(err, args->english);
}

/* A line of our own words with one or two things in it. */
static void say(const char *key, const char *a, const char *b, bool en)
{
  ls_buf line;
  buf_init(&line, 8192);
  msg_put(&line, msg_text(key, en), a, b);
  puts(buf_cstr(&line));
  buf_free(&line);
}

static int check(const cli_args *args)
{
  const char *dir = args->operand[0];
  ls_lex *lex = cli_load_lists(dir, args->english, tell,
                               (void *)(uintptr_t)args);
  if(!lex)
    return EXIT_TROUBLE;
  int own = 0;
  for(int i = 0; i < LEX_LISTS; i++) {
    uint32_t rows;
    char count[16];
    if(!cli_has_list(dir, lex_lists[i].name))
      continue;
    lex_rows(lex, (enum ls_list)i, &rows);
    snprintf(count, sizeof(count), "%u", rows);
    say("lex-overrides", lex_lists[i].name, count, args->english);
    own++;
  }
  say(own ? "lex-fine" : "lex-no-lists", dir, NULL, args->english);
  lex_free(lex);
  return EXIT_FINE;
}

const cli_command cmd_lexicon_check = {
  .name = "lexicon check", .operands = "arg-folder", .min = 1, .max = 1,
  .summary = "cmd-lexicon-check", .text = "cmd-lexicon-check-text",
  .run = check
};

/* --- show ---------------------------------------------------------------- */

enum { LEXICON };

static const cli_option options[] = {
  [LEXICON] = { "lexicon", 0, OPT_FOLDER, "arg-folder", "opt-lexicon", NULL,
                0, 0 },
  { NULL, 0, OPT_FLAG, NULL, NULL, NULL, 0, 0 }
};

/* What each list does, in words. */
static const char *what_for(int list)
{
  static const struct {
    enum ls_list list;
    const char *key;
  } words[] = {
    { LEX_UNITS, "lex-does-units" },
    { LEX_NAMES, "lex-does-names" },
    { LEX_IDIOMS, "lex-does-idioms" },
    { LEX_COMPARATORS, "lex-does-comparators" },
    { LEX_MEASURES, "lex-does-measures" },
    { LEX_SCOPES, "lex-does-scopes" },
    { LEX_INDICATORS, "lex-does-indicators" },
    { LEX_STAGES, "lex-does-stages" },
    { LEX_HEDGES, "lex-does-hedges" },
    { LEX_HEADS, "lex-does-heads" },
    { LEX_ACTIONS, "lex-does-actions" },
    { LEX_SLOGANS, "lex-does-slogans" },
    { LEX_MARKS, "lex-does-marks" },
    { LEX_QUALIFIERS, "lex-does-qualifiers" },
    { LEX_SECTIONS, "lex-does-sections" },
    { LEX_FURNITURE, "lex-does-furniture" },
    { LEX_DIVISIONS, "lex-does-divisions" },
  };
  for(size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
    if((int)words[i].list == list)
      return words[i].key;
  return "lex-does-other";
}

static void show_row(const ls_entry *e, const char *dir, bool en)
{
  const ls_list_def *def = &lex_lists[e->list];
  bool own = dir && cli_has_list(dir, def->name);
  int text = 0, enums = 0;
  ls_slice word = lex_word(e);
  printf("%.*s  %s/%s.tsv:%u  %s\n", (int)word.n, word.s,
         own ? dir : "data/lexicon", def->name, e->line,
         msg_text(what_for(e->list), en));
  for(const ls_column *c = def->columns; c->name; c++) {
    if(c->words)
      printf("    %s: %s\n", c->name, c->words[e->e[enums++]]);
    else {
      ls_slice s = lex_text(e, text++);
      if(s.n)
        printf("    %s: %.*s\n", c->name, (int)s.n, s.s);
    }
  }
}

/* Rows that hold the word without being it: most useful when it has no row
 * of its own. */
static int show_within(const ls_lex *lex, const char *word, bool en)
{
  int found = 0;
  size_t n = strlen(word);
  for(int i = 0; i < LEX_LISTS && found < 20; i++) {
    uint32_t rows;
    const ls_entry *e = lex_rows(lex, (enum ls_list)i, &rows);
    for(; rows && found < 20; rows--, e++) {
      ls_slice w = lex_word(e);
      if(memmem(w.s, w.n, word, n)) {
        if(!found++)
          say("lex-within", word, NULL, en);
        printf("    %.*s  %s.tsv:%u\n", (int)w.n, w.s, lex_lists[i].name,
               e->line);
      }
    }
  }
  return found;
}

static int show(const cli_args *args)
{
  const char *dir = args->text[LEXICON], *word = args->operand[0];
  uint16_t folded[LEX_WORD_MAX];
  ls_lex *lex = cli_load_lists(dir, args->english, NULL, NULL);
  if(!lex)
    return EXIT_TROUBLE;
  uint32_t n = lex_fold(slice_of(word), folded);
  const ls_entry *e = n ? lex_exact(lex, folded, folded + n) : NULL;
  int status = e ? EXIT_FINE : EXIT_TROUBLE;
  for(; e; e = lex_next(e))
    show_row(e, dir, args->english);
  if(status) {
    ls_err err;
    show_within(lex, word, args->english);
    err_set(&err, LS_ELEXICON, "lex-no-row", word, NULL);
    fflush(stdout);
    cli_complain(&err, args->english);
  }
  lex_free(lex);
  return status;
}

const cli_command cmd_lexicon_show = {
  .name = "lexicon show", .operands = "arg-word", .min = 1, .max = 1,
  .summary = "cmd-lexicon-show", .text = "cmd-lexicon-show-text",
  .options = options, .run = show
};
