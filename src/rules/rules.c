/* Loading all rule files: from a folder where it has them, else built in. */
#include "rules/rules.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "rules/builtin.h"
#include "rules/inside.h"

static const rules_part *const parts[] = {
  &part_notices, &part_terms, &part_flow, &part_lights, &part_expect,
  &part_settings, &part_stages, &part_leads, &part_aliases, &part_kinds
};

#define PARTS (sizeof(parts) / sizeof(parts[0]))

const char *const rules_files[] = {
  "calendar/notices", "terms", "workflow", "lights/lights",
  "lights/expected", "lights/settings", "lights/stages", "lead-units",
  "unit-names", "measures", NULL
};

static bool is_year_file(const char *name)
{
  int year = 0;
  if(strncmp(name, "calendar/", 9) || strlen(name) != 13)
    return false;
  for(int i = 9; i < 13; i++) {
    if(name[i] < '0' || name[i] > '9')
      return false;
    year = year * 10 + (name[i] - '0');
  }
  return year >= CAL_FIRST && year <= CAL_LAST;
}

bool rules_has_file(const char *name)
{
  for(int i = 0; rules_files[i]; i++)
    if(!strcmp(rules_files[i], name))
      return true;
  return is_year_file(name);
}

ls_slice rules_builtin(const char *name)
{
  const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name;
  size_t n = strlen(base);
  for(const ls_file *f = rules_builtin_files; f->name; f++)
    if(!strncmp(f->name, base, n) && !strcmp(f->name + n, ".tsv"))
      return (ls_slice){ f->content, f->size };
  return SLICE("");
}

/* The content of a file, kept as long as the rules. */
static int content_of(ls_loading *l, const ls_rules_source *override,
                      const char *name, ls_slice *out, ls_err *err)
{
  int got = override ? override->get(override->arg, name, out, err) : 0;
  if(got < 0)
    return got;
  if(!got) {
    *out = rules_builtin(name);
    return out->s[0] != 0;
  }
  char *copy = arena_alloc(l->arena, out->n + 1);
  memcpy(copy, out->s, out->n);
  *out = (ls_slice){ copy, out->n };
  return 1;
}

static int load_years(ls_loading *l, ls_rules *r,
                      const ls_rules_source *override, ls_err *err)
{
  for(int y = CAL_FIRST; y <= CAL_LAST; y++) {
    char name[20];
    ls_slice content;
    snprintf(name, sizeof(name), "calendar/%d", y);
    int got = content_of(l, override, name, &content, err);
    if(got < 0)
      return got;
    if(got)
      cal_read_year(l, r, y, content);
  }
  cal_seal(l, r);
  return LS_OK;
}

static int load_parts(ls_loading *l, ls_rules *r,
                      const ls_rules_source *override, ls_err *err)
{
  for(size_t i = 0; i < PARTS; i++) {
    ls_slice content;
    int got = content_of(l, override, parts[i]->def->name, &content, err);
    if(got < 0)
      return got;
    table_read(l, parts[i]->def, content, parts[i]->row, r);
    if(parts[i]->done)
      parts[i]->done(l, r);
  }
  return load_years(l, r, override, err);
}

ls_rules *rules_load(const ls_rules_source *override,
                     void (*each)(void *arg, const ls_err *err), void *arg,
                     ls_err *err)
{
  jmp_buf oom;
  ls_rules *volatile r = ls_malloc(sizeof(*r));
  if(!r) {
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  memset((void *)r, 0, sizeof(*r));
  arena_init((ls_arena *)&r->arena, &oom);
  if(setjmp(oom)) {
    rules_free(r);
    err_set(err, LS_ENOMEM, "no-memory", NULL, NULL);
    return NULL;
  }
  ls_loading l = { .arena = (ls_arena *)&r->arena, .each = each, .arg = arg,
                   .first = err };
  if(load_parts(&l, r, override, err) || l.errors) {
    rules_free(r);
    return NULL;
  }
  r->arena.oom = NULL; /* nothing allocates in it any more */
  return r;
}

void rules_free(ls_rules *r)
{
  if(!r)
    return;
  arena_free(&r->arena);
  ls_free(r);
}
