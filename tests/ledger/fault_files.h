/* Makes the n-th file operation fail: SQLite's through a layer under it,
 * ours through the linker (--wrap). */
#ifndef LS_TESTS_FAULT_FILES_H
#define LS_TESTS_FAULT_FILES_H

/* Puts the layer under SQLite; once, before the first ledger. */
void files_begin(void);

/* The n-th operation from now fails with `error` (an errno); 0: none. */
void files_fail_at(unsigned long n, int error);
unsigned long files_count(void);

#endif
