/* All SQL of the ledger.  One file for each kind of thing.
 *
 * Functions that look something up return 1 with it, 0 without, negative
 * with *err.  What is read lives in the store's arena.  `bound` is the
 * greatest entry that may be seen, STORE_NOW for all.  Functions that put
 * something in work between store_begin and store_end of one entry.
 *
 * Of `bound` queries say `entry + 0 <= $n`: without the sum the planner may
 * walk the primary key, which begins with the entry, over all rows, instead
 * of the index on what is asked for. */
#ifndef LS_STORE_STORE_H
#define LS_STORE_STORE_H

#include "base/vec.h"
#include "db/db.h"
#include "hash/digest.h"
#include "model/model.h"
#include "store/tables.h"

#define STORE_NOW INT64_MAX
#define STORE_SCRATCH 6
#define STORE_LOCKS 64

typedef struct ls_store {
  ls_db *db;
  const char *place;    /* the code in every key */
  ls_arena *arena;      /* for what is read */
  int64_t entry;        /* being written, 0: none */
  int64_t n;            /* its rows so far */
  ls_hashes *hash;
  ls_arena scratch[STORE_SCRATCH]; /* for one row of a long walk */
  int depth;            /* walks within walks */
  ls_when locked[STORE_LOCKS]; /* periods, once asked for */
  int locks;            /* how many, -1: not asked for, or too many */
  ls_day *day;          /* of each entry, once asked for */
  int64_t days;
  char sha256[SHA256_HEX], sm3[SM3_HEX]; /* of the last entry */
} ls_store;

/* What is read from here to store_leave goes with it.  Returns the arena to
 * give back.  At most STORE_SCRATCH deep. */
ls_arena *store_enter(ls_store *st);
void store_leave(ls_store *st, ls_arena *before);

/* Everything the store holds of the heap; not the database. */
void store_free(ls_store *st);

/* --- schema -------------------------------------------------------------- */

#define LEDGER_ID 0x4C756F53 /* "LuoS": the file is a ledger */

/* The version of the newest migration. */
int store_version(void);

/* What has to be done before a database of that version is changed: nobody
 * else writes to it then.  0 or an error, which leaves it as it was. */
typedef int (*store_before)(void *arg, int64_t version, ls_err *err);

/* Makes the tables of an empty database / brings those of an older one to
 * this version, after `before` (may be NULL), which is not called where there
 * is nothing to do; LS_ENEWER where it is newer, LS_EFORMAT where it is no
 * ledger.  *from is the version it had. */
int store_create(ls_store *st, ls_err *err);
int store_migrate(ls_store *st, store_before before, void *arg,
                  int64_t *from, ls_err *err);
int store_check_identity(ls_store *st, int64_t *version, ls_err *err);

/* Drops the derived tables and makes them again from the record. */
int store_rebuild(ls_store *st, ls_err *err);

/* Whether the derived tables are those of this program: 1 or 0. */
int store_derived_fits(ls_store *st, ls_err *err);

/* --- the entry ----------------------------------------------------------- */

/* A transaction and the next entry's number. */
int store_begin(ls_store *st, ls_err *err);

/* Inserts a row; takes part in the entry's digest. */
int store_insert(ls_store *st, store_id t, const store_value *v,
                 ls_err *err);

/* Inserts a row of an entry that was written elsewhere; for import all,
 * which verifies afterwards. */
int store_insert_at(ls_store *st, store_id t, int64_t entry, int64_t n,
                    const store_value *v, ls_err *err);

/* Writes the entry down: fills j's number, rows and hashes. */
int store_end(ls_store *st, ls_journal *j, ls_err *err);
void store_abandon(ls_store *st); /* after a rollback */

/* --- the journal --------------------------------------------------------- */

int store_last_entry(ls_store *st, int64_t bound, ls_journal *j, ls_err *err);

/* The greatest entry up to the end of `day`; 0 where there is none. */
int store_bound(ls_store *st, ls_day day, int64_t *bound, ls_err *err);

