#include "CSQLite.h"

#include <malloc.h>
#include <sqlite3.h>

// Swift calls no function of variable arguments.
void csqlite_count_no_memory(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

void csqlite_return_freed_memory(void) { malloc_trim(0); }

void csqlite_return_memory(void) { mallopt(M_MMAP_THRESHOLD, 1 << 20); }
