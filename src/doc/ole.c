#include "doc/ole.h"

#define ENTRY 128
#define MAX_ENTRIES 4096 /* of a directory are looked at */
#define FREE 0xFFFFFFFFu
#define DIFAT 109        /* sectors of the table that the header names */

typedef struct {
  ls_slice b;
  unsigned shift; /* of a sector: 9 or 12 */
  uint32_t sector[MAX_ENTRIES * ENTRY / 512];
  size_t sectors; /* of the directory */
} ole;

static uint32_t u32(const ole *o, size_t at)
{
  const uint8_t *p = (const uint8_t *)o->b.s + at;
  if(at + 4 > o->b.n)
    return FREE;
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
         (uint32_t)p[3] << 24;
}

static size_t sector_at(const ole *o, uint32_t sector)
{
  return ((size_t)sector + 1) << o->shift;
}

/* The sector behind `sector` in its chain. */
static uint32_t next_sector(const ole *o, uint32_t sector)
{
  uint32_t each = 1u << (o->shift - 2), block = sector / each;
  if(block >= DIFAT)
    return FREE; /* over 7 MB in: no directory of a report is there */
  uint32_t table = u32(o, 76 + 4 * (size_t)block);
  if(table >= FREE - 5)
    return FREE;
  return u32(o, sector_at(o, table) + 4 * (size_t)(sector % each));
}

static void find_directory(ole *o)
{
  size_t most = ((size_t)MAX_ENTRIES * ENTRY) >> o->shift;
  uint32_t s = u32(o, 48);
  o->sectors = 0;
  for(; s < FREE - 5 && o->sectors < most; s = next_sector(o, s))
    o->sector[o->sectors++] = s;
}

/* Where entry `i` stands, 0 if it does not. */
static size_t entry_at(const ole *o, uint32_t i)
{
  size_t at = (size_t)i * ENTRY;
  if(i >= MAX_ENTRIES || at >> o->shift >= o->sectors)
    return 0;
  at = sector_at(o, o->sector[at >> o->shift]) +
       (at & (((size_t)1 << o->shift) - 1));
  return at + ENTRY <= o->b.n ? at : 0;
}

/* The name in Latin letters; a character beyond them is '?'. */
static void entry_name(const ole *o, size_t at, char name[33])
{
  const uint8_t *p = (const uint8_t *)o->b.s + at;
  int n = 0;
  for(; n < 32 && (p[2 * n] || p[2 * n + 1]); n++)
    name[n] = p[2 * n + 1] || p[2 * n] > 0x7E ? '?' : (char)p[2 * n];
  name[n] = '\0';
}

typedef struct {
  bool word, excel, slides, locked, works;
  uint32_t word_at; /* the first sector of the text's stream */
} streams;

static void note(streams *s, const char *name, uint32_t at)
{
  if(!strcmp(name, "WordDocument")) {
    s->word = true;
    s->word_at = at;
  }
  s->excel |= !strcmp(name, "Workbook") || !strcmp(name, "Book");
  s->slides |= !strcmp(name, "PowerPoint Document");
  s->locked |= !strcmp(name, "EncryptionInfo") ||
               !strcmp(name, "EncryptedPackage");
  s->works |= !strcmp(name, "MatOST") || !strcmp(name, "CONTENTS") ||
              !strncmp(name, "WPS", 3) || !strncmp(name, "Wps", 3);
}

/* The entries of the root, a tree of siblings; what stands in storages
 * (embedded sheets in a text, texts in a sheet) does not count. */
static void look(const ole *o, streams *s)
{
  uint32_t todo[64], n = 0, seen = 0;
  size_t root = entry_at(o, 0);
  if(root)
    todo[n++] = u32(o, root + 76);
  while(n && seen++ < MAX_ENTRIES) {
    size_t at = entry_at(o, todo[--n]);
    char name[33];
    if(!at)
      continue;
    entry_name(o, at, name);
    note(s, name, u32(o, at + 116));
    if(n + 2 <= sizeof(todo) / sizeof(todo[0])) {
      todo[n++] = u32(o, at + 68);
      todo[n++] = u32(o, at + 72);
    }
  }
}

doc_format ole_format(ls_slice bytes)
{
  ole o = { .b = bytes, .shift = 9 };
  streams s = { 0 };
  if(bytes.n > 32 && bytes.s[30] == 12)
    o.shift = 12;
  find_directory(&o);
  look(&o, &s);
  return s.locked ? DOC_LOCKED : s.word ? DOC_DOC : s.excel ? DOC_XLS
         : s.slides ? DOC_PPT : s.works ? DOC_WPS : DOC_DOC;
}

/* The end of the last sector that the table of sectors says is used, as far
 * as the header names the table's parts. */
static size_t used_to(const ole *o)
{
  uint32_t each = 1u << (o->shift - 2);
  size_t end = 0;
  for(uint32_t block = 0; block < DIFAT; block++) {
    uint32_t table = u32(o, 76 + 4 * (size_t)block);
    if(table >= FREE - 5)
      break;
    size_t at = sector_at(o, table);
    if(at + 4 * (size_t)each > o->b.n)
      return SIZE_MAX;
    for(uint32_t i = 0; i < each; i++) {
      if(u32(o, at + 4 * (size_t)i) != FREE)
        end = sector_at(o, block * each + i + 1);
    }
  }
  return end ? end : SIZE_MAX;
}

/* The head of the text's stream: [MS-DOC] 2.5.1 FibBase, wIdent and, in the
 * flags at 10, fEncrypted. */
ole_word ole_look(ls_slice bytes)
{
  ole o = { .b = bytes, .shift = 9 };
  streams s = { 0 };
  ole_word w = { 0 };
  if(bytes.n > 32 && bytes.s[30] == 12)
    o.shift = 12;
  find_directory(&o);
  look(&o, &s);
  w.whole = used_to(&o) <= bytes.n;
  uint32_t head = s.word ? u32(&o, sector_at(&o, s.word_at)) : FREE;
  uint32_t flags = s.word ? u32(&o, sector_at(&o, s.word_at) + 8) : FREE;
  w.found = head != FREE && ((head & 0xFFFF) == 0xA5EC ||
                             (head & 0xFFFF) == 0xA5DC);
  w.encrypted = w.found && flags != FREE && (flags >> 16 & 0x100) != 0;
  return w;
}