/* Entries from `from` on (newest first where `back`), at most `many`. */
typedef int (*store_each_entry)(void *arg, const ls_journal *j, ls_err *err);
int store_entries(ls_store *st, int64_t from, int64_t to, bool back,
                  int64_t many, store_each_entry each, void *arg,
                  ls_err *err);

/* The day of an entry; DAY_NONE where it has none. */
ls_day store_day(ls_store *st, int64_t entry);
int store_load_days(ls_store *st, ls_err *err);

/* An entry's hashes from its fields and those of the one before ("" for the
 * first). */
void store_entry_hash(const char *place, const ls_journal *j,
                      const char *prev_sha256, const char *prev_sm3,
                      ls_hashes *h, char sha256[SHA256_HEX],
                      char sm3[SM3_HEX]);

/* One row for the digest of its entry. */
void store_hash_row(ls_hashes *h, store_id t, int64_t n,
                    const store_value *v);

/* What verify finds. */
typedef struct store_finding {
  const char *key;      /* of data/messages */
  int64_t entry;
  const char *table;    /* "" */
  int64_t n;
  const char *words;    /* more, "" */
} store_finding;
typedef void (*store_each_finding)(void *arg, const store_finding *f);

/* Walks journal, record, contents, quotes; the number of findings, or an
 * error.  `entries` and `told` (entries with LUOSHI_NOW) are filled. */
int store_verify(ls_store *st, store_each_finding each, void *arg,
                 int64_t *entries, int64_t *told, ls_err *err);

/* 1 where the item's quote stands at its place in its report's text. */
int store_quote_fits(ls_store *st, const ls_item_row *i, ls_err *err);

/* Reads the rows of an entry back and compares the digest. */
int store_check_entry(ls_store *st, const ls_journal *j, ls_err *err);

/* 1 where an entry has this hash (either of its two), and which. */
int store_entry_of_hash(ls_store *st, const char *hash, int64_t *entry,
                        ls_err *err);

/* --- aggregates ---------------------------------------------------------- */

/* The next free id of a table with ids. */
int store_next_id(ls_store *st, store_id t, int64_t *id, ls_err *err);

int store_setting_put(ls_store *st, const char *name, const char *value,
                      ls_err *err);
int store_setting_get(ls_store *st, const char *name, const char **value,
                      ls_err *err);
/* The place whose ledger this is: the only one, or the first. */
int store_find_place(ls_store *st, const char **place, ls_err *err);

int store_unit_put(ls_store *st, const ls_unit *u, ls_err *err);
int store_unit_get(ls_store *st, int64_t id, int64_t bound, ls_unit *u,
                   ls_err *err);
/* By name or alias. */
/* A unit is no more, and `successor` (0: nobody) has taken over; itself: it
 * goes on. */
int store_unit_end(ls_store *st, int64_t unit, int64_t successor,
                   const char *why, ls_err *err);
int store_unit_find(ls_store *st, const char *name, ls_unit *u, ls_err *err);
typedef VEC(ls_unit) ls_units;
int store_units(ls_store *st, int64_t bound, ls_units *v, ls_err *err);

/* A rule file of the entry's set, its bytes kept by their hash. */
int store_rule_put(ls_store *st, const char *name, const char *sha256,
                   ls_err *err);
/* The latest set up to an entry, in the order it was put. */
typedef VEC(ls_rule_file) ls_rule_files;
int store_rule_files(ls_store *st, int64_t bound, ls_rule_files *v,
                     ls_err *err);

int store_area_put(ls_store *st, const ls_area *a, ls_err *err);
int store_area_get(ls_store *st, const char *code, ls_area *a, ls_err *err);
typedef VEC(ls_area) ls_areas;
int store_areas(ls_store *st, int64_t bound, ls_areas *v, ls_err *err);

int store_post_put(ls_store *st, const ls_post *p, ls_err *err);
int store_post_get(ls_store *st, int64_t id, int64_t bound, ls_post *p,
                   ls_err *err);
typedef VEC(ls_post) ls_posts;
int store_posts(ls_store *st, int64_t bound, ls_posts *v, ls_err *err);

