/* SQLite's memory from our heap, so that a test can fail each allocation. */
#ifndef LS_DB_SQLITE_MEMORY_H
#define LS_DB_SQLITE_MEMORY_H

/* Before sqlite3_initialize. */
void sqlite_use_our_memory(void);

#endif
