/* Tables as csv, in any encoding. */
#include "table_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  ls_slice s = { (const char *)data, n };
  check_rows(s);
  check_tables(s);
  return 0;
}
