/* libluoshi: reads a Chinese government work report (政府工作报告) into
 * records: sections, figures, milestones, items, and an account of every
 * numeral and every promising sentence.
 *
 *   luoshi_reader *reader = luoshi_reader_new(NULL, &err);
 *   luoshi_report *report = luoshi_read(reader, bytes, n, NULL, &err);
 *   for(size_t i = 0; i < luoshi_count(report, LUOSHI_FIGURE); i++) {
 *     luoshi_figure f;
 *     luoshi_get_figure(report, i, &f, sizeof(f));
 *     ...
 *   }
 *   luoshi_report_free(report);
 *   luoshi_reader_free(reader);
 *
 * Positions are code points of the read text (UTF-8, newlines as LF), end
 * exclusive.  Strings are pointers with lengths into the report or the
 * reader: valid until it is freed, not NUL-terminated, UTF-8.
 *
 * Threads: a reader is read-only once made and may be used by any number of
 * threads at once; a report belongs to one thread at a time.
 *
 * The library opens no file, starts no process and reads no clock.
 *
 * Compatibility: functions are only added, and members only at the end of
 * structs; the size that a caller passes says which members it knows. */
#ifndef LUOSHI_H
#define LUOSHI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define LUOSHI_API __attribute__((visibility("default")))
#else
#define LUOSHI_API
#endif

#define LUOSHI_VERSION "0.1.0"

/* The version of the library that is linked. */
LUOSHI_API const char *luoshi_version(void);

typedef struct luoshi_reader luoshi_reader;
typedef struct luoshi_report luoshi_report;

/* ---- errors ------------------------------------------------------- */

typedef enum luoshi_code {
  LUOSHI_OK = 0,
  LUOSHI_ENOMEM = -1,    /* the heap has no more */
  LUOSHI_EEMPTY = -2,    /* nothing to read */
  LUOSHI_EBINARY = -3,   /* bytes that are no text */
  LUOSHI_EENCODING = -4, /* bytes of no known encoding */
  LUOSHI_ETOOBIG = -5,   /* over the size limit */
  LUOSHI_EIO = -6,       /* a callback gave up */
  LUOSHI_ELEXICON = -7,  /* a word list with errors */
  LUOSHI_EUSAGE = -8     /* an argument that makes no sense */
} luoshi_code;

typedef struct luoshi_error {
  luoshi_code code;
  uint32_t line;     /* of a word list, 1-based; 0 if none */
  int has_byte;
  uint64_t byte;     /* offset in the input, where has_byte */
  char file[256];    /* a word list's name, "" if none */
  char zh[512];      /* what is wrong and what to do, in Chinese */
  char en[512];      /* the same in English */
} luoshi_error;

/* ---- reader ------------------------------------------------------- */

/* Word lists that replace built-in ones.  `get` is asked for each list by
 * its name (without .tsv): it returns 1 and sets the content, which it must
 * keep until luoshi_reader_new returns, or 0 where it has none. */
typedef struct luoshi_lists {
  int (*get)(void *arg, const char *name, const char **content, size_t *n);
  void *arg;
} luoshi_lists;

/* `lists` may be NULL: all built in.  NULL on error, and *err (may be NULL)
 * says what and where. */
LUOSHI_API luoshi_reader *luoshi_reader_new(const luoshi_lists *lists,
                                            luoshi_error *err);
LUOSHI_API void luoshi_reader_free(luoshi_reader *reader);

typedef struct luoshi_options {
  size_t size;       /* sizeof(luoshi_options) */
  int explain;       /* keep why each field has its value */
  const char *place; /* a division's name or GB/T 2260 code; NULL: read it */
  int year;          /* the year the report plans; 0: read it */
} luoshi_options;

/* Reads `n` bytes (UTF-8, GB18030 or UTF-16, detected), which must stay
 * where they are until the report is freed.  `options` may be NULL.  NULL
 * on error. */
LUOSHI_API luoshi_report *luoshi_read(const luoshi_reader *reader,
                                      const void *bytes, size_t n,
                                      const luoshi_options *options,
                                      luoshi_error *err);
LUOSHI_API void luoshi_report_free(luoshi_report *report);

/* ---- records ------------------------------------------------------ */

typedef enum luoshi_kind {
  LUOSHI_SECTION,
  LUOSHI_FIGURE,
  LUOSHI_MILESTONE,
  LUOSHI_ITEM,
  LUOSHI_NUMBER,    /* a numeral that is no figure */
  LUOSHI_NARRATIVE, /* a sentence of a promising part without an item */
  LUOSHI_ASIDE      /* text that is not the report's own */
} luoshi_kind;

typedef struct luoshi_string {
  const char *s;
  size_t n;
} luoshi_string;

typedef struct luoshi_span {
  uint32_t start, end;
} luoshi_span;

/* A phrase of the text, put together from up to four places of it. */
typedef struct luoshi_phrase {
  uint32_t parts;
  luoshi_span part[4];
} luoshi_phrase;