int store_user_put(ls_store *st, const ls_user *u, ls_err *err);
int store_user_find(ls_store *st, const char *name, ls_user *u, ls_err *err);
typedef VEC(ls_user) ls_users;
int store_users(ls_store *st, int64_t bound, ls_users *v, ls_err *err);

/* Bytes by their hash; nothing is done where they are there already. */
int store_content_put(ls_store *st, ls_slice bytes, char sha256[SHA256_HEX],
                      ls_err *err);
int store_content_get(ls_store *st, const char *sha256, ls_slice *bytes,
                      ls_err *err);

int store_report_put(ls_store *st, const ls_report_row *r, ls_err *err);
/* Without its words where `words` is false. */
int store_report_get(ls_store *st, int64_t id, bool words, ls_report_row *r,
                     ls_err *err);
int store_report_of_bytes(ls_store *st, const char *sha256, int64_t *id,
                          ls_err *err);
/* The latest text of that place and year. */
int store_report_of(ls_store *st, const char *about, int year, int64_t *id,
                    ls_err *err);
typedef VEC(ls_report_row) ls_report_rows;
int store_reports(ls_store *st, int64_t bound, ls_report_rows *v,
                  ls_err *err);

int store_indicator_put(ls_store *st, const ls_indicator *i, ls_err *err);
int store_indicator_get(ls_store *st, int64_t id, int64_t bound,
                        ls_indicator *i, ls_err *err);
/* The latest of that name and unit (NULL: any unit). */
int store_indicator_find(ls_store *st, const char *name, const char *unit,
                         ls_indicator *i, ls_err *err);
typedef VEC(ls_indicator) ls_indicators;
int store_indicators(ls_store *st, int64_t bound, ls_indicators *v,
                     ls_err *err);

/* Also keeps what is derived: item_now and the search index. */
int store_item_put(ls_store *st, const ls_item_row *i, ls_err *err);
int store_item_get(ls_store *st, int64_t id, int64_t bound, ls_item_row *i,
                   ls_err *err);
/* By number. */
int store_item_find(ls_store *st, const char *number, int64_t *id,
                    ls_err *err);
/* The greatest number given in `year`: 17 where 2024-017 is. */
int store_last_number(ls_store *st, int year, int64_t *number, ls_err *err);

typedef struct store_filter { /* what is 0, "" or negative is not asked */
  int state;                  /* ls_state or -1 */
  int year;
  int64_t unit;               /* lead unit */
  const char *section;        /* stands in it */
  int missing;                /* 1: only those that lack something */
  int64_t report;
  bool all;                   /* also dropped and merged ones */
} store_filter;
typedef int (*store_each_item)(void *arg, const ls_item_row *i, ls_err *err);

/* Every item as of `bound`, by id.  The row lives until the next. */
int store_items(ls_store *st, const store_filter *f, int64_t bound,
                store_each_item each, void *arg, ls_err *err);
/* The items that an item was split into, whatever became of them. */
typedef VEC(int64_t) store_ids;
int store_parts(ls_store *st, int64_t item, int64_t bound, store_ids *v,
                ls_err *err);
/* Whether a unit leads an item with this indicator. */
int store_leads(ls_store *st, int64_t unit, int64_t indicator, bool *leads,
                ls_err *err);
/* Every version of one item, oldest first. */
int store_item_versions(ls_store *st, int64_t id, int64_t bound,
                        store_each_item each, void *arg, ls_err *err);

/* The last entry up to `bound` that changed something of an item: its row,
 * targets, nodes, progress or further columns.  As of it, the item is what
 * it is at `bound`. */
int store_touched(ls_store *st, int64_t item, int64_t bound, int64_t *entry,
                  ls_err *err);

int store_target_put(ls_store *st, const ls_target *t, ls_err *err);
typedef VEC(ls_target) ls_targets;
int store_targets(ls_store *st, int64_t item, int64_t bound, ls_targets *v,
                  ls_err *err);

