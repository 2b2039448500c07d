#include "app/adopt.h"

#include <stdio.h>
#include <string.h>

#include "app/act.h"
#include "base/alloc.h"

/* --- in force ------------------------------------------------------------ */

typedef struct {
  const ls_rule_files *v;
  ls_slice *content; /* of each */
} looking;

/* A file that an older set lacks is the built-in one. */
static int get(void *arg, const char *name, ls_slice *content, ls_err *err)
{
  const looking *k = arg;
  (void)err;
  for(uint32_t i = 0; i < k->v->n; i++)
    if(!strcmp(k->v->v[i].name, name)) {
      *content = k->content[i];
      return 1;
    }
  return 0;
}

static int unreadable(int64_t entry, ls_err *err)
{
  char which[24], where[200];
  snprintf(which, sizeof(which), "%lld", (long long)entry);
  snprintf(where, sizeof(where), "%.150s:%d", err->file, (int)err->line);
  err->file[0] = 0;
  err->line = 0;
  return err_set(err, LS_ELEXICON, "rules-kept-bad", which, where);
}

/* Contents first: where the step's arena has no more, nothing may be half
 * loaded. */
static ls_rules *load(ls_ledger *l, const ls_rule_files *v, ls_err *err)
{
  looking k = { v, arena_zalloc(&l->arena, (v->n + 1) * sizeof(ls_slice)) };
  const ls_rules_source source = { get, &k };
  for(uint32_t i = 0; i < v->n; i++) {
    int rc = store_content_get(&l->store, v->v[i].sha256, &k.content[i], err);
    if(rc < 0)
      return NULL;
    if(!rc) {
      err_set(err, LS_EDAMAGED, "ledger-damaged", "content", NULL);
      return NULL;
    }
  }
  return rules_load(v->n ? &source : NULL, NULL, NULL, err);
}

int app_rules_at(ls_ledger *l, int64_t bound, const ls_rules **out,
                 ls_err *err)
{
  ls_rule_files v = { 0 };
  *out = l->rules;
  if(l->rules)
    return LS_OK;
  int rc = store_rule_files(&l->store, bound, &v, err);
  if(rc)
    return rc;
  int64_t entry = v.n ? v.v[0].entry : 0;
  int i = 0;
  while(i < APP_RULES && l->kept_rules[i].rules &&
        l->kept_rules[i].entry != entry)
    i++;
  if(i == APP_RULES)
    return err_set(err, LS_ELIMIT, "rules-many", NULL, NULL);
  if(!l->kept_rules[i].rules) {
    l->kept_rules[i].rules = load(l, &v, err);
    l->kept_rules[i].entry = entry;
  }
  *out = l->kept_rules[i].rules;
  if(*out)
    return LS_OK;
  return entry && err->code == LS_ELEXICON ? unreadable(entry, err)
                                           : err->code;
}

int app_rules(ls_ledger *l, const ls_rules **out, ls_err *err)
{
  return app_rules_at(l, STORE_NOW, out, err);
}

/* --- adopting ------------------------------------------------------------ */

#define FIRST_YEAR 2000
#define LAST_YEAR 2099
#define FILES 128 /* at most: the fixed ones, and a calendar each year */

typedef struct {
  char name[64];
  ls_slice content;
  char sha256[SHA256_HEX];
} kept_file;

typedef struct {
  ls_ledger *l;
  const ls_rules_source *own;
  kept_file file[FILES];
  int n;
  ls_err *err;
} adopting;

static int add(adopting *k, const char *name)
{
  ls_slice s = { "", 0 };
  int got = k->own ? k->own->get(k->own->arg, name, &s, k->err) : 0;
  if(got < 0)
    return got;
  if(!got)
    s = rules_builtin(name);
  if(!got && !s.n)
    return LS_OK; /* a calendar that nobody has yet */
  if(k->n == FILES)
    return err_set(k->err, LS_ELIMIT, "rules-many", NULL, NULL);
  kept_file *f = &k->file[k->n++];
  const char *copy = arena_str(&k->l->arena, s);
  f->content = (ls_slice){ copy, s.n };
  snprintf(f->name, sizeof(f->name), "%s", name);
  hash_sha256(copy, s.n, f->sha256);
  return LS_OK;
}

static int gather(adopting *k)
{
  int rc = LS_OK;
  char name[24];
  for(int i = 0; rules_files[i] && !rc; i++)
    rc = add(k, rules_files[i]);
  for(int y = FIRST_YEAR; y <= LAST_YEAR && !rc; y++) {
    snprintf(name, sizeof(name), "calendar/%d", y);
    rc = add(k, name);
  }
  return rc;
}

static int get_own(void *arg, const char *name, ls_slice *content,
                   ls_err *err)
{
  const adopting *k = arg;
  (void)err;
  for(int i = 0; i < k->n; i++)
    if(!strcmp(k->file[i].name, name)) {
      *content = k->file[i].content;
      return 1;
    }
  return 0;
}

/* What is kept is what was read now: a folder may have changed since
 * somebody looked. */
static int check(adopting *k)
{
  const ls_rules_source source = { get_own, k };
  ls_rules *r = rules_load(&source, NULL, NULL, k->err);
  rules_free(r);
  return r ? LS_OK : k->err->code;
}

static bool is_same(const adopting *k, const ls_rule_files *v)
{
  if(v->n != (uint32_t)k->n)
    return false;
  for(int i = 0; i < k->n; i++)
    if(strcmp(v->v[i].name, k->file[i].name) != 0 ||
       strcmp(v->v[i].sha256, k->file[i].sha256) != 0)
      return false;
  return true;
}

static int put(adopting *k)
{
  int rc = LS_OK;
  char sha256[SHA256_HEX];
  ls_store *st = &k->l->store;
  for(int i = 0; i < k->n && !rc; i++) {
    rc = store_content_put(st, k->file[i].content, sha256, k->err);
    if(!rc)
      rc = store_rule_put(st, k->file[i].name, sha256, k->err);
  }
  return rc;
}

int app_adopt(ls_ledger *l, const ls_rules_source *own, ls_err *err)
{
  ls_rule_files v = { 0 };
  adopting *k = arena_zalloc(&l->arena, sizeof(*k));
  k->l = l;
  k->own = own;
  k->err = err;
  int rc = gather(k);
  if(!rc)
    rc = check(k);
  if(!rc)
    rc = store_rule_files(&l->store, STORE_NOW, &v, err);
  if(!rc && !is_same(k, &v))
    rc = put(k);
  return rc ? rc : k->n;
}
