/* Words of the program's tables (states, acts, roles, what was amended) in
 * the language of people. */
#include <stdio.h>
#include <string.h>

#include "cli/words.h"

const char *const role_key[] = { "w-admin", "w-supervisor", "w-leader",
                                 "w-unit", "w-reader" };

const char *const act_key[] = {
  "w-act-issue", "w-act-sign", "w-act-update", "w-act-submit",
  "w-act-return", "w-act-extend", "w-act-amend", "w-act-verify",
  "w-act-close", "w-act-reopen", "w-act-archive", "w-act-drop",
  "w-act-edit", "w-act-split", "w-act-merge", "w-act-publish",
  "w-act-unpublish", "w-act-comment"
};

const char *cli_field_word(const char *field, bool english)
{
  static const char *const name[] = { "deadline", "year", "owner", "leader",
    "indicator", "target", "period", "split", "merge", "drop", NULL };
  static const char *const key[] = { "w-field-deadline", "w-field-year",
    "w-field-owner", "w-field-leader", "w-field-indicator", "w-field-target",
    "w-field-period", "w-field-split", "w-field-merge", "w-field-drop" };
  int i = word_index(name, field);
  return i < 0 ? field : msg_text(key[i], english);
}

const char *cli_stage_word(const char *stage, bool english)
{
  static const char *const name[] = { "prepare", "approve", "start", "build",
    "complete", "operate", NULL };
  static const char *const key[] = { "w-stage-prepare", "w-stage-approve",
    "w-stage-start", "w-stage-build", "w-stage-complete",
    "w-stage-operate" };
  int i = word_index(name, stage);
  return i < 0 ? stage : msg_text(key[i], english);
}

const char *cli_change_word(const char *act, bool english)
{
  static const char *const name[] = { "init", "users", "units", "retire",
    "posts", "places", "rules", "indicators", "ingest", "accept", "add",
    "import", "import form", "observe", "lock", "unlock", NULL };
  static const char *const key[] = { "w-did-init", "w-did-users",
    "w-did-units", "w-did-retire", "w-did-posts", "w-did-places",
    "w-did-rules", "w-did-indicators", "w-did-ingest", "w-did-accept",
    "w-did-add", "w-did-import", "w-did-form", "w-did-observe", "w-did-lock",
    "w-did-unlock" };
  int i;
  if(english)
    return act;
  if((i = word_index(name, act)) >= 0)
    return msg_text(key[i], false);
  i = word_index(act_name, act);
  return i < 0 ? act : msg_text(act_key[i], false);
}

static const char *own(const char *word, bool english)
{
  int i;
  if((i = word_index(state_name, word)) >= 0)
    return msg_text(state_key[i], english);
  if((i = word_index(user_role_name, word)) >= 0)
    return msg_text(role_key[i], english);
  if((i = word_index(act_name, word)) >= 0)
    return msg_text(act_key[i], english);
  return word;
}

/* issued, signed: each by itself. */
static void translate(char *arg, size_t size)
{
  char out[160], word[80];
  size_t n = 0;
  out[0] = 0;
  for(const char *p = arg; *p && n < sizeof(out);) {
    size_t k = strcspn(p, ",");
    snprintf(word, sizeof(word), "%.*s", (int)k, p);
    n += (size_t)snprintf(out + n, sizeof(out) - n, "%s%s", n ? "、" : "",
                          own(word, false));
    p += k;
    p += strspn(p, ", ");
  }
  if(n < sizeof(out))
    snprintf(arg, size, "%s", out);
}

void cli_own_words(ls_err *err)
{
  if(!strcmp(err->key, "user-may-not"))
    snprintf(err->arg[1], sizeof(err->arg[1]), "%s",
             cli_change_word(err->arg[1], false));
  if(strncmp(err->key, "flow-", 5) && strcmp(err->key, "merge-done"))
    return;
  translate(err->arg[0], sizeof(err->arg[0]));
  translate(err->arg[1], sizeof(err->arg[1]));
}
