#include "lex/lists.h"

#define WORDS(...) (const char *const[]){ __VA_ARGS__, NULL }
#define END { NULL, NULL, 0 }

static const ls_column units[] = {
  { "unit", NULL, 0 },
  { "kind", WORDS("count", "measure", "money", "ratio", "time", "rate"), 1 },
  { "with", WORDS("any", "digits"), 0 },
  { "not", NULL, 0 },
  END
};

static const ls_column comparators[] = {
  { "cmp", WORDS("=", ">=", ">", "<=", "<", "~"), 1 },
  { "at", WORDS("before", "after", "inside"), 1 },
  END
};

static const ls_column names[] = {
  { "at", WORDS("whole", "behind", "behind-chinese", "before", "noun",
                "head"), 0 },
  END
};

static const ls_column idioms[] = { END };

static const ls_column measures[] = {
  { "kind", WORDS("up", "down", "to", "from", "reach", "more", "rank", "adv",
                  "front", "keep", "drop", "act", "tail", "stop"), 1 },
  END
};

static const ls_column scopes[] = { END };

static const ls_column indicators[] = { END };

static const ls_column stages[] = {
  { "stage", WORDS("none", "prepare", "approve", "start", "build", "complete",
                   "operate"), 1 },
  { "form", WORDS("adverb", "lead", "do", "both", "done", "title", "bid",
                  "tail", "bidtail", "stop"), 1 },
  { "need", WORDS("some", "little", "much"), 0 },
  END
};

static const ls_column hedges[] = {
  { "force", WORDS("hedge", "firm", "opener", "aside"), 1 },
  END
};

static const ls_column heads[] = {
  { "kind", WORDS("name", "weak", "deed", "self", "title", "class", "not"),
    1 },
  { "holds", WORDS("no", "yes"), 0 },
  END
};

static const ls_column qualifiers[] = {
  { "kind", WORDS("plain", "scope", "classifier"), 1 },
  END
};

static const ls_column actions[] = {
  { "kind", WORDS("do", "end", "hedge", "pivot", "aim", "both", "adverb"),
    1 },
  END
};

static const ls_column slogans[] = {
  { "kind", WORDS("address", "manner", "disposal", "aim", "slogan",
                  "connective", "stance", "judgement"), 1 },
  END
};

static const ls_column marks[] = {
  { "kind", WORDS("state", "pred", "trend", "sway"), 1 },
  END
};

static const ls_column sections[] = {
  { "role", WORDS("opening", "review", "targets", "plan", "livelihood",
                  "governance", "closing", "aside"), 1 },
  { "in", WORDS("title", "sub", "lead", "body"), 1 },
  { "weight", WORDS("weak", "strong"), 0 },
  END
};

static const ls_column furniture[] = {
  { "at", WORDS("line", "begin", "end"), 1 },
  END
};

static const ls_column divisions[] = {
  { "code", NULL, 1 },
  { "name", NULL, 0 },
  { "level", WORDS("province", "city", "county"), 1 },
  END
};

const ls_list_def lex_lists[LEX_LISTS] = {
  [LEX_UNITS] = { "units", units },
  [LEX_NAMES] = { "names", names },
  [LEX_IDIOMS] = { "idioms", idioms },
  [LEX_COMPARATORS] = { "comparators", comparators },
  [LEX_MEASURES] = { "measures", measures },
  [LEX_SCOPES] = { "scopes", scopes },
  [LEX_INDICATORS] = { "indicators", indicators },
  [LEX_STAGES] = { "stages", stages },
  [LEX_HEDGES] = { "hedges", hedges },
  [LEX_HEADS] = { "heads", heads },
  [LEX_ACTIONS] = { "actions", actions },
  [LEX_SLOGANS] = { "slogans", slogans },
  [LEX_MARKS] = { "marks", marks },
  [LEX_SECTIONS] = { "sections", sections },
  [LEX_FURNITURE] = { "furniture", furniture },
  [LEX_QUALIFIERS] = { "qualifiers", qualifiers },
  [LEX_DIVISIONS] = { "divisions", divisions },
};
