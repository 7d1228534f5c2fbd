#include <iconv.h>
#include <libxml/xmlversion.h>
// Its headers would bring ICU's, which clash with those of Foundation. Nothing here touches what they describe.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
