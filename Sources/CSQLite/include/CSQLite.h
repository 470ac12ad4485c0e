#ifndef CSQLITE_H
#define CSQLITE_H

/// Lets SQLite count no memory, which costs a lock for every allocation. Before the first connection is opened.
void csqlite_count_no_memory(void);

/// Lets the C library give every large piece of memory back to the system when it is freed.
void csqlite_return_memory(void);

#endif
