/* The packed parts of a PDF, checked by their checksums. */
#ifndef LS_DOC_PDF_STREAMS_H
#define LS_DOC_PDF_STREAMS_H

#include <stddef.h>

#include "base/slice.h"

/* Where the first part stands that is packed and does not come out as it
 * was put in, SIZE_MAX where there is none.  Pictures and fonts are not
 * looked at, and nothing is where the file is encrypted. */
size_t pdf_broken_stream(ls_slice pdf);

#endif
