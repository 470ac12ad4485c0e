#ifndef CSQLITE_H
#define CSQLITE_H

/// Lets SQLite count no memory, which costs a lock for every allocation. Before the first connection is opened.
void csqlite_count_no_memory(void);

#endif
