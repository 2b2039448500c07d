#include "emit/out.h"
const ls_format format_html = { "html", true, NULL, NULL, NULL, NULL };