/* The nodes of one entry replace those before; `n` 0 takes them away. */
int store_nodes_put(ls_store *st, int64_t item, const ls_node *v, size_t n,
                    ls_err *err);
typedef VEC(ls_node) ls_nodes;
int store_nodes(ls_store *st, int64_t item, int64_t bound, ls_nodes *v,
                ls_err *err);

/* With its note, where it has one. */
int store_observation_put(ls_store *st, const ls_observation *o,
                          ls_err *err);
/* The words beside a value, for its revision; those that come later take
 * the place of those before. */
int store_note_put(ls_store *st, const ls_observation *o, ls_err *err);
/* The words beside revision o->revision; "" if none. */
int store_note(ls_store *st, const ls_observation *o, const char **words,
               ls_err *err);
/* Gives what store_observations found for one indicator and area its
 * notes. */
int store_notes(ls_store *st, int64_t indicator, const char *area,
                int64_t bound, ls_observation *v, size_t n, ls_err *err);
/* The latest revision of each period, by period; `area` as the targets
 * have it. */
typedef VEC(ls_observation) ls_observations;
int store_observations(ls_store *st, int64_t indicator, const char *area,
                       int64_t bound, ls_observations *v, ls_err *err);
/* The greatest revision of one period, 0 where none was reported; *last
 * (may be NULL) is it. */
int store_revision(ls_store *st, const ls_observation *o, int64_t *revision,
                   ls_dec *last, ls_err *err);

int store_update_put(ls_store *st, const ls_update *u, ls_err *err);
typedef VEC(ls_update) ls_updates;
int store_updates(ls_store *st, int64_t item, int64_t bound, ls_updates *v,
                  ls_err *err);

int store_evidence_put(ls_store *st, const ls_evidence *e, ls_err *err);
typedef VEC(ls_evidence) ls_evidences;
int store_evidence(ls_store *st, int64_t item, int64_t bound,
                   ls_evidences *v, ls_err *err);
int store_evidence_get(ls_store *st, int64_t id, ls_evidence *e,
                       ls_err *err);

/* Whether `who` ever entered progress of the item, attached evidence to it,
 * or entered a value of its year for an indicator it is measured by. */
int store_spoke(ls_store *st, const ls_item_row *i, const char *who,
                bool *spoke, ls_err *err);

int store_decision_put(ls_store *st, const ls_decision *d, ls_err *err);
typedef VEC(ls_decision) ls_decisions;
int store_decisions(ls_store *st, int64_t item, int64_t bound,
                    ls_decisions *v, ls_err *err);

int store_amendment_put(ls_store *st, const ls_amendment *a, ls_err *err);
typedef VEC(ls_amendment) ls_amendments;
int store_amendments(ls_store *st, int64_t item, int64_t bound,
                     ls_amendments *v, ls_err *err);

int store_lock_put(ls_store *st, const ls_lock *l, ls_err *err);
/* 1 where the period, or one that holds it, is locked. */
int store_locked(ls_store *st, ls_when period, ls_err *err);
typedef VEC(ls_lock) ls_locks;
int store_locks(ls_store *st, int64_t bound, ls_locks *v, ls_err *err);

int store_extra_put(ls_store *st, const ls_extra *e, ls_err *err);
typedef VEC(ls_extra) ls_extras;
int store_extras(ls_store *st, int64_t item, int64_t bound, ls_extras *v,
                 ls_err *err);

/* --- search -------------------------------------------------------------- */

/* Puts `words` into the index under (kind, id), in place of what was. */
int store_search_put(ls_store *st, const char *kind, int64_t id,
                     const char *words, ls_err *err);
typedef int (*store_each_hit)(void *arg, const char *kind, int64_t id,
                              ls_err *err);
/* Those whose text holds every word of `words`; kind NULL: any. */
int store_search(ls_store *st, const char *words, const char *kind,
                 int64_t many, store_each_hit each, void *arg, ls_err *err);

/* The text as it is indexed: spaces between characters that are each a
 * word.  Public for its test. */
void search_split(ls_slice words, ls_buf *out);

#endif
