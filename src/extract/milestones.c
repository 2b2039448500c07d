#include "extract/extract.h"

void extract_milestones(ls_doc *d)
{
  (void)d;
}
