#include "CSQLite.h"

#include <sqlite3.h>

// Swift calls no function of variable arguments.
void csqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
