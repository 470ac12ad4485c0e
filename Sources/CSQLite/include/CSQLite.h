#ifndef CSQLITE_H
#define CSQLITE_H

/// Lets SQLite count no memory, which costs a lock for every allocation. Before the first connection is opened.
void csqlite_count_no_memory(void);

/// Gives back to the system what was freed in pieces too small for that to happen at once.
void csqlite_return_freed_memory(void);

/// Lets the C library give every large piece of memory back to the system when it is freed.
void csqlite_return_memory(void);

#endif