/* An exact decimal number: mantissa / 10^scale. */
typedef struct luoshi_decimal {
  int64_t mantissa;
  int32_t scale;
} luoshi_decimal;

#define LUOSHI_NONE UINT32_MAX /* no such record */

/* Words such as role, cmp and stage are those of docs/format.md, for
 * instance "plan", ">=" and "build". */
typedef struct luoshi_section {
  uint32_t id;
  luoshi_span span, number, title;
  uint32_t level, parent; /* parent: an index, or LUOSHI_NONE */
  const char *role;
  int synthetic;          /* no heading stands there */
  int from, to;           /* the years it speaks of, 0 unknown */
} luoshi_section;

typedef struct luoshi_figure {
  uint32_t id;
  luoshi_span span;
  luoshi_decimal value, value_hi;
  int has_hi;
  luoshi_string unit, scope;
  const char *cmp, *aspect, *mood;
  luoshi_span per;        /* empty if not worded */
  luoshi_phrase indicator;
  uint32_t section;       /* an index, or LUOSHI_NONE */
  uint32_t place;         /* GB/T 2260 code, 0: the report's own */
  luoshi_string place_name;
  int from, to, month;    /* the period; 0 unknown */
} luoshi_figure;

typedef struct luoshi_milestone {
  uint32_t id;
  luoshi_span span, verb;
  luoshi_phrase object;
  const char *stage, *mood;
  int hedge;
  uint32_t section;
} luoshi_milestone;

typedef struct luoshi_item {
  uint32_t id;
  luoshi_span span, sentence;
  const char *kind, *missing; /* missing: "" where measurable */
  int measurable;
  uint32_t section;
  uint32_t figure, figures;       /* first index and how many */
  uint32_t milestone, milestones;
} luoshi_item;

/* A number, narrative or aside record. */
typedef struct luoshi_note {
  uint32_t id;
  luoshi_span span;
  const char *role;  /* numbers: name, date, numbering, idiom, unread */
  luoshi_string why; /* the word-list row or the rule that decided */
} luoshi_note;

typedef struct luoshi_info {
  luoshi_string text;   /* the read text */
  uint32_t chars;       /* its code points */
  luoshi_string place;  /* "" unknown */
  uint32_t place_code;  /* GB/T 2260, 0 unknown */
  int year;             /* the year it plans, 0 unknown */
  const char *encoding; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" */
  uint32_t numerals, figures, names, dates, numbering, idioms, unread;
  uint32_t sentences, items, narrative; /* the coverage account */
} luoshi_info;

/* How many records of a kind there are. */
LUOSHI_API size_t luoshi_count(const luoshi_report *report,
                               luoshi_kind kind);

/* Fill *out, as far as `size` goes, from record `i` (0 first): LUOSHI_OK, or
 * LUOSHI_EUSAGE where there is none. */
LUOSHI_API int luoshi_get_info(const luoshi_report *report, luoshi_info *out,
                               size_t size);
LUOSHI_API int luoshi_get_section(const luoshi_report *report, size_t i,
                                  luoshi_section *out, size_t size);
LUOSHI_API int luoshi_get_figure(const luoshi_report *report, size_t i,
                                 luoshi_figure *out, size_t size);
LUOSHI_API int luoshi_get_milestone(const luoshi_report *report, size_t i,
                                    luoshi_milestone *out, size_t size);
LUOSHI_API int luoshi_get_item(const luoshi_report *report, size_t i,
                               luoshi_item *out, size_t size);
/* kind: LUOSHI_NUMBER, LUOSHI_NARRATIVE or LUOSHI_ASIDE */
LUOSHI_API int luoshi_get_note(const luoshi_report *report, luoshi_kind kind,
                               size_t i, luoshi_note *out, size_t size);

/* The text of a span; "" where it does not lie in the report. */
LUOSHI_API luoshi_string luoshi_text(const luoshi_report *report,
                                     luoshi_span span);

/* Writes the words of a phrase and a NUL to buf[size]; cuts where there is
 * no room, never within a character.  The length of all its words. */
LUOSHI_API size_t luoshi_phrase_text(const luoshi_report *report,
                                     const luoshi_phrase *phrase, char *buf,
                                     size_t size);

/* Walks the records in the order in which they are printed.  Begin with
 * *cursor = 0; each call gives one record's kind and index and returns 1, 0
 * at the end. */
LUOSHI_API int luoshi_next(const luoshi_report *report, uint64_t *cursor,
                           luoshi_kind *kind, size_t *index);

/* ---- writing ------------------------------------------------------ */

typedef enum luoshi_format { LUOSHI_JSONL, LUOSHI_CSV } luoshi_format;

/* Writes all records through `write`, which returns 0, or anything else to
 * stop.  `source` is the name to print for the report.  LUOSHI_OK, or
 * LUOSHI_EIO where write stopped it. */
LUOSHI_API int luoshi_write(const luoshi_report *report,
                            luoshi_format format, const char *source,
                            int (*write)(void *arg, const char *p, size_t n),
                            void *arg);

#ifdef __cplusplus
}
#endif

#endif
