/* Objects and lists on standard output. */
#ifndef LS_CLI_JSON_H
#define LS_CLI_JSON_H

#include "model/model.h"

typedef struct cli_json {
  bool comma; /* before what comes next */
} cli_json;

/* `key` is NULL within a list and at the top.  `bracket` is { or [. */
void json_open(cli_json *j, const char *key, char bracket);
void json_close(cli_json *j, char bracket); /* } or ] */
void json_end(cli_json *j);                 /* of a line */
void json_str(cli_json *j, const char *key, const char *v);
void json_slice(cli_json *j, const char *key, ls_slice v);
void json_int(cli_json *j, const char *key, int64_t v);
void json_bool(cli_json *j, const char *key, bool v);

/* These are left out where there is nothing. */
void json_some(cli_json *j, const char *key, const char *v);
void json_day(cli_json *j, const char *key, ls_day d);
void json_when(cli_json *j, const char *key, ls_when w);
void json_dec(cli_json *j, const char *key, ls_dec d, bool has);
void json_id(cli_json *j, const char *key, int64_t id);

#endif
