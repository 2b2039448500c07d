/* What the commands that take tables in and out share. */
#ifndef LS_CLI_TABLES_H
#define LS_CLI_TABLES_H

#include "cli/ledger.h"
#include "port/problems.h"
#include "port/write.h"
#include "sys/file.h"

/* Formats that --format takes, ended by NULL: xlsx, csv, docx. */
extern const char *const cli_table_formats[];

/* The format that `name` (NULL: none given) or else the end of the file's
 * name tells; NULL after complaining, also where the two are not the same. */
const table_format *cli_table_format(const cli_args *args, const char *name,
                                     const char *path);

/* Where a table goes: a file that takes its name at the end, or standard
 * output. */
typedef struct cli_sink {
  ls_output output;
  port_sink sink;
} cli_sink;

int cli_sink_open(const cli_args *args, cli_sink *s, const char *path,
                  ls_err *err);
int cli_sink_close(cli_sink *s, bool keep, ls_err *err);

/* Reads the file of a table, "-" for standard input: bytes to be freed with
 * ls_free, or NULL after complaining. */
uint8_t *cli_table_bytes(const cli_args *args, const char *path, size_t *n);

/* Problems, one a line: JSON objects on standard output, or words on
 * standard error, each with the file's name in front. */
void cli_problems(const cli_args *args, const char *path,
                  const port_problems *p, bool json);

/* The last component of a path. */
const char *cli_base_name(const char *path);

#endif
