#include "extract/extract.h"

void extract_items(ls_doc *d)
{
  (void)d;
}
