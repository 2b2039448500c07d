/* What the fuzz targets share.  Each target is one file with a
 * LLVMFuzzerTestOneInput; with driver.c it is a program that runs the files
 * it is given, and so its corpus is rerun as a test. */
#ifndef LS_FUZZ_FUZZ_H
#define LS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#include "extract/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* Ends the program with a message where `ok` is false: a finding. */
#define FUZZ_CHECK(ok) fuzz_check((ok), #ok, __FILE__, __LINE__)
void fuzz_check(int ok, const char *what, const char *file, int line);

/* The built-in word lists, loaded once. */
const ls_lex *fuzz_lex(void);

/* Decodes `data` and gives `run` a document as the reader makes it. */
void fuzz_doc(const uint8_t *data, size_t n, void (*run)(ls_doc *d));

/* start <= end <= n */
void fuzz_span(ls_span s, uint32_t n);

#endif
